// Package page writes what readers see of an operation: its help, its man page
// and its Markdown page, all from the table of operations.
package page

import "github.com/atlasgen/atlasgen/templates/go/ops"

// A Flag is a flag that is no parameter of an operation.
type Flag struct {
	Name  string
	Value string // what it takes: "FILE"; empty for a switch; in brackets if it may be left out
	Text  string // one sentence without a full stop
	Group Group

	Setting string // name of the credential that it gives; empty for other flags
}

// Short returns the letter that stands for the flag, or "".
func (f Flag) Short() string {
	switch f.Name {
	case "file":
		return "f"
	case "output":
		return "o"
	case "query":
		return "q"
	}
	return ""
}

// TakesNext reports whether the argument after the flag is its value.
func (f Flag) TakesNext() bool { return f.Value != "" && f.Value[0] != '[' }

// OfWait reports whether the flag says how the command "wait" waits.
func (f Flag) OfWait() bool { return f.Group == Waiting || f.Group == Watching && f.Name != "watch" }

// operand returns what stands behind the name of the flag: " FORMAT".
func (f Flag) operand() string {
	if f.TakesNext() {
		return " " + f.Value
	}
	return f.Value
}

// head returns how the flag is given: "-o, --output FORMAT".
func (f Flag) head() string {
	head := "--" + f.Name + f.operand()
	if f.Short() != "" {
		return "-" + f.Short() + ", " + head
	}
	return head
}

// A Group says which commands have a flag.
type Group string

// The groups, in the order in which they are shown.
const (
	Choice      Group = "Version"     // where there is more than one version
	Content     Group = "Body"        // where there is a request body in JSON
	Upload      Group = "Body (file)" // where there is one that is not JSON
	Form        Group = "Body (form)" // where there is a form
	Variant     Group = "Media types" // where there is more than one for a body or an answer
	List        Group = "Paging"      // where the answer is a page
	Watching    Group = "Watching"    // where a watcher is known
	Waiting     Group = "Waiting"     // the command "wait" alone
	Output      Group = "Output"      // all
	Sending     Group = "Request"     // all
	Credentials Group = "Credentials" // all
)

// Lacking says why an operation does not have the flags of a group in a version.
func (g Group) Lacking(v *ops.Version) string {
	switch g {
	case Content, Upload, Form:
		if v.Request != nil {
			return "its body is " + v.Request.MediaType
		}
		return "it has no body"
	case Variant:
		return "there is only one media type"
	case List:
		return "its answer does not come in pages"
	case Watching:
		return "it is not known how to see when it is done"
	case Waiting:
		return "only the command wait has it"
	}
	return "the API has no versions"
}

// shared are the flags of all programs.
func shared() []Flag {
	return []Flag{
		{Name: "version", Value: "VERSION", Text: "version of the operation: a date means the newest not after it; a preview must be named", Group: Choice},
		{Name: "data", Value: "JSON", Text: "body as JSON, @FILE, or - for standard input", Group: Content},
		{Name: "file", Value: "FILE", Text: "body from a JSON file, or - for standard input", Group: Content},
		{Name: "set", Value: "PATH=VALUE", Text: "set one value of the body, as in a.b.0.c=4; quote a string that looks like JSON; may be repeated", Group: Content},
		{Name: "example", Value: "[=required]", Text: "print a body to start from: the document's example, or what it says of single properties; or only what is required", Group: Content},
		{Name: "schema", Text: "print the JSON Schema of the body", Group: Content},
		{Name: "data", Value: "TEXT", Text: "body as it is, @FILE, or - for standard input", Group: Upload},
		{Name: "file", Value: "FILE", Text: "file with the body, or - for standard input", Group: Upload},
		{Name: "form", Value: "NAME=VALUE", Text: "a field of the form, or a file as NAME=@FILE or NAME=@FILE;type=TYPE; may be repeated", Group: Form},
		{Name: "schema", Text: "print the JSON Schema of the form", Group: Form},
		{Name: "content-type", Value: "TYPE", Text: "media type of the body; one other than JSON is sent as it is", Group: Variant},
		{Name: "accept", Value: "TYPE", Text: "media type of the answer", Group: Variant},
		{Name: "all", Text: "fetch all pages", Group: List},
		{Name: "max-items", Value: "N", Text: "stop after N items; implies --all", Group: List},
		{Name: "watch", Text: "wait until the change is done, and print the result", Group: Watching},
		{Name: "until", Value: "EXPRESSION", Text: "wait until this expression of jq is true of the answer, instead of what is known of the operation", Group: Waiting},
		{Name: "watch-timeout", Value: "DURATION", Text: "stop waiting after this time, as in 90s, 10m or 1h30m; a bare number is seconds (default: never)", Group: Watching},
		{Name: "watch-interval", Value: "DURATION", Text: "time between two looks (default 5s)", Group: Watching},
		{Name: "output", Value: "FORMAT", Text: "json, yaml, jsonl, table, csv, raw or go-template=TEMPLATE (default json)", Group: Output},
		{Name: "query", Value: "EXPRESSION", Text: "select parts of the answer with an expression of jq; with jsonl, of each item", Group: Output},
		{Name: "columns", Value: "PATHS", Text: "columns of table and csv, separated by commas; NAME=PATH sets the heading, all shows all", Group: Output},
		{Name: "output-file", Value: "FILE", Text: "write the answer to a file, which stays as it is if the call fails", Group: Output},
		{Name: "decompress", Text: "unpack an answer that is gzip", Group: Output},
		{Name: "no-color", Text: "print without colours", Group: Output},
		{Name: "dry-run", Text: "print the request instead of sending it", Group: Sending},
		{Name: "curl", Text: "print the request as a curl command instead of sending it", Group: Sending},
		{Name: "no-check", Text: "send parameters and body without checking them first", Group: Sending},
		{Name: "no-retry", Text: "do not repeat a request that fails", Group: Sending},
		{Name: "timeout", Value: "DURATION", Text: "give up after this time, waits and all pages included; the setting timeout limits each request", Group: Sending},
		{Name: "max-answer", Value: "BYTES", Text: "largest JSON answer to read (default 64 MiB)", Group: Sending},
		{Name: "error-format", Value: "FORMAT", Text: "print errors as text or json (default text)", Group: Sending},
		{Name: "profile", Value: "NAME", Text: "profile to use from the configuration file", Group: Credentials},
		{Name: "base-url", Value: "URL", Text: "server to send requests to", Group: Credentials},
	}
}

// Has reports whether an operation has the flag in a version.
func (f Flag) Has(op *ops.Operation, v *ops.Version) bool {
	switch f.Name {
	case "content-type":
		return v.Request.Variable()
	case "accept":
		return v.Variable()
	}
	return f.Group.Has(op, v)
}

// Has reports whether an operation has any flag of a group in a version.
func (g Group) Has(op *ops.Operation, v *ops.Version) bool {
	switch g {
	case Choice:
		return len(op.Versions) > 1 || op.Versions[0].Name != ""
	case Content:
		return v.Request != nil && v.Request.Coding == ""
	case Upload:
		return v.Request != nil && v.Request.Coding != "" && !v.Request.IsForm()
	case Form:
		return v.Request != nil && v.Request.IsForm()
	case Variant:
		return v.Request.Variable() || v.Variable()
	case List:
		return v.Paging != nil
	case Watching:
		return op.Watcher != nil
	case Waiting:
		return false
	}
	return true
}
