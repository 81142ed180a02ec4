package ops

// An Operation is one method on one path of the API.
type Operation struct {
	Name        string    // public name: "getCluster"
	Command     string    // name of its command, if that is not Name
	ID          string    // operationId of the document: the long name, often equal to Name
	Method      string    // "GET"
	Path        string    // template with parameters in braces
	Sent        string    // Path as requests have it, if that differs
	Tag         string    // group of the operation: "Cloud Backups"; empty if there is none
	Summary     string    // one line without markup, or empty
	Description string    // paragraphs and lists as plain text, or empty
	Deprecated  bool      // in all versions
	Roles       []string  // a caller needs one of them
	Docs        string    // address of a page about the operation, or empty
	Params      []*Param  // first those of the path in its order, then required ones, then the others
	Versions    []Version // stable ones oldest first, then upcoming ones, then previews; never empty
	Watcher     *Watcher  // how to wait for the end of the change, or nil
	Servers     []Server  // its own; nil if it has those of the API

	// Security lists alternatives. Each is a list of security schemes that together
	// authenticate a request, each followed by a space and the scopes that it
	// needs, if any. Nil means the alternatives of most operations.
	Security [][]string
}

// Template returns the path as requests have it, with parameters in braces.
func (o *Operation) Template() string {
	if o.Sent != "" {
		return o.Sent
	}
	return o.Path
}

// CommandName returns the name of the operation's command.
func (o *Operation) CommandName() string {
	if o.Command != "" {
		return o.Command
	}
	return o.Name
}

// An In says where a parameter is sent.
type In string

// The places of a parameter.
const (
	Path   In = "path"
	Query  In = "query"
	Header In = "header"
	Cookie In = "cookie"
	Body   In = "body" // a property of a JSON object
)

// A Param is a parameter, or a property of the body.
type Param struct {
	Name        string // name in requests
	Flag        string // in kebab case: "group-id"
	In          In
	Type        string   // of JSON Schema: "string", "integer", "number", "boolean" or "object", or "json" for other values; of its items if Array
	Format      string   // "date-time", "int32", ..., or empty
	Array       bool     // has several values
	Joined      bool     // several values are sent as one, separated by commas
	Style       string   // how the value is written, if not in the usual way: "deepObject", "form,explode,reserved", "json"
	Empty       bool     // can be sent without a value
	Schema      string   // JSON Schema of the whole value if Type is "object" or "json", refers to Table.Schemas
	Required    bool     // never set beside a Default
	Fixed       bool     // has one value, the first of Enum, which is sent without being asked for
	Nullable    bool     // null is a value, of a property
	Deprecated  bool     // a caller should use another parameter
	Secret      bool     // must not be shown
	Enum        []string // known values; the API may add others
	Pattern     string   // regular expression of ECMA 262, or empty
	Min, Max    string   // bounds of a number, or empty
	Above       bool     // Min is exclusive
	Below       bool     // Max is exclusive
	MinLength   int      // in characters
	MaxLength   int      // in characters; 0 for unbounded
	Default     string   // value that the API uses if the parameter is absent, as text, or empty
	Example     string   // value that the document allows, as text, or empty
	Description string   // plain text
}

// A Server is a server of the API. Its URL may have names of variables in braces. One
// that begins with a slash, or is empty, is below a server that the caller names.
type Server struct {
	URL       string
	Variables []ServerVariable
}

// A ServerVariable is a part of the URL of a server.
type ServerVariable struct {
	Name     string
	Default  string
	Required bool     // there is no default
	Values   []string // the allowed values; empty if any value is
}

// Structured reports whether the value, or an item of it, is not a scalar.
func (p *Param) Structured() bool { return p.Type == "object" || p.Type == "json" }

// A Stage says how settled a version is.
type Stage string

// The stages. An API without versions has none.
const (
	Stable   Stage = "stable"
	Upcoming Stage = "upcoming"
	Preview  Stage = "preview"
)

// A Version is an operation in one of its versions.
type Version struct {
	Name      string // "2024-08-05", "2024-08-05.upcoming", "preview", "preview:NAME"; empty if the API has no versions
	Stage     Stage
	Date      string  // of a stable or upcoming version
	Sunset    string  // last day of the version: YYYY-MM-DD, or empty
	Successor string  // newest stable version of the operation if it is later, or empty
	Paging    *Paging // how the list in the answer is read, or nil
	Accept    string  // media type of the answer, if several could be meant
	Request   *Request
	Responses []*Response // by status code
}

// A Request is the body of a request.
type Request struct {
	MediaType string   // value of Content-Type, or a range: "image/*"
	Coding    Coding   // how the body is written; empty for JSON
	Others    []string // media types of other representations
	Required  bool
	Schema    string   // JSON Schema, refers to Table.Schemas; see Schema
	Example   string   // JSON of a whole body, or empty if examples in Schema are enough
	Fields    []*Param // properties with a scalar or a list of scalars, without those that the server sets
	Flat      bool     // the body is an object that has only such properties
	Encodings []Encoding
}

// An Encoding says how a property of a form is sent.
type Encoding struct {
	Name      string
	MediaType string // of its part, or empty
	Style     string // "form", "spaceDelimited", "pipeDelimited" or "deepObject"; empty for none
	Joined    bool   // a list is one value with separators
}

// Encoding returns how a property of a form is sent, or nil if the document does not
// say it.
func (r *Request) Encoding(name string) *Encoding {
	for i := range r.Encodings {
		if r.Encodings[i].Name == name {
			return &r.Encodings[i]
		}
	}
	return nil
}

// A Coding is how a body that is not JSON is written.
type Coding string

// The codings.
const (
	Bytes     Coding = "bytes"     // a file, say
	Text      Coding = "text"      // characters
	Form      Coding = "form"      // application/x-www-form-urlencoded
	Multipart Coding = "multipart" // multipart/form-data
)

// A Response is the response with one status code.
type Response struct {
	Status string  // "200", "4XX", "default"
	Media  []Media // one for each format, or none
}

// A Media is one representation of a response.
type Media struct {
	Type   string // value of Accept: "application/vnd.example.2024-08-05+json"
	Format string // "json", "csv", "gzip", ...
	Schema string // JSON Schema of a JSON body, refers to Table.Schemas; empty for other bodies and for none
}

// A Watcher describes how to wait for the end of a change: call another
// operation until the response has an expected value.
type Watcher struct {
	Get     string // name of the operation to call
	Version string // version of that operation
	Params  []WatchParam
	Path    string   // JSONPath of the compared value; empty if only Status counts
	Values  []string // values that mean done
	Failed  []string // values that mean failed
	Status  int      // status code that means done; 0 if Values decide
}

// A WatchParam is a parameter of the called operation.
type WatchParam struct {
	Name string // name in requests
	From string // "input:NAME", a parameter of the change; "body:JSONPATH", a value of its response; "const:TEXT"
}
