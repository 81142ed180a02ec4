package agree

import (
	"encoding/json"
	"regexp"
	"strings"
)

var removedOperation = regexp.MustCompile(`\(([A-Z]+ /.*)\) was removed$`)

// readDiff states the Go names that "gen diff" prints as removed if a document
// without operations follows.
func readDiff(out *Outputs, s Statements) error {
	var report struct {
		Removed []struct{ Kind, Type, Name, Reason string }
	}
	if err := json.Unmarshal(out.Files["reports/diff.json"], &report); err != nil {
		return err
	}
	for _, name := range report.Removed {
		at := out.at(out.named(found(removedOperation, name.Reason)))
		switch {
		case at.Operation == "": // no operation's
		case name.Kind == "type":
			s.say(at, Params, name.Name)
		case name.Kind == "method" && !strings.HasSuffix(name.Name, long):
			s.say(at, Service, name.Type)
			s.say(at, Method, name.Name)
		}
	}
	return nil
}

// named returns the operation with a method and path, or "".
func (out *Outputs) named(endpoint string) string {
	for _, op := range out.operations {
		if op.Method+" "+op.Path == endpoint {
			return op.Name
		}
	}
	return ""
}

var (
	exported = regexp.MustCompile(`(?m)(?:export |os\.Getenv\(")([A-Z][A-Z0-9_]+)`)
	expanded = regexp.MustCompile(`\$\{?([A-Z][A-Z0-9_]+)`)
)

// readAuthentication states which variables the page about authentication names:
// those of the program, and those in commands of curl.
func readAuthentication(out *Outputs, s Statements) error {
	root, err := parseHTML(out.Files["docs/authentication.html"])
	if err != nil {
		return err
	}
	for _, block := range root.first("main").all("pre") {
		for _, match := range exported.FindAllStringSubmatch(block.text(), -1) {
			s.say(Subject{}, Variable+" "+Fact(match[1]), "named")
		}
	}
	for _, code := range root.first("main").all("code") {
		if text := code.text(); strings.ToUpper(text) == text && !strings.ContainsAny(text, " \n") {
			s.say(Subject{}, Credential+" "+Fact(text), "named")
		}
		for _, match := range expanded.FindAllStringSubmatch(code.text(), -1) {
			s.say(Subject{}, Credential+" "+Fact(match[1]), "named")
		}
	}
	return nil
}
