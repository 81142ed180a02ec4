package dialect

import (
	"regexp"
	"strings"
)

// Names says what the Go names of an SDK are made of.
type Names struct {
	SchemaSuffixes []string         `yaml:"schemaSuffixes"` // a schema loses one of them
	Service        TagPattern       `yaml:"service"`        // the type of a service: "{tag}Api"
	Field          TagPattern       `yaml:"field"`          // the field of the client: "{tag}Api"
	LongMethod     OperationPattern `yaml:"longMethod"`     // the method that takes a struct: "{operation}WithParams"
	Params         OperationPattern `yaml:"params"`         // that struct: "{operation}ApiParams"
	Singular       []string         `yaml:"singular"`       // words that end in s and are no plurals
}

func (n *Names) fault() string {
	switch {
	case n.Service == "" || n.Field == "" || n.LongMethod == "" || n.Params == "":
		return "names need all of service, field, longMethod and params"
	case n.LongMethod == "{operation}":
		return "longMethod is the name of the short method"
	}
	return ""
}

// A TagPattern is a Go name with {tag} in it.
type TagPattern string

var namePattern = regexp.MustCompile(`^([A-Z]\w*)?\{(tag|operation)\}\w*$`)

func (p TagPattern) fault() string {
	if !namePattern.MatchString(string(p)) || !strings.Contains(string(p), "{tag}") {
		return "is no Go name with {tag}"
	}
	return ""
}

// Of returns the name for a tag.
func (p TagPattern) Of(tag string) string { return strings.Replace(string(p), "{tag}", tag, 1) }

// An OperationPattern is a Go name with {operation} in it.
type OperationPattern string

func (p OperationPattern) fault() string {
	if !namePattern.MatchString(string(p)) || !strings.Contains(string(p), "{operation}") {
		return "is no Go name with {operation}"
	}
	return ""
}

// Of returns the name for an operation.
func (p OperationPattern) Of(operation string) string {
	return strings.Replace(string(p), "{operation}", operation, 1)
}
