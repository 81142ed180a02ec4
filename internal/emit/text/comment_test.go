package text

import (
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarkdown(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing", " \n ", ""},
		{"a paragraph", "One cluster.", "// One cluster."},
		{"a full stop is added", "One cluster", "// One cluster."},
		{"paragraphs", "One.\n\nTwo.", "// One.\n//\n// Two."},
		{"lines are joined", "One\ntwo.", "// One two."},
		{"long lines wrap", strings.Repeat("word ", 17), "// word word word word word word word word word word word word word word word word\n// word."},
		{"a long word stays whole", "See " + strings.Repeat("x", 90) + " there.", "// See\n// " + strings.Repeat("x", 90) + "\n// there."},
		{"a list", "Either:\n- one\n- two\n  more\n", "// Either:\n//\n//   - one\n//   - two more"},
		{"items apart are one list", "All:\n* one\n\n* two", "// All:\n//\n//   - one\n//   - two"},
		{"a numbered list", "Steps:\n1. one\n2. two", "// Steps:\n//\n//   - 1. one\n//   - 2. two"},
		{"a table", "Is:\n| State | Meaning |\n|---|:-:|\n| `IDLE` | Waits. |", "// Is:\n//\n//   - `IDLE`: Waits."},
		{"a list at the start", "- one\n- two\n- three", "// one.\n//\n//   - two\n//   - three"},
		{"a wide table", "Is:\n\n| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |", "// Is:\n//\n//   - A: 1; B: 2; C: 3"},
		{"code", "Call:\n```\nx := 1\n```\nThen.", "// Call:\n//\n//   - x := 1\n//\n// Then."},
		{"a heading", "# Title\n\nText.", "// Title.\n//\n// Text."},
		{"a link", "See [the docs](https://example.com/x).", "// See the docs (https://example.com/x)."},
		{"a link within the page", "See [roles](#roles).", "// See roles."},
		{"a link in HTML", `See <a href="https://example.com" target="_blank">this</a>.`, "// See this (https://example.com)."},
		{"other HTML", `<abbr title="Name">ARN</abbr> of <database>.`, "// ARN of <database>."},
		{"emphasis", "**NOTE**: be *careful*.", "// NOTE: be *careful*."},
		{"quotes of gofmt", "``mongod`` or ''x''.", "// `mongod` or \"x\"."},
		{"the end of another kind of comment", "a */ b /* c", "// a */ b /* c."},
		{"a directive", "//go:embed x", "// //go:embed x."},
		{"a line directive", "line x.go:1", "// line x.go:1."},
		{"a build constraint", "+build ignore", "// + build ignore."},
		{"a mark of deprecation", "Deprecated: use x.", "// Deprecated. use x."},
		{"a link definition", "[x]: https://example.com", "// [x] : https://example.com"},
		{"control characters", "a\x00b\x1b[31m\u202Ec\uFEFF\xffd", "// ab[31mcd."},
		{"line breaks", "a\r\nb\u2028c\vd", "// a b c d."},
	}
	for _, test := range tests {
		var c Comment
		c.Markdown(test.in)
		if diff := cmp.Diff(test.want, c.String()); diff != "" {
			t.Errorf("%s: Markdown(%q): -want +got:\n%s", test.name, test.in, diff)
		}
	}
}

func TestContinue(t *testing.T) {
	var c Comment
	c.Markdown("The size.")
	c.Continue("At most 5. Pattern: ^a``*/$")
	c.Markdown("- x")
	c.Continue("After a list.")
	c.Line("GET /a/" + strings.Repeat("b", 90) + "/c d")
	want := "// The size. At most 5. Pattern: ^a`*/$\n//\n//   - x\n//\n// After a list.\n//\n// GET /a/" + strings.Repeat("b", 90) + "/c d"
	if diff := cmp.Diff(want, c.String()); diff != "" {
		t.Errorf("comment: -want +got:\n%s", diff)
	}
}

// FuzzComment checks that, whatever the text, the source has the same declarations and
// no directive, and gofmt does not change it.
func FuzzComment(f *testing.F) {
	for _, seed := range []string{
		"One.\n\nTwo", "- a\n- b\n\n1. c", "| a | b |\n|---|---|\n| c | d |", "```\ncode\n```", "# H\n\nT", "*/ var Y int /*",
		"[x]: https://example.com\n\n[x]", "+build x", "//go:build ignore", "Deprecated: no", "a\x00\uFEFF\u202Eb\xff", "''x'' ``y``", "T\n\nA title\n\nText",
		"x {\n\n\ty", "·- x", "\u00a0# x", "•x", "12) x", "a\n-\n-", "-\u00a0x",
	} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, markdown, text string) {
		var c Comment
		c.Markdown(markdown)
		c.Continue(text)
		c.Text(text)
		c.Markdown(markdown)
		checkComment(t, c.String())
	})
}

func checkComment(t *testing.T, comment string) {
	t.Helper()
	field := "\t" + strings.ReplaceAll(comment, "\n", "\n\t")
	source := "package p\n\n" + comment + "\ntype X struct {\n" + field + "\n\tF int\n}\n"
	if comment == "" {
		return
	}
	formatted, err := format.Source([]byte(source))
	if err != nil {
		t.Fatalf("%v in:\n%s", err, source)
	}
	if diff := cmp.Diff(source, string(formatted)); diff != "" {
		t.Errorf("gofmt changes the comment: -before +after:\n%s", diff)
	}
	file, err := parser.ParseFile(token.NewFileSet(), "p.go", source, parser.ParseComments)
	if err != nil || len(file.Decls) != 1 {
		t.Fatalf("%d declarations, want 1 (%v):\n%s", len(file.Decls), err, source)
	}
	for _, line := range strings.Split(comment, "\n") {
		if line != "//" && !strings.HasPrefix(line, "// ") || strings.HasPrefix(line, "// +build") {
			t.Errorf("comment line = %q, want // and a space", line)
		}
	}
	if paragraphs := file.Decls[0].(*ast.GenDecl).Doc.Text(); strings.HasPrefix(paragraphs, "Deprecated:") {
		t.Errorf("text of the comment = %q, which marks a deprecation", paragraphs)
	}
}
