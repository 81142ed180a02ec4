package golden

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/report"
)

// A section is a kind of file in an archive.
type section struct {
	name string // all of the file's name or, if it ends in / or #, the beginning

	// text returns what the file should hold; found is false if the rest of its name
	// stands for nothing. It is nil for an input.
	text func(o *outcome, t *testing.T, rest string) (text string, found bool)
}

// sections returns the kinds of files in archives about outputs. Any other file is
// one to which references may lead.
func sections() []section {
	return []section{
		{name: "spec.yaml"}, {name: "args"}, {name: "site"}, {name: "dialect.yaml"}, {name: "aliases.yaml"}, {name: "absent"},
		{"error", (*outcome).errorText},
		{"warnings", (*outcome).warnings},
		{"files", (*outcome).paths},
		{"verbose", (*outcome).verbose},
		{"resolve", (*outcome).resolve},
		{"want/", (*outcome).file},
		{"want#", (*outcome).declaration},
	}
}

// sectionOf returns the section of a file with the rest of the file's name. The
// section has no name if the file is one to which references may lead.
func sectionOf(file string) (s section, rest string) {
	if isOverlay(file) {
		return section{name: file}, ""
	}
	for _, s := range sections() {
		rest, found := strings.CutPrefix(file, s.name)
		if found && (rest == "" || strings.HasSuffix(s.name, "/") || strings.HasSuffix(s.name, "#")) {
			return s, rest
		}
	}
	return section{}, ""
}

func isOverlay(file string) bool {
	return strings.HasPrefix(file, "overlay") && strings.HasSuffix(file, ".yaml")
}

func (o *outcome) errorText(*testing.T, string) (string, bool) {
	if o.err == nil {
		return "", true
	}
	return o.err.Error() + "\n", true
}

func (o *outcome) warnings(*testing.T, string) (string, bool) {
	var b strings.Builder
	for _, w := range o.found {
		fmt.Fprintf(&b, "%v: warning: %s [%s]\n", w.Pos, w.Text, w.Code)
	}
	return b.String(), true
}

// paths returns the paths of the generated Go of the SDK and of the reference.
func (o *outcome) paths(*testing.T, string) (string, bool) {
	var b strings.Builder
	for _, f := range o.syntax {
		fmt.Fprintln(&b, f.path)
	}
	for _, f := range o.files {
		if strings.HasPrefix(f.Path, "docs/") {
			fmt.Fprintln(&b, f.Path)
		}
	}
	return b.String(), true
}

func (o *outcome) verbose(t *testing.T, _ string) (string, bool) {
	var b strings.Builder
	if err := report.Verbose(&b, o.api); err != nil {
		t.Error(err)
	}
	return b.String(), true
}

func (o *outcome) resolve(t *testing.T, _ string) (string, bool) {
	var b strings.Builder
	if err := report.Resolve(o.api).Text(&b); err != nil {
		t.Error(err)
	}
	return b.String(), true
}

// file returns an output or, after a #, a part of it: an element of a page, or the
// lines from the first with a word to the next empty one.
func (o *outcome) file(t *testing.T, name string) (text string, found bool) {
	name, part, _ := strings.Cut(name, "#")
	i, found := slices.BinarySearchFunc(o.files, name, func(f emit.File, p string) int { return cmp.Compare(f.Path, p) })
	switch {
	case !found:
		return "", false
	case part == "":
		return string(o.files[i].Data), true
	case path.Ext(name) == ".html":
		text = element(t, o.files[i].Data, part)
	default:
		text = paragraph(string(o.files[i].Data), part)
	}
	return text, text != ""
}

// element returns the element of a page with an id, as a browser has it; of a
// heading its section. It returns "" if there is none.
func element(t *testing.T, page []byte, id string) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if !slices.Contains(n.Attr, html.Attribute{Key: "id", Val: id}) {
			continue
		}
		if n.Data == "h2" {
			n = n.Parent
		}
		var b strings.Builder
		if err := html.Render(&b, n); err != nil {
			t.Fatal(err)
		}
		return strings.TrimRight(b.String(), "\n") + "\n"
	}
	return ""
}

// paragraph returns the lines from the first with a word to the next empty one.
func paragraph(text, word string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		switch {
		case b.Len() == 0 && !strings.Contains(line, word):
		case b.Len() > 0 && line == "\n":
			return b.String()
		default:
			b.WriteString(line)
		}
	}
	return b.String()
}
