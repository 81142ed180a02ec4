package admin

// An Operation describes one operation in one version. Fields that do not apply
// are empty.
type Operation struct {
	Name        string // public name: "getCluster"
	Method      string // "GET"
	Path        string // template, with parameters in braces
	Accept      string // media type of the response, as the document spells it
	AcceptCSV   string // media type of the response as CSV, if there is one
	ContentType string // media type of the request body
	Deprecated  bool
	Sunset      string // last day of the version, as YYYY-MM-DD
	Successor   string // version or operation to use instead

	// Security lists alternatives: a request carries the credentials of the first
	// one for which the client has all, and none if there is no such alternative.
	// An alternative is a list of security schemes, each followed by a space and
	// the scopes it needs, if any. Nil means the alternatives of most operations.
	Security [][]string

	// Details returns a new value for the body of a versioned error response
	// with the given status code, or nil if the response has no type of its
	// own.
	Details func(status int) any
}
