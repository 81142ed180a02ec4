package text

import (
	"strings"
	"testing"
)

func TestPlain(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"nothing", " \n ", ""},
		{"a paragraph", "One\ncluster", "One cluster"},
		{"paragraphs", "One.\n\nTwo.", "One.\n\nTwo."},
		{"a list", "Either:\n- one\n- two\n  more\n", "Either:\n\n- one\n- two more"},
		{"a list at the start", "- one\n- two", "- one\n- two"},
		{"text after a list", "- one\n\nThen.", "- one\n\nThen."},
		{"a table", "Is:\n| State | Meaning |\n|---|:-:|\n| `IDLE` | Waits. |", "Is:\n\n- `IDLE`: Waits."},
		{"code", "Call:\n```\nx := 1\n```\nThen.", "Call:\n\n- x := 1\n\nThen."},
		{"a heading", "# Title\n\nText.", "Title\n\nText."},
		{"a link", "See [the docs](https://example.com/x).", "See the docs (https://example.com/x)."},
		{"what only Go comments must not hold", "''x'' ``y`` +build [z]: w\n\nDeprecated: no", "''x'' `y` +build [z]: w\n\nDeprecated: no"},
		{"a terminal's codes", "a\x1b[31m\u202eb\x00\xff", "a[31mb"},
		{"a slash", "//go:build x", "//go:build x"},
	} {
		if got := Plain(test.in); got != test.want {
			t.Errorf("%s: Plain(%q) = %q, want %q", test.name, test.in, got, test.want)
		}
	}
}

func TestBrief(t *testing.T) {
	for in, want := range map[string]string{"One.\n\nTwo.": "One.", "One\ntwo": "One two", "- one\n- two": "one", "": ""} {
		if got := Brief(in); got != want {
			t.Errorf("Brief(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzPlain checks that a terminal shows a plain text unchanged, and that the only
// blank lines separate blocks.
func FuzzPlain(f *testing.F) {
	for _, seed := range []string{"One.\n\nTwo", "- a\n- b\n\n1. c", "| a | b |\n|---|---|\n| c | d |", "```\n\ncode\n```", "# \n\n- \n\nx", "a\x1b\u202e\r\n\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, markdown string) {
		got := Plain(markdown)
		if got != Printable(got) {
			t.Errorf("Plain(%q) = %q, which is not printable", markdown, got)
		}
		if strings.Contains(got, "\n\n\n") || strings.TrimSpace(got) != got {
			t.Errorf("Plain(%q) = %q, want blocks apart by one empty line", markdown, got)
		}
	})
}
