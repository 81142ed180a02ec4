package markdown

import (
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

func (s *sheet) attributes(fields []*page.Field, indent string) {
	for _, f := range fields {
		s.attribute(f, indent)
	}
}

func (s *sheet) attribute(f *page.Field, indent string) {
	p, inner := &s.Markdown.Attribute, indent+"  "
	if f.Same != "" {
		p = &s.Markdown.Same
	}
	s.put(p, func(field string) {
		switch field {
		case "Indent":
			s.raw(indent)
		case "Name":
			s.code(f.Name)
		case "Type":
			s.label(f.Value)
		case "Marks":
			for _, m := range f.Marks() {
				s.mark(m)
			}
		case "Description":
			s.block(s.prose(f.Description), inner)
		case "Items":
			s.block(s.prose(f.Each), inner)
		case "Limits":
			s.limits(f.Sentences(), inner)
		case "Content":
			s.tree(f.Tree, inner)
		}
	})
}

func (s *sheet) mark(t string) { s.set(&s.Markdown.Mark, "Text", t) }

// label writes a type. Its format may contain text of the document.
func (s *sheet) label(v page.Value) {
	label := v.Label()
	if strings.ContainsFunc(label, isMarkup) {
		label = text.Markdown(label)
	}
	s.raw(label)
}

// isMarkup reports whether a character may be markup: it is neither part of a word nor
// a bracket of a type.
func isMarkup(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("()[]-./", r)
}

func (s *sheet) tree(t *page.Tree, indent string) {
	switch {
	case t == nil:
	case t.See != "":
		name := t.Schema
		if name == "" {
			name = t.See
		}
		s.block(s.capture(func() { s.set(&s.Markdown.See, "Name", text.CodeSpan(name)) }), indent)
	case len(t.Arms) > 0:
		s.union(t, indent)
	default:
		s.attributes(t.Fields, indent)
	}
}

func (s *sheet) union(t *page.Tree, indent string) {
	p, choice := &s.Markdown.Union, "One of"
	if t.Discriminator != "" {
		p = &s.Markdown.ToldApart
	}
	if t.AnyOf {
		choice = "Any of"
	}
	s.block(s.capture(func() {
		s.set(p, "Choice", choice, "Count", page.Count(len(t.Arms), "shape"), "Discriminator", text.CodeSpan(t.Discriminator))
	}), indent)
	for i, a := range t.Arms {
		s.shape(a, i+1, indent)
	}
}

func (s *sheet) shape(a *page.Arm, number int, indent string) {
	p, inner := &s.Markdown.Shape, indent+"  "
	if len(a.Tags) > 0 {
		p = &s.Markdown.SelectedShape
	}
	s.put(p, func(field string) {
		switch field {
		case "Indent":
			s.raw(indent)
		case "Number":
			s.raw(strconv.Itoa(number))
		case "Schemas":
			s.codes(a.Schemas, ", ")
		case "Tags":
			s.codes(a.Tags, ", ")
		case "Description":
			s.block(s.prose(a.Description), inner)
		case "Content":
			s.tree(a.Tree, inner)
		}
	})
}
