package templates

// A Feature is a part of the runtime that only some SDKs need.
type Feature string

// The features. The rest of the runtime is in every SDK.
const (
	Paging  Feature = "paging"  // ListCall: iterating over the pages of a list
	Waiting Feature = "waiting" // waiting until a change is done
)

// featureOf maps the files of a feature to it. A file that is not listed is in
// every SDK, and refers to none of these.
var featureOf = map[string]Feature{
	"list.go": Paging,
	"wait.go": Waiting,
}

// Features returns all features, in the order of their names.
func Features() []Feature { return []Feature{Paging, Waiting} }
