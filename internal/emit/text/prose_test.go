package text

import (
	"strings"
	"testing"
)

// TestProseIsBounded checks that texts which CommonMark reads slowly are shown
// unconverted.
func TestProseIsBounded(t *testing.T) {
	p := NewProse(func(string) string { return "" })
	for _, mark := range []string{"> ", "1. ", "- ", "[x](", "![", "["} {
		text := "x " + strings.Repeat(mark, 100_000) + "\n" + strings.Repeat(mark, 100_000)
		if got := p.HTML(text); !strings.HasPrefix(got, "<p>x ") || strings.Count(got, "<") != 2 {
			t.Errorf("HTML(%q, 200,000 times) = %.80q..., want one paragraph", mark, got)
		}
	}
	if got, want := p.HTML("> a"), "<blockquote>\n<p>a</p>\n</blockquote>\n"; got != want {
		t.Errorf("HTML(> a) = %q, want %q", got, want)
	}
}

func TestProseLinks(t *testing.T) {
	p := NewProse(func(fragment string) string {
		if fragment == "here" {
			return "../operations/here.html"
		}
		return ""
	})
	for in, want := range map[string]string{
		"[a](#here)":              `<a href="../operations/here.html">a</a>`,
		"[a](#gone)":              "a",
		"[a](https://e.com/?a&b)": `<a href="https://e.com/?a&amp;b">a</a>`,
		"[a](JavaScript:x)":       "a",
		"[a](data:text/html,x)":   "a",
		"[a](/etc/passwd)":        "a",
		"[a](//e.com)":            "a",
		"![a](https://e.com/p)":   "a",
		"<b>a</b>":                "<strong>a</strong>",
		"<blink>a</blink>":        "&lt;blink&gt;a&lt;/blink&gt;",
	} {
		if got := p.HTML(in); got != "<p>"+want+"</p>\n" {
			t.Errorf("HTML(%s) = %s, want %s in a paragraph", in, got, want)
		}
	}
}
