package dialect

import (
	"path"
	"strings"
)

// An Incumbent describes an SDK of OpenAPI Generator's making that users of the API
// come from, for gen migrate.
type Incumbent struct {
	Flag      string  `yaml:"flag"`      // of gen migrate
	Package   Imports `yaml:"package"`   // import paths of the package
	Mocks     Imports `yaml:"mocks"`     // import paths of its mocks, or empty
	Debug     string  `yaml:"debug"`     // the option that logs requests
	OAuth     string  `yaml:"oauth"`     // the option for service accounts, whose first argument is a context
	Code      string  `yaml:"code"`      // the function that compares the code of an error
	AsError   string  `yaml:"asError"`   // the function that returns the body of an error
	Body      string  `yaml:"body"`      // the type of that body
	Types     Texts   `yaml:"types"`     // types that have another name now
	Functions Texts   `yaml:"functions"` // expressions for functions, and for methods as Type.Method: $0 is the receiver, $1 the first argument, $T the result
	Presets   Texts   `yaml:"presets"`   // fields that the constructor of a type sets, separated by spaces
}

func (i *Incumbent) fault() string {
	if i.Flag == "" || i.Package == "" {
		return "an incumbent needs flag and package"
	}
	return ""
}

// Imports are import paths in which each * stands for any characters but a slash.
type Imports string

func (i Imports) fault() string {
	if _, err := path.Match(string(i), ""); err != nil {
		return "is no pattern"
	}
	return ""
}

// Match reports whether an import path is among them.
func (i Imports) Match(file string) bool {
	ok, err := path.Match(string(i), file)
	return err == nil && ok
}

// Texts are texts by name, in the order of the dialect.
type Texts []Text

// A Text is a text with a name.
type Text struct{ Name, Value string }

func (t *Texts) add(name, value string) string {
	if value == "" {
		return name + ": is empty"
	}
	*t = append(*t, Text{name, value})
	return ""
}

// Map returns the texts by name.
func (t Texts) Map() map[string]string {
	all := map[string]string{}
	for _, text := range t {
		all[text.Name] = text.Value
	}
	return all
}

// Lists returns the words of the texts by name.
func (t Texts) Lists() map[string][]string {
	all := map[string][]string{}
	for _, text := range t {
		all[text.Name] = strings.Fields(text.Value)
	}
	return all
}
