package html

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
)

// union writes the shapes of a union one after the other. The first is not folded.
func (s *sheet) union(t *page.Tree, level int) {
	p := &s.parts.Union.Union
	if t.Discriminator != "" {
		p = &s.parts.Union.ToldApart
	}
	s.put(p, func(field string) {
		switch field {
		case "Choice":
			s.raw(cond(t.AnyOf, "Any of", "One of"))
		case "Count":
			s.raw(page.Count(len(t.Arms), "shape"))
		case "Discriminator":
			s.plain(t.Discriminator)
		case "Content":
			for i, a := range t.Arms {
				s.shape(t, a, i == 0 && level < openLevels, level)
			}
		}
	})
}

func (s *sheet) shape(t *page.Tree, a *page.Arm, open bool, level int) {
	s.put(&s.parts.Union.Shape, func(field string) {
		switch field {
		case "Anchor":
			s.raw(a.Anchor)
		case "Open":
			s.rawIf(open, " open")
		case "Title":
			s.shapeTitle(t, a)
			s.likeness(t, a)
		case "Description":
			s.prose(a.Description)
		case "Schemas":
			s.schemas(a)
		case "Limits":
			s.limits(a.Value.Sentences())
		case "Tags":
			s.shapeTags(a)
		case "Content":
			s.content(a.Tree, level+1)
		}
	})
}

// schemas names the schemas of a shape. A long list is folded.
func (s *sheet) schemas(a *page.Arm) {
	p := &s.parts.Union.Schemas
	if len(a.Schemas) >= many {
		p = &s.parts.Union.ManySchemas
	}
	s.put(p, func(field string) {
		switch field {
		case "Type":
			s.plain(a.Value.Label())
		case "Count":
			s.raw(page.Count(len(a.Schemas), "schema"))
		case "Content":
			for i, file := range a.Pages {
				s.schemaLink(file, a.Schemas[i])
			}
		}
	})
}

// titleTags is the number of tags in the title of a shape. It may be exceeded by one.
const titleTags = 3

// shapeTags lists the tags of a shape that are not in its title, unless the
// discriminator of the shape lists them.
func (s *sheet) shapeTags(a *page.Arm) {
	listed := a.Tree != nil && slices.ContainsFunc(a.Tree.Fields, func(f *page.Field) bool { return slices.Equal(f.Values, a.Tags) })
	if len(a.Tags) > titleTags+1 && !listed {
		s.limits([]page.Sentence{{Text: "Selected by", Codes: a.Tags, Last: "or"}})
	}
}

func (s *sheet) shapeTitle(t *page.Tree, a *page.Arm) {
	switch {
	case len(a.Tags) > 0:
		s.code(cond(t.Discriminator != "", t.Discriminator, "value"))
		s.raw(cond(len(a.Tags) == 1, " is ", " is one of "))
		if rest := len(a.Tags) - titleTags; rest > 1 {
			s.codes(a.Tags[:titleTags], ",")
			s.raw(" and " + page.Count(rest, "other"))
		} else {
			s.codes(a.Tags, "or")
		}
	case a.Key != "":
		s.raw("with ")
		s.code(a.Key)
	default:
		s.codes(a.Schemas, "or")
	}
}

// manyWithout is the number of names from which they are counted instead.
const manyWithout = 5

// likeness says after the title of a shape how it differs from one before it.
func (s *sheet) likeness(t *page.Tree, a *page.Arm) {
	l := t.Likeness(a)
	if l == nil {
		return
	}
	s.put(&s.parts.Union.Likeness, func(field string) {
		switch {
		case field == "Shape":
			s.shapeName(l.Base)
		case l.Own == 0 && len(l.Without) == 0:
		default:
			s.raw(" but ")
			s.difference(l)
		}
	})
}

func (s *sheet) difference(l *page.Likeness) {
	if n := len(l.Without); n > 0 {
		s.raw("without ")
		if n < manyWithout {
			s.codes(l.Without, "and")
		} else {
			s.raw(page.Count(n, "attribute"))
		}
	}
	s.rawIf(l.Own > 0 && len(l.Without) > 0, ", and ")
	if l.Own > 0 {
		s.raw("with " + page.Count(l.Own, "attribute") + " of its own")
	}
}

// shapeName writes a short name of a shape.
func (s *sheet) shapeName(a *page.Arm) {
	switch {
	case len(a.Tags) > 0 && len(a.Tags) <= titleTags:
		s.codes(a.Tags, "or")
	case a.Key != "":
		s.raw("the one with ")
		s.code(a.Key)
	default:
		s.code(a.Schemas[0])
	}
}
