package ops

// An Operation is one method on one path of the API.
type Operation struct {
	Name        string    // public name: "getCluster"
	ID          string    // the document's operationId: the long name, often the same
	Method      string    // "GET"
	Path        string    // template, with parameters in braces
	Tag         string    // the group it belongs to: "Cloud Backups"; empty if it has none
	Summary     string    // one line without markup, or empty
	Description string    // paragraphs and lists as plain text, or empty
	Deprecated  bool      // in all versions
	Roles       []string  // of which the caller needs one
	Docs        string    // address of a page about it, or empty
	Params      []*Param  // those of the path in its order, then required ones, then the rest
	Versions    []Version // stable ones oldest first, then upcoming ones, then previews; never empty
	Watcher     *Watcher  // how to see that the change is done, or nil
}

// An In says where a parameter is sent.
type In string

// The places of a parameter.
const (
	Path   In = "path"
	Query  In = "query"
	Header In = "header"
	Body   In = "body" // a property of a JSON object
)

// A Param is one value that a caller of an operation gives.
type Param struct {
	Name        string // as it is sent
	Flag        string // in kebab case: "group-id"
	In          In
	Type        string   // of JSON Schema: "string", "integer", "number" or "boolean"; of its items if Array
	Format      string   // "date-time", "int32", ..., or empty
	Array       bool     // takes several values
	Joined      bool     // several values are sent as one, with commas between them
	Required    bool     // never set beside a Default
	Nullable    bool     // null is a value, of a property
	Deprecated  bool     // there is a better one
	Secret      bool     // not to be shown
	Enum        []string // the known values; others may be added to the API
	Pattern     string   // regular expression of ECMA 262, or empty
	Min, Max    string   // bounds of a number, or empty
	Above       bool     // Min itself is not allowed
	Below       bool     // Max itself is not allowed
	MinLength   int      // in characters
	MaxLength   int      // in characters; 0 for unbounded
	Default     string   // what the API takes it for if it is absent, as text, or empty
	Example     string   // a value that the document allows, as text, or empty
	Description string   // plain text
}

// A Stage says how settled a version is.
type Stage string

// The stages. An API that does not version its answers has none.
const (
	Stable   Stage = "stable"
	Upcoming Stage = "upcoming"
	Preview  Stage = "preview"
)

// A Version is what an operation accepts and returns since one date, or under
// one name.
type Version struct {
	Name      string // "2024-08-05", "2024-08-05.upcoming", "preview", "preview:NAME"; empty if the API has no versions
	Stage     Stage
	Date      string // of a stable or upcoming version
	Sunset    string // last day on which it is promised to be served: YYYY-MM-DD, or empty
	Successor string // the next newer stable version of the operation, or empty
	Paged     bool   // the answer is a page with a list "results", chosen by the parameters pageNum and itemsPerPage
	Request   *Request
	Responses []*Response // by status code
}

// A Request is the body of a request.
type Request struct {
	MediaType string // exactly as Content-Type carries it
	Required  bool
	Schema    string   // JSON Schema, refers to Table.Schemas; see Schema
	Fields    []*Param // the properties that have one value, or a list of values, less those that the server sets
	Flat      bool     // an object of such properties only
}

// A Response is an answer with one status code.
type Response struct {
	Status string  // "200", "4XX", "default"
	Media  []Media // one for each format, or none
}

// A Media is one representation of an answer.
type Media struct {
	Type   string // exactly as Accept carries it: "application/vnd.atlas.2024-08-05+json"
	Format string // "json", "csv", "gzip", ...
	Schema string // JSON Schema of a JSON body, refers to Table.Schemas; empty if there is no body or no JSON
}

// A Watcher says how to see that a change is done: by calling another operation
// until it answers as expected.
type Watcher struct {
	Get     string // name of the operation to call
	Version string // in which version
	Params  []WatchParam
	Path    string   // JSONPath of the value to compare; empty if only Status counts
	Values  []string // any of them means done
	Failed  []string // any of them means that it will not be done
	Status  int      // this status code means done; 0 if Values tell
}

// A WatchParam is a parameter of the operation that is called.
type WatchParam struct {
	Name string // as it is sent
	From string // "input:NAME", a parameter of the change; "body:JSONPATH", a value of its answer; "const:TEXT"
}
