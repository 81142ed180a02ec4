package docs

import (
	"strings"
	"testing"
)

// TestProseIsBounded holds that texts which CommonMark takes long to read show
// as they are written.
func TestProseIsBounded(t *testing.T) {
	p := newProse(func(string) string { return "" })
	for _, mark := range []string{"> ", "1. ", "- ", "[x](", "![", "["} {
		text := "x " + strings.Repeat(mark, 100_000) + "\n" + strings.Repeat(mark, 100_000)
		if got := p.html(text); !strings.HasPrefix(got, "<p>x ") || strings.Count(got, "<") != 2 {
			t.Errorf("html(%q, 200,000 times) = %.80q..., want one paragraph", mark, got)
		}
	}
	if got, want := p.html("> a"), "<blockquote>\n<p>a</p>\n</blockquote>\n"; got != want {
		t.Errorf("html(> a) = %q, want %q", got, want)
	}
}

func TestProseLinks(t *testing.T) {
	p := newProse(func(fragment string) string {
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
		"<b>a</b>":                "&lt;b&gt;a&lt;/b&gt;",
	} {
		if got := p.html(in); got != "<p>"+want+"</p>\n" {
			t.Errorf("html(%s) = %s, want %s in a paragraph", in, got, want)
		}
	}
}
