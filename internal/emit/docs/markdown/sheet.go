package markdown

import (
	"bytes"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/layout"
	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// A sheet collects Markdown, part by part.
type sheet struct {
	*Writer
	b   bytes.Buffer
	err error // the first error of a part
}

// put writes a part. fill writes the content of a field of it.
func (s *sheet) put(p *layout.Part, fill func(field string)) {
	if err := p.Write(&s.b, fill); err != nil && s.err == nil {
		s.err = err
	}
}

// set writes a part by its fields: a name, its Markdown, and so on.
func (s *sheet) set(p *layout.Part, fields ...string) {
	s.put(p, func(field string) {
		for i := 0; i < len(fields); i += 2 {
			if fields[i] == field {
				s.raw(fields[i+1])
			}
		}
	})
}

// capture returns the Markdown that write writes, and removes it from the sheet.
func (s *sheet) capture(write func()) string {
	start := s.b.Len()
	write()
	markdown := string(s.b.Bytes()[start:])
	s.b.Truncate(start)
	return markdown
}

// raw writes Markdown.
func (s *sheet) raw(markdown string) { s.b.WriteString(markdown) }

func (s *sheet) code(t string) { s.b.WriteString(text.CodeSpan(t)) }

// codes writes a list of codes: "a, b or c".
func (s *sheet) codes(codes []string, last string) {
	for i, c := range codes {
		switch {
		case i == 0:
		case i == len(codes)-1:
			s.raw(last)
		default:
			s.raw(", ")
		}
		s.code(c)
	}
}

// prose returns a text of the document, made safe. It is cached, because many pages
// contain the same texts.
func (s *sheet) prose(commonMark string) string {
	known, ok := s.known[commonMark]
	if !ok {
		known = text.SafeMarkdown(commonMark)
		s.known[commonMark] = known
	}
	return known
}

func (s *sheet) section(title string, content func()) {
	s.titled(&s.Markdown.Section, title, content)
}

func (s *sheet) titled(p *layout.Part, title string, content func()) {
	s.put(p, func(field string) {
		if field == "Title" {
			s.raw(title)
		} else {
			content()
		}
	})
}

// paragraph writes a text, unless it is empty.
func (s *sheet) paragraph(markdown string) {
	if markdown != "" {
		s.set(&s.Markdown.Paragraph, "Text", markdown)
	}
}

func (s *sheet) item(markdown string) { s.set(&s.Markdown.Item, "Text", markdown) }

func (s *sheet) link(markdown, address string) string {
	return s.capture(func() { s.set(&s.Markdown.Link, "Text", markdown, "Address", address) })
}

// block writes paragraphs within a list item.
func (s *sheet) block(markdown, indent string) {
	if markdown == "" {
		return
	}
	s.put(&s.Markdown.Block, func(string) {
		for line := range strings.Lines(strings.TrimSuffix(markdown, "\n")) {
			if line != "\n" {
				s.raw(indent)
			}
			s.raw(line)
		}
	})
}

// program writes a block of code.
func (s *sheet) program(language, code string) {
	s.set(&s.Markdown.Code, "Code", text.Fence(language, code))
}

// limits writes sentences as one paragraph.
func (s *sheet) limits(all []page.Sentence, indent string) {
	if len(all) == 0 {
		return
	}
	s.put(&s.Markdown.Block, func(string) {
		s.raw(indent)
		for i, x := range all {
			if i > 0 {
				s.raw(" ")
			}
			s.raw(x.Text)
			if len(x.Codes) > 0 {
				s.raw(" ")
				s.codes(x.Codes, " "+x.Last+" ")
				s.raw(".")
			}
		}
	})
}
