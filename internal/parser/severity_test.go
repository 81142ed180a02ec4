package parser

import (
	"strings"
	"testing"
)

// mistaken is a document with two kinds of warnings.
const mistaken = "openapi: 3.0.3\ninfo: {title: Pets, version: 1}\npathz: {}\npaths: {}\n"

func TestSeverities(t *testing.T) {
	const unknown, wrong = "unknown-key", "wrong-type"
	tests := []struct {
		name       string
		severities Severities
		warnings   string // codes
		complaints string // codes
	}{
		{"usual", Severities{}, wrong + " " + unknown, ""},
		{"one is off", Severities{ByCode: map[string]Severity{unknown: Off}}, wrong, ""},
		{"one is an error", Severities{ByCode: map[string]Severity{unknown: Error}}, "", unknown},
		{"strict", Severities{Strict: true}, "", wrong + " " + unknown},
		{"strict, but for one", Severities{Strict: true, ByCode: map[string]Severity{unknown: Off, wrong: Warn}}, wrong, ""},
	}
	for _, test := range tests {
		doc, err := Parse(Options{File: "f", Data: []byte(mistaken), Severities: test.severities})
		var warnings, complaints []string
		if doc != nil {
			for _, w := range doc.Warnings {
				warnings = append(warnings, w.Code)
			}
		}
		list, _ := err.(Complaints)
		for _, c := range list {
			code := c.Text[strings.LastIndex(c.Text, "[")+1:]
			complaints = append(complaints, strings.TrimSuffix(code, "]"))
		}
		if got := strings.Join(warnings, " "); got != test.warnings {
			t.Errorf("%s: warnings %q, want %q", test.name, got, test.warnings)
		}
		if got := strings.Join(complaints, " "); got != test.complaints {
			t.Errorf("%s: complaints %q, want %q", test.name, got, test.complaints)
		}
	}
}

func TestSeveritiesCheck(t *testing.T) {
	for _, test := range []struct{ code, severity, want string }{
		{"unknown-key", "off", ""},
		{"unknown-kye", "off", `there is no warning "unknown-kye" (did you mean "unknown-key"?)`},
		{"unknown-key", "none", `unknown-key is "none", which is none of off, warning, error`},
	} {
		err := Severities{ByCode: map[string]Severity{test.code: Severity(test.severity)}}.Check()
		if got := errorText(err); got != test.want {
			t.Errorf("Check of %s: %s = %q, want %q", test.code, test.severity, got, test.want)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
