package admin

// An Operation holds the facts of one operation in one version: all that a call
// needs beside its parameters. Fields that do not apply are empty.
type Operation struct {
	Name        string // the public name: "getCluster"
	Method      string // "GET"
	Path        string // the template, with parameters in braces
	Accept      string // media type of the answer, exactly as the document has it
	AcceptCSV   string // media type of the same answer as CSV, if there is one
	ContentType string // media type of the request body
	Deprecated  bool
	Sunset      string // last day on which the version is promised to be served, as YYYY-MM-DD
	Successor   string // the version or operation to move to

	// Details returns a new value for the body of a versioned error answer with
	// the given status code, or nil if such an answer has no type of its own.
	Details func(status int) any
}
