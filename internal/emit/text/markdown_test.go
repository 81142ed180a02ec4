package text

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	nethtml "golang.org/x/net/html"
)

func TestSafeMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                             "plain",
		"a < b":                             "a &lt; b",
		"use `<name>` or <b>":               "use `<name>` or &lt;b>",
		"odd ` <b> here":                    "odd ` &lt;b> here",
		"`a`\n| `<b>` |":                    "`a`\n| `&lt;b>` |",
		"- # nested":                        `- \# nested`,
		"text\n---\nmore":                   "text\n\\---\nmore",
		"# Title\ntext":                     "**Title**\ntext",
		"[x](javascript:alert(1))":          "[x](javascript :alert(1))",
		"[x](&#106;avascript&colon;a)":      "[x](&amp;#106;avascript&amp;colon;a)",
		"![x](https://example.com)":         `\![x](https://example.com)`,
		`<a href="https://e.com">e</a><br>`: "[e](https://e.com)",
	} {
		if got := SafeMarkdown(in); got != want {
			t.Errorf("SafeMarkdown(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestMarkdownShowsText checks the text that a reader of CommonMark sees.
func TestMarkdownShowsText(t *testing.T) {
	for _, in := range []string{"a", "*a* _b_ `c`", "[a](https://e.com)", "<b>", "&amp;", "`", "``", "a\\nb", "\\*", "``` a ```"} {
		for name, marked := range map[string]string{"Markdown": "x" + Markdown(in), "CodeSpan": "x" + CodeSpan(in)} {
			var b bytes.Buffer
			if err := goldmark.Convert([]byte(marked), &b); err != nil {
				t.Fatal(err)
			}
			got := strings.NewReplacer("<p>x", "", "</p>\n", "", "<code>", "", "</code>", "").Replace(b.String())
			if got = nethtml.UnescapeString(got); got != in {
				t.Errorf("%s(%q) = %q shows %q", name, in, marked, got)
			}
		}
	}
}

func TestFence(t *testing.T) {
	for _, code := range []string{"a", "```", "````\n```", "~~~", "<b>"} {
		var b bytes.Buffer
		if err := goldmark.Convert([]byte(Fence("go", code)), &b); err != nil {
			t.Fatal(err)
		}
		want := `<pre><code class="language-go">` + nethtml.EscapeString(code) + "\n</code></pre>\n"
		if got := b.String(); got != want {
			t.Errorf("Fence(go, %q) shows %q, want %q", code, got, want)
		}
	}
}

// FuzzSafeMarkdown checks that descriptions become only elements of CommonMark, in
// HTML pages and in a Markdown reader that passes HTML through.
func FuzzSafeMarkdown(f *testing.F) {
	for _, seed := range []string{"a", "<script>", "`<b>`", "[x](javascript:y)", "| a |\n|---|\n| `|<i>` |", "<a href=\"x\">", "``<b>``", "\\`<b>`"} {
		f.Add(seed)
	}
	reader := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithRendererOptions(html.WithUnsafe()))
	f.Fuzz(func(t *testing.T, text string) {
		var b bytes.Buffer
		if err := reader.Convert([]byte(SafeMarkdown(text)), &b); err != nil {
			t.Fatal(err)
		}
		harmless(t, text, b.String())
		harmless(t, text, NewProse(func(string) string { return "" }).HTML(text))
	})
}

var elements = map[string]bool{
	"html": true, "head": true, "body": true, "p": true, "br": true, "hr": true, "em": true, "strong": true, "code": true,
	"pre": true, "blockquote": true, "ul": true, "ol": true, "li": true, "table": true, "thead": true, "tbody": true, "tr": true,
	"th": true, "td": true, "a": true,
}

func harmless(t *testing.T, text, page string) {
	t.Helper()
	root, err := nethtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == nethtml.ElementNode && !elements[n.Data] || n.Type == nethtml.CommentNode {
			t.Errorf("%q becomes an element %s: %q", text, n.Data, page)
		}
		for _, a := range n.Attr {
			value := strings.ToLower(strings.Map(func(r rune) rune {
				if r <= ' ' {
					return -1
				}
				return r
			}, a.Val))
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" && !strings.HasPrefix(value, "text-align:") || strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "vbscript:") {
				t.Errorf("%q gets the attribute %s=%q", text, a.Key, a.Val)
			}
		}
	}
}
