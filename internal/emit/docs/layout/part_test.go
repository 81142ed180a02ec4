package layout

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// shelf has parts of one of the built-in files.
type shelf struct{ Security group }

type group struct {
	Digest Part
	Code   Part `fields:"Code"`
}

// given returns templates that replace built-in ones.
func given(text string) fs.FS {
	return fstest.MapFS{"security.parts.tmpl": {Data: []byte(text)}}
}

func TestPart(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"fields", `{{define "Code"}}a{{.Code}}b{{.Code}}{{end}}`, "aXbX"},
		{"trimmed blanks", "{{define \"Code\" -}}\n<p>\n{{.Code -}}\n</p>\n{{end}}", "<p>\nX</p>\n"},
		{"a comment", `{{define "Code"}}{{/* why */}}{{.Code}}{{end}}`, "X"},
		{"logic", `{{define "Code"}}{{if .Code}}<{{.Code}}>{{else}}none{{end}}{{end}}`, "<X>"},
		{"a function", `{{define "Code"}}{{printf "%s!" .Code}}{{end}}`, "X!"},
		{"another definition", `{{define "Code"}}{{template "x" .}}{{end}}{{define "x"}}[{{.Code}}]{{end}}`, "[X]"},
		{"no field", `{{define "Code"}}same{{end}}`, "same"},
	} {
		all := new(shelf)
		if err := Read(given(`{{define "Digest"}}{{end}}`+test.text), all); err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		b := bytes.NewBufferString("before ")
		err := all.Security.Code.Write(b, func(field string) {
			if field != "Code" {
				t.Errorf("%s: field %q is asked for", test.name, field)
			}
			b.WriteString("X")
		})
		if got := strings.TrimPrefix(b.String(), "before "); got != test.want || err != nil {
			t.Errorf("%s: Write = %q, %v, want %q", test.name, got, err, test.want)
		}
	}
}

func TestReadErrors(t *testing.T) {
	const digest = `{{define "Digest"}}{{end}}`
	for _, test := range []struct{ text, want string }{
		{digest, `template: security.parts: it does not define "Code"`},
		{digest + "\n" + `{{define "Code"}}<p>{{.Cod}}{{end}}`, `template: security.parts:2:22: executing "Code" at <.Cod>: there is no field Cod`},
		{digest + `{{define "Code"}}{{.}}{{end`, `template: security.parts:1: unclosed action`},
	} {
		err := Read(given(test.text), new(shelf))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("Read(%s) = %v, want %s", test.text, err, test.want)
		}
	}
}

// TestWriteErrors checks that a wrong field in the logic of a part is reported when it
// is used.
func TestWriteErrors(t *testing.T) {
	all := new(shelf)
	if err := Read(given(`{{define "Digest"}}{{end}}{{define "Code"}}{{if true}}{{.Cod}}{{end}}{{end}}`), all); err != nil {
		t.Fatal(err)
	}
	err := all.Security.Code.Write(new(bytes.Buffer), func(string) {})
	if want := `template: security.parts:1:56: executing "Code" at <.Cod>: map has no entry for key "Cod"`; err == nil || err.Error() != want {
		t.Errorf("Write = %v, want %s", err, want)
	}
}

func TestBuiltInFile(t *testing.T) {
	all := new(shelf)
	if err := Read(nil, all); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := all.Security.Code.Write(&b, func(string) { b.WriteString("X") }); err != nil || !strings.Contains(b.String(), ">X<") {
		t.Errorf("Write = %q, %v, want X in an element", b.String(), err)
	}
}
