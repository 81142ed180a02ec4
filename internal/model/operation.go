package model

import "cmp"

// A Document is a whole API description: every operation in every version.
type Document struct {
	File        string // as given to the parser
	Checksum    string // SHA-256 of everything that was read, in hex
	Dialect     string // its name
	Title       string
	Description string
	Revision    string // the publisher's own (x-xgen-sha), or empty
	Servers     []Server
	Tags        []*Tag            // as declared; those that are only used follow, by name
	Security    []*SecurityScheme // in document order
	Requires    []Alternative     // Security of operations that do not declare their own
	Operations  []*Operation      // by wire name
	Webhooks    []*Webhook        // in document order; those of the document first, then callbacks
	Decls       []*Decl           // by Go name
	Headers     []*Header         // of all responses, in document order, each name once
	Codes       []EnumValue       // of errors, by wire name: those that the document mentions; servers send others too
	Links       []Link
	Warnings    []Warning
	Partial     bool // parts in error are left out
	Limit       int  // bytes that the outputs of a target may have; 0: any number
}

// A Warning is a message about a document that does not stop a run.
type Warning struct {
	Code string // its kind, as docs/warnings.md lists it: "enum-duplicate"
	Pos  Position
	Text string
}

// A Tag groups operations.
type Tag struct {
	Pos         Position
	Name        Name   // Go is the service's: "CloudBackupsApi"
	Field       string // Go name of the service in the client: "CloudBackupsApi"
	Former      string // another Go name that the service and its field had: "MonitoringandLogsApi"; empty if there is none
	Description string
	Docs        *Link
}

// An Operation is one method on one path, in all its versions.
type Operation struct {
	Pos         Position
	Name        Name   // Wire is the public name: the override where there is one
	Forms       Forms  // Go names that go with Name
	ID          string // operationId: the long name, an alias where Name differs
	Method      string // "GET"
	Command     string // name of its command of the command line: the public name, unless the program has a command of that name
	Path        string // "/v2/groups/{groupId}/clusters"
	Sent        string // Path as requests have it: escaped, a query behind "?"; empty if that is Path
	Tag         *Tag   // the first
	Tags        []*Tag
	Summary     string
	Description string
	Deprecated  bool
	Params      []*Param // in document order; those of the path item first
	Roles       []string // the caller needs one of them
	Changelog   []Change
	Docs        []Link        // externalDocs, then x-xgen-docs-url
	Servers     []Server      // its own; nil if it has those of the document
	Security    []Alternative // any one of them authenticates a request, the first is preferred; nil if nothing is sent
	Watcher     *Watcher
	Revisions   []*Revision // by CompareVersions, never empty
}

// Template returns the path as requests have it, with parameters in braces.
func (o *Operation) Template() string { return cmp.Or(o.Sent, o.Path) }

// Forms are Go names that belong to a method.
type Forms struct {
	Long   string // the method that takes all parameters in a struct: "GetClusterWithParams"
	Params string // that struct: "GetClusterApiParams"
}

// A Change is an entry of an operation's changelog.
type Change struct {
	Date Date
	Text string
}

// A Revision is what one Version of an Operation accepts and returns.
type Revision struct {
	Version   Version
	Dated     Name        // of the operation in this version, where another is pinned; zero unless the version is stable
	Forms     Forms       // Go names that go with Dated
	Sunset    Date        // of its media types; empty if none is announced
	Request   *Body       // nil if there is no body
	Responses []*Response // by status code; a Response holds one Payload per media type, or none
	Outcomes  *Outcomes   // nil unless successful responses have different schemas
	Paging    *Paging     // nil if the response is not a page of a list
	Dropped   []string    // status codes that exist only in other versions
}

// A Body is a request body.
type Body struct {
	Required    bool
	Description string
	Payload
	Others []*Payload // other representations, which callers send as bytes; by ComparePayloads
}

// A Response is a response with one status code.
type Response struct {
	Pos         Position
	Status      string // "200", "4XX" or "default"
	Description string
	Headers     []*Param
	Links       []ResponseLink
	Payloads    []*Payload // by media type
	Shared      string     // name of the component if the response is declared as one
	Covers      Coverage   // of a "default" response
}

// A Payload is one representation of a body.
type Payload struct {
	Pos       Position
	MediaType MediaType
	Schema    *Schema // nil if the document gives none: a version without a body
	Sunset    Date
	Example   JSON
	Encodings []Encoding // of a form
}

// An Encoding says how a property of a form is sent.
type Encoding struct {
	Name        string
	ContentType string   // media types of its part, separated by commas; empty for the default of its type
	Style       string   // "form", "spaceDelimited", "pipeDelimited" or "deepObject"; empty if ContentType counts
	Joined      bool     // a list is one value with separators
	Reserved    bool     // reserved characters are not escaped
	Headers     []string // of its part: names, each followed by its value
}
