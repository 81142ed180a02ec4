// Package page writes what readers see of an operation: its help, its man page
// and its Markdown page, all from the table of operations.
package page

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// A Flag is a flag that is no parameter of an operation.
type Flag struct {
	Name  string
	Value string // what it takes: "FILE"; empty for a switch; in brackets if it may be left out
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
	Content     Group = "Body"        // where there is a request body
	List        Group = "Paging"      // where the answer is a page
	Watching    Group = "Watching"    // where a watcher is known
	Waiting     Group = "Waiting"     // the command "wait" alone
	Output      Group = "Output"      // all
	Sending     Group = "Request"     // all
	Credentials Group = "Credentials" // all
)

// Lacking says why an operation does not have the flags of a group.
func (g Group) Lacking() string {
	switch g {
	case Content:
		return "it has no body"
	case List:
		return "its answer does not come in pages"
	case Watching:
		return "it is not known how to see when it is done"
	case Waiting:
		return "only the command wait has it"
	}
	return "the API has no versions"
}

// Flags returns the flags that operations share.
func Flags() []Flag {
	return []Flag{
		{"version", "VERSION", "version of the operation: a date means the newest not after it; a preview must be named", Choice},
		{"data", "JSON", "body as JSON, @FILE, or - for standard input", Content},
		{"file", "FILE", "body from a JSON file, or - for standard input", Content},
		{"set", "PATH=VALUE", "set one value of the body, as in a.b[0].c=4; quote a string that looks like JSON; may be repeated", Content},
		{"example", "[=required]", "print a body to start from, with all properties or only those that are required", Content},
		{"schema", "", "print the JSON Schema of the body", Content},
		{"all", "", "fetch all pages", List},
		{"max-items", "N", "stop after N items; implies --all", List},
		{"watch", "", "wait until the change is done, and print the result", Watching},
		{"until", "EXPRESSION", "wait until this expression of jq is true of the answer, instead of what is known of the operation", Waiting},
		{"watch-timeout", "DURATION", "stop waiting after this time, as in 90s, 10m or 1h30m; a bare number is seconds (default: never)", Watching},
		{"watch-interval", "DURATION", "time between two looks (default 5s)", Watching},
		{"output", "FORMAT", "json, yaml, jsonl, table, csv, raw or go-template=TEMPLATE (default json)", Output},
		{"query", "EXPRESSION", "select parts of the answer with an expression of jq", Output},
		{"columns", "PATHS", "columns of table and csv, separated by commas", Output},
		{"output-file", "FILE", "write the answer to a file, which stays as it is if the call fails", Output},
		{"decompress", "", "unpack an answer that is gzip", Output},
		{"no-color", "", "print without colours", Output},
		{"dry-run", "", "print the request instead of sending it", Sending},
		{"curl", "", "print the request as a curl command instead of sending it", Sending},
		{"no-check", "", "send parameters and body without checking them first", Sending},
		{"no-retry", "", "do not repeat a request that fails", Sending},
		{"timeout", "DURATION", "give up after this time", Sending},
		{"error-format", "FORMAT", "print errors as text or json (default text)", Sending},
		{"profile", "NAME", "profile to use from the configuration file", Credentials},
		{"base-url", "URL", "server to send requests to", Credentials},
		{"client-id", "ID", "client ID of a service account", Credentials},
		{"client-secret", "SECRET", "client secret of a service account; safer in the environment", Credentials},
		{"public-key", "KEY", "public part of an API key", Credentials},
		{"private-key", "KEY", "private part of an API key; safer in the environment", Credentials},
		{"token", "TOKEN", "bearer token; safer in the environment", Credentials},
		{"plain-http", "", "allow credentials to go over plain http", Credentials},
	}
}

// FlagNamed returns the shared flag with a name or a letter.
func FlagNamed(name string) (Flag, bool) {
	flags := Flags()
	i := slices.IndexFunc(flags, func(f Flag) bool { return f.Name == name || name != "" && f.Short() == name })
	if i < 0 {
		return Flag{}, false
	}
	return flags[i], true
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
		return v.Paging != nil
	case Watching:
		return op.Watcher != nil
	case Waiting:
		return false
	}
	return true
}
