package html

import (
	"bytes"
	"html/template"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// Markup is HTML being written. What comes from the document goes through text
// or a quoted attribute.
type markup struct{ b bytes.Buffer }

// raw adds HTML that this program wrote, or prose made.
func (m *markup) raw(parts ...string) {
	for _, p := range parts {
		m.b.WriteString(p)
	}
}

// text adds a text of the document that is no CommonMark.
func (m *markup) text(plain string) { m.b.WriteString(text.HTML(plain)) }

// spans adds a text of the document in which CommonMark reads code between
// backticks and nothing else.
func (m *markup) spans(text string) {
	parts := strings.Split(text, "`")
	if len(parts)%2 == 0 {
		m.text(text)
		return
	}
	for i, part := range parts {
		if i%2 == 1 {
			m.tag("code", part)
		} else {
			m.text(part)
		}
	}
}

// tag adds an element with a text. The first word of element is its name; the
// rest are attributes of this program's own.
func (m *markup) tag(element, text string) {
	name, _, _ := strings.Cut(element, " ")
	m.raw("<", element, ">")
	m.text(text)
	m.raw("</", name, ">")
}

// link adds a link; href is a path of this site or a URL that prose let pass.
func (m *markup) link(href, title string) {
	m.raw(`<a href="`, text.EscapeHTML(href), `">`)
	m.text(title)
	m.raw("</a>")
}

func (m *markup) html() template.HTML { return template.HTML(m.b.String()) }

// codeHTML returns a program with its parts marked.
func codeHTML(code sample.Code) string {
	var b strings.Builder
	for _, p := range code.Parts() {
		if p.Class == "" {
			b.WriteString(text.EscapeHTML(p.Text))
			continue
		}
		b.WriteString(`<i class="` + p.Class + `">` + text.EscapeHTML(p.Text) + `</i>`)
	}
	return b.String()
}

// codes adds codes as a list in words: "a, b or c".
func (m *markup) codes(codes []string, last string) {
	for i, c := range codes {
		switch {
		case i == 0:
		case i == len(codes)-1 && last != ",":
			m.raw(" ", last, " ")
		default:
			m.raw(", ")
		}
		m.tag("code", c)
	}
}

func choose(condition bool, yes, no string) string {
	if condition {
		return yes
	}
	return no
}
