package markdown

import (
	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

func (s *sheet) request(b *page.Body) {
	if b == nil {
		return
	}
	s.section("Request body", func() {
		s.paragraph(s.prose(b.Description))
		s.body(b)
	})
}

func (s *sheet) body(b *page.Body) {
	p := &s.Markdown.Body
	if b.Value == nil {
		p = &s.Markdown.NoBody
	}
	s.put(p, func(field string) {
		switch field {
		case "MediaType":
			s.code(b.MediaType)
		case "Type":
			s.label(*b.Value)
		case "Schema":
			if b.Schema != "" {
				s.raw(" " + text.CodeSpan(b.Schema))
			}
		case "Marks":
			if b.Required {
				s.mark("required")
			}
		case "Limits":
			s.limits(b.Value.Sentences(), "")
		case "Content":
			s.tree(b.Tree, "")
		case "Example":
			if len(b.Example) > 0 {
				code := sample.JSON(b.Example)
				s.program("json", code.Text())
			}
		}
	})
}

func (s *sheet) responses(p *page.Operation) {
	s.section("Responses", func() {
		for _, a := range p.Responses {
			if a.MediaType == "" {
				s.response(a)
			}
		}
	})
}

func (s *sheet) response(a *page.Answer) {
	s.titled(&s.Markdown.Subsection, a.Status, func() {
		s.paragraph(s.prose(a.Description))
		s.attributes(a.Headers, "")
		for _, b := range a.Bodies {
			s.body(b)
		}
	})
}

func (s *sheet) errors(p *page.Operation) {
	if len(p.Errors) == 0 {
		return
	}
	s.section("Errors", func() {
		for _, a := range p.Responses {
			if a.MediaType != "" {
				line := a.Status + " " + text.CodeSpan(a.MediaType) + " " + text.Line(s.prose(a.Description))
				if a.Code != "" {
					line += " For example " + text.CodeSpan(a.Code) + "."
				}
				if a.Advice != nil {
					line += " " + text.Markdown(a.Advice.Text)
				}
				s.item(line)
			}
		}
		for _, b := range p.Errors {
			s.errorBody(b)
		}
	})
}

func (s *sheet) errorBody(b *page.Body) {
	s.put(&s.Markdown.ErrorBody, func(field string) {
		switch {
		case field == "Content":
			s.tree(b.Tree, "")
		case b.Schema != "":
			s.code(b.Schema)
		default:
			s.code(b.Anchor)
		}
	})
}
