// Package page writes what readers see of an operation: its help, its man page
// and its Markdown page, all from the table of operations.
package page

import (
	"strings"

	"github.com/atlasgen/atlasgen/templates/ops"
)

// A Flag is a flag that is no parameter of an operation.
type Flag struct {
	Name  string
	Value string // what it takes: "FILE"; empty for a switch
	Text  string // one sentence without a full stop
	Group Group
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

// head returns how the flag is given: "-o, --output FORMAT".
func (f Flag) head() string {
	head := "--" + f.Name
	if f.Short() != "" {
		head = "-" + f.Short() + ", " + head
	}
	if f.Value != "" {
		head += " " + f.Value
	}
	return head
}

// A Group says which commands have a flag.
type Group string

// The groups, in the order in which they are shown.
const (
	Choice      Group = "Version"     // where there is more than one version
	Content     Group = "Body"        // where there is a request body
	List        Group = "Paging"      // where the answer is a page
	Watching    Group = "Watching"    // where a watcher is known
	Output      Group = "Output"      // all
	Sending     Group = "Request"     // all
	Credentials Group = "Credentials" // all
)

// Flags returns the flags that operations share.
func Flags() []Flag {
	return []Flag{
		{"version", "VERSION", "version of the operation: a date means the newest not after it; a preview must be named", Choice},
		{"data", "JSON", "body: a JSON text, @FILE, or - for standard input", Content},
		{"file", "FILE", "body: a file with JSON, or - for standard input", Content},
		{"set", "PATH=VALUE", "set one value of the body, as in a.b[0].c=4; quote a string that looks like JSON; may be repeated", Content},
		{"example", "all|required", "print a body to begin with", Content},
		{"schema", "", "print the JSON Schema of the body", Content},
		{"all", "", "follow the pages to the last one", List},
		{"max-items", "N", "stop after N items; implies --all", List},
		{"watch", "", "wait until the change is done, and print what became of it", Watching},
		{"watch-timeout", "DURATION", "stop waiting after this time: 90s, 10m, 1h30m; a bare number is seconds (default: wait as long as it takes)", Watching},
		{"watch-interval", "DURATION", "pause between two looks", Watching},
		{"output", "FORMAT", "json, yaml, jsonl, table, csv, raw or go-template=TEMPLATE", Output},
		{"query", "EXPRESSION", "pick parts of the answer, in the language of jq", Output},
		{"columns", "PATHS", "columns of table and csv, with commas between them", Output},
		{"output-file", "FILE", "write the answer to a file, if there is one", Output},
		{"decompress", "", "unpack an answer that is gzip", Output},
		{"no-color", "", "print without colours on a terminal too", Output},
		{"dry-run", "", "print the request and send nothing", Sending},
		{"curl", "", "print the request as a curl command and send nothing", Sending},
		{"no-check", "", "send parameters and body without holding them against what is known of them", Sending},
		{"no-retry", "", "send once, whatever comes back", Sending},
		{"timeout", "DURATION", "give up after this time", Sending},
		{"error-format", "text|json", "how errors are printed", Sending},
		{"profile", "NAME", "profile of the configuration file", Credentials},
		{"base-url", "URL", "server to send requests to", Credentials},
		{"client-id", "ID", "of a service account", Credentials},
		{"client-secret", "SECRET", "of a service account; better in the environment, where nobody sees it", Credentials},
		{"public-key", "KEY", "of an API key", Credentials},
		{"private-key", "KEY", "of an API key; better in the environment", Credentials},
		{"token", "TOKEN", "a bearer token; better in the environment", Credentials},
		{"plain-http", "", "allow credentials to go over http", Credentials},
	}
}

// A Param is a parameter of an operation, or a property of its body, under the
// name of its flag.
type Param struct {
	*ops.Param
	Flag   string
	Alias  string // another name of the flag, or empty
	Hidden bool   // not shown in help
}

// Params returns the parameters of an operation in one version. A name that a
// shared flag has already gets "param-" before it, or "body-" if it belongs to a
// property; so does a property that has the name of a parameter.
func Params(op *ops.Operation, v *ops.Version) []Param {
	taken := map[string]bool{"help": true}
	for _, f := range Flags() {
		taken[f.Name] = true
	}
	var params []Param
	add := func(list []*ops.Param, prefix string) {
		for _, p := range list {
			flag := p.Flag
			for taken[flag] {
				flag = prefix + flag
			}
			taken[flag] = true
			hidden := p.In == ops.Query && (p.Name == "envelope" || p.Name == "pretty")
			params = append(params, Param{Param: p, Flag: flag, Alias: alias(op, p), Hidden: hidden})
		}
	}
	add(op.Params, "param-")
	if v != nil && v.Request != nil {
		add(v.Request.Fields, "body-")
	}
	return params
}

// alias returns the user's word for what the API calls a group.
func alias(op *ops.Operation, p *ops.Param) string {
	if p.In == ops.Path && p.Name == "groupId" && strings.Contains(op.Path, "/groups/{groupId}") {
		return "project-id"
	}
	return ""
}

// Has reports whether an operation has the flags of a group in a version.
func (g Group) Has(op *ops.Operation, v *ops.Version) bool {
	switch g {
	case Choice:
		return len(op.Versions) > 1 || op.Versions[0].Name != ""
	case Content:
		return v.Request != nil
	case List:
		return v.Paged
	case Watching:
		return op.Watcher != nil
	}
	return true
}
