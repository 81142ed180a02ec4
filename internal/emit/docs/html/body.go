package html

import (
	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

func (s *sheet) request(b *page.Body) {
	if b != nil {
		s.prose(b.Description)
		s.body(b)
	}
}

// body writes a payload: media type, type and attributes.
func (s *sheet) body(b *page.Body) {
	p := &s.Body.Body
	if b.Value == nil {
		p = &s.Body.NoBody
	}
	s.put(p, func(field string) {
		switch field {
		case "Anchor":
			s.raw(b.Anchor)
		case "MediaType":
			s.plain(b.MediaType)
		case "Marks":
			s.markIf(b.Required, "required")
		case "Type":
			s.plain(b.Value.Label())
		case "Schema":
			s.schema(*b.Value)
		case "Limits":
			s.limits(b.Value.Sentences())
		case "Content":
			s.tree(b.Tree, 0)
		}
	})
}

// responses writes the responses that are not errors.
func (s *sheet) responses(p *page.Operation) {
	for _, a := range p.Responses {
		if a.MediaType == "" {
			s.response(a)
		}
	}
}

func (s *sheet) response(a *page.Answer) {
	p := &s.Body.Response
	if len(a.Bodies) == 0 {
		p = &s.Body.EmptyResponse // otherwise the first body has the anchor
	}
	s.put(p, func(field string) {
		switch field {
		case "Anchor":
			s.raw(a.Anchor)
		case "Status":
			s.plain(a.Status)
		case "Description":
			s.prose(a.Description)
		case "Headers":
			if len(a.Headers) > 0 {
				s.wrap(&s.Body.Headers, func() { s.attributes(a.Headers, 1) })
			}
		case "Content":
			for _, b := range a.Bodies {
				s.body(b)
			}
		}
	})
}

// errors writes a table of the status codes, and each kind of error body once.
func (s *sheet) errors(p *page.Operation) {
	var errors []*page.Answer
	for _, a := range p.Responses {
		if a.MediaType != "" {
			errors = append(errors, a)
		}
	}
	if len(errors) == 0 {
		return
	}
	s.wrap(&s.Body.Errors, func() {
		for _, a := range errors {
			s.errorRow(p, a)
		}
	})
	for _, b := range p.Errors {
		s.errorBody(b)
	}
}

func (s *sheet) errorBody(b *page.Body) {
	s.put(&s.Body.ErrorBody, func(field string) {
		switch field {
		case "Anchor":
			s.raw(b.Anchor)
		case "Name":
			s.plain(cond(b.Schema != "", b.Schema, "the error"))
		case "Content":
			if b.Tree != nil && len(b.Tree.Fields) > 0 {
				s.attributes(b.Tree.Fields, 1)
			} else {
				s.tree(b.Tree, 0)
			}
		}
	})
}

func (s *sheet) errorRow(p *page.Operation, a *page.Answer) {
	s.put(&s.Body.Error, func(field string) {
		switch field {
		case "Anchor":
			s.raw(a.Anchor)
		case "Status":
			s.plain(a.Status)
		case "Description":
			s.prose(a.Description)
		case "Headers":
			for _, h := range a.Headers {
				s.set(&s.Body.ErrorHeader, "Anchor", h.Anchor, "Name", text.HTML(h.Name), "Description", s.texts.HTML(h.Description))
			}
		case "Example":
			if len(a.Example) > 0 {
				s.set(&s.Body.ErrorExample, "Code", s.example(a.Example))
			}
		case "Code":
			if a.Code != "" {
				s.set(&s.Body.ErrorCode, "Code", text.HTML(a.Code))
			}
		case "Advice":
			s.advice(a.Advice)
		case "Body":
			if a.Error != "" {
				s.set(&s.Body.ErrorLink, "Anchor", a.Error, "Name", text.HTML(errorName(p, a)))
			}
		case "MediaType":
			s.plain(a.MediaType)
		}
	})
}

// advice writes what to do about an error.
func (s *sheet) advice(a *page.Advice) {
	if a == nil {
		return
	}
	s.wrap(&s.Body.Advice, func() {
		s.plain(a.Text)
		if len(a.Of) > 0 {
			s.raw(" See ")
			s.codes(a.Of, "and")
			s.raw(".")
		}
	})
}

func errorName(p *page.Operation, a *page.Answer) string {
	for _, b := range p.Errors {
		if b.Anchor == a.Error && b.Schema != "" {
			return b.Schema
		}
	}
	return "attributes"
}
