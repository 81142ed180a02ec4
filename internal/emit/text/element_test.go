package text

import "testing"

// Descriptions of many documents are HTML.
func TestElements(t *testing.T) {
	p := NewProse(func(string) string { return "" })
	for _, test := range []struct{ in, markdown, html string }{
		{"<p>Makes a thing.</p>", "Makes a thing.", "<p>Makes a thing.</p>\n"},
		{"<p>One.</p><P class=\"x\">Two.</p>", "One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"},
		{"<p>Either:</p> <ul> <li> <p>a</p> </li> <li>b</li> </ul> <p>End.</p>", "Either:\n- a\n- b\n\nEnd.",
			"<p>Either:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>End.</p>\n"},
		{"<h3>Title</h3>Text with <code>a_b</code>, <i>c</i> and <strong> d </strong>.", "**Title**\n\nText with `a_b`, *c* and **d**.",
			"<p><strong>Title</strong></p>\n<p>Text with <code>a_b</code>, <em>c</em> and <strong>d</strong>.</p>\n"},
		{"<a target=\"_blank\" href=\"https://e.com\"><b>x</b></a>", "[**x**](https://e.com)", "<p><a href=\"https://e.com\"><strong>x</strong></a></p>\n"},
		{"<p># no heading</p>", "**no heading**", "<p><strong>no heading</strong></p>\n"},
		{"Send `<p>` to <script>x</script>.", "Send `<p>` to &lt;script>x&lt;/script>.", "<p>Send <code>&lt;p&gt;</code> to &lt;script&gt;x&lt;/script&gt;.</p>\n"},
		{"a <b> and <i>", "a &lt;b> and &lt;i>", "<p>a &lt;b&gt; and &lt;i&gt;</p>\n"},
		{"<b>1 < 2</b>", "&lt;b>1 &lt; 2&lt;/b>", "<p>&lt;b&gt;1 &lt; 2&lt;/b&gt;</p>\n"},
	} {
		if got := SafeMarkdown(test.in); got != test.markdown {
			t.Errorf("SafeMarkdown(%q) = %q, want %q", test.in, got, test.markdown)
		}
		if got := p.HTML(test.in); got != test.html {
			t.Errorf("HTML(%q) = %q, want %q", test.in, got, test.html)
		}
	}
}

// Comments and help have paragraphs and lists of HTML too.
func TestPlainElements(t *testing.T) {
	for in, want := range map[string]string{
		"<p>One.</p><p>Two <b>x</b>.</p>":             "One.\n\nTwo x.",
		"<p>Either:</p><ul><li>a</li><li>b</li></ul>": "Either:\n\n- a\n- b",
		"<h2>Title</h2> text":                         "Title\n\ntext",
	} {
		if got := Plain(in); got != want {
			t.Errorf("Plain(%q) = %q, want %q", in, got, want)
		}
	}
}
