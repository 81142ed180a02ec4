package dialect

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A Waiting is a rule for finding out that a change is done. It does not apply to
// documents that lack one of its operations.
type Waiting struct {
	Change Endpoint  `yaml:"change"`
	Poll   Endpoint  `yaml:"poll"`
	At     Version   `yaml:"version"` // of Poll
	With   Arguments `yaml:"with"`    // parameters of Poll, except those that have the same name in Change
	Until  Until     `yaml:"until"`
}

func (w *Waiting) fault() string {
	switch {
	case w.Change == "" || w.Poll == "":
		return "a rule of waiting needs change and poll"
	case w.Poll.Method() != "GET":
		return "poll is no GET"
	case (w.Until.Status != 0) == (w.Until.Path != ""):
		return "until needs either a status or a path"
	}
	return ""
}

// Until describes the end of waiting: a value or a status code.
type Until struct {
	Path   Path     `yaml:"path"`
	Values []string `yaml:"values"` // success
	Failed []string `yaml:"failed"` // failure; values such as FAILED need not be listed
	Status int      `yaml:"status"` // success
}

func (u *Until) fault() string {
	switch {
	case (u.Path == "") != (len(u.Values) == 0) || u.Path == "" && len(u.Failed) > 0:
		return "path and values belong together"
	case u.Status != 0 && (u.Status < 100 || u.Status > 599):
		return "status is no status code"
	}
	return ""
}

// An Endpoint is a method and a path: "GET /things/{id}".
type Endpoint string

var endpointForm = regexp.MustCompile(`^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE) /\S*$`)

func (e Endpoint) fault() string {
	if !endpointForm.MatchString(string(e)) {
		return "want a method and a path, as in GET /path"
	}
	return ""
}

// Method returns the method.
func (e Endpoint) Method() string { method, _, _ := strings.Cut(string(e), " "); return method }

// Path returns the path.
func (e Endpoint) Path() string { _, path, _ := strings.Cut(string(e), " "); return path }

// A Version is a version of the model as text. It may be empty.
type Version string

func (v Version) fault() string {
	if _, err := model.ParseVersion(string(v)); v != "" && err != nil {
		return "is no version"
	}
	return ""
}

// Arguments holds the values of parameters, by name.
type Arguments []Argument

// An Argument is the value of one parameter.
type Argument struct {
	Name string
	From string // "input:NAME" of the change, "body:$.a.b" of its response, or "const:TEXT"
}

func (a *Arguments) add(name, from string) string {
	kind, rest, _ := strings.Cut(from, ":")
	if !slices.Contains([]string{"input", "body", "const"}, kind) || rest == "" {
		return fmt.Sprintf("%s: want input:NAME, body:$.NAME or const:TEXT: %q", name, from)
	}
	*a = append(*a, Argument{name, from})
	return ""
}
