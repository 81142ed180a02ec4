package html

import (
	"bytes"
	"html/template"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/layout"
	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// A sheet collects HTML, part by part. Text of the document is written with plain or
// prose.
type sheet struct {
	*Writer
	b     bytes.Buffer
	root  string // the path to the top of the site: "../" or ""
	texts *text.Prose
	navs  map[menuKey][]menuPiece
}

// html returns the HTML that write writes.
func (s *sheet) html(write func()) template.HTML { return template.HTML(s.capture(write)) }

// capture returns the HTML that write writes, and removes it from the sheet.
func (s *sheet) capture(write func()) string {
	start := s.b.Len()
	write()
	html := string(s.b.Bytes()[start:])
	s.b.Truncate(start)
	return html
}

// put writes a part. fill writes the content of a field of it.
func (s *sheet) put(p *layout.Part, fill func(field string)) {
	if err := p.Write(&s.b, fill); err != nil && s.err == nil {
		s.err = err
	}
}

// set writes a part by its fields: a name, its HTML, and so on.
func (s *sheet) set(p *layout.Part, fields ...string) {
	s.put(p, func(field string) {
		for i := 0; i < len(fields); i += 2 {
			if fields[i] == field {
				s.raw(fields[i+1])
			}
		}
	})
}

// wrap writes a part whose only field is Content.
func (s *sheet) wrap(p *layout.Part, content func()) {
	s.put(p, func(string) { content() })
}

// raw writes HTML.
func (s *sheet) raw(html string) { s.b.WriteString(html) }

// plain writes a text that is not CommonMark.
func (s *sheet) plain(t string) { s.b.WriteString(text.HTML(t)) }

// prose writes CommonMark.
func (s *sheet) prose(commonMark string) { s.b.WriteString(s.texts.HTML(commonMark)) }

// spans writes a text in which only backticks are markup: they enclose code.
func (s *sheet) spans(t string) {
	parts := strings.Split(t, "`")
	if len(parts)%2 == 0 {
		s.plain(t)
		return
	}
	for i, part := range parts {
		if i%2 == 1 {
			s.code(part)
		} else {
			s.plain(part)
		}
	}
}

func (s *sheet) code(t string) {
	s.put(&s.Tree.Code, func(string) { s.plain(t) })
}

// codes writes a list of codes: "a, b or c".
func (s *sheet) codes(codes []string, last string) {
	for i, c := range codes {
		switch {
		case i == 0:
		case i == len(codes)-1 && last != ",":
			s.raw(" " + last + " ")
		default:
			s.raw(", ")
		}
		s.code(c)
	}
}

func (s *sheet) mark(t string) {
	class := ""
	if t == "required" {
		class = " required"
	}
	s.set(&s.Tree.Mark, "Class", class, "Text", t)
}

// markIf writes a mark if a condition is true.
func (s *sheet) markIf(holds bool, t string) {
	if holds {
		s.mark(t)
	}
}

// rawIf writes HTML if a condition is true.
func (s *sheet) rawIf(holds bool, html string) {
	if holds {
		s.raw(html)
	}
}

// link writes a link to a safe address.
func (s *sheet) link(address, title string) {
	s.set(&s.List.Link, "Address", text.EscapeHTML(address), "Text", text.HTML(title))
}

// ref writes a link to a page of the site.
func (s *sheet) ref(r page.Ref) { s.link(s.root+r.Page+".html", r.Title) }

// item writes an item of a list that links to a page of the site.
func (s *sheet) item(r page.Ref) {
	s.put(&s.List.Item, func(string) { s.ref(r) })
}

// program writes a program with the classes of its parts.
func (s *sheet) program(code sample.Code) {
	for _, p := range code.Parts() {
		switch {
		case p.Type != "":
			s.set(&s.List.TypedValue, "Class", p.Class, "Mark", text.HTML(p.Mark), "Type", text.HTML(p.Type), "Text", text.EscapeHTML(p.Text))
		case p.Mark != "":
			s.set(&s.List.Value, "Class", p.Class, "Mark", text.HTML(p.Mark), "Text", text.EscapeHTML(p.Text))
		case p.Class == "":
			s.raw(text.EscapeHTML(p.Text))
		default:
			s.set(&s.List.Token, "Class", p.Class, "Text", text.EscapeHTML(p.Text))
		}
	}
}

// cond returns yes if ok is true, else no.
func cond(holds bool, yes, no string) string {
	if holds {
		return yes
	}
	return no
}
