package html

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// openLevels is the number of levels of a tree that are not folded.
const openLevels = 2

// attributes writes fields as a list: required ones, then the others, then those that
// another shape describes.
func (s *sheet) attributes(fields []*page.Field, level int) {
	var described, same []*page.Field
	for _, f := range fields {
		if f.Same == "" {
			described = append(described, f)
		} else {
			same = append(same, f)
		}
	}
	slices.SortStableFunc(described, requiredFirst)
	s.wrap(&s.Tree.Attributes, func() {
		for _, f := range described {
			s.attribute(f, level)
		}
		if len(same) > 0 {
			s.same(same)
		}
	})
}

func requiredFirst(a, b *page.Field) int {
	rank := func(f *page.Field) int {
		switch {
		case f.Discriminator:
			return 0
		case f.Required:
			return 1
		}
		return 2
	}
	return rank(a) - rank(b)
}

// manySame is the number of attributes from which those of another shape are folded.
const manySame = 4

// same lists attributes that another shape describes.
func (s *sheet) same(fields []*page.Field) {
	p := &s.Tree.Same
	if len(fields) >= manySame {
		p = &s.Tree.ManySame
	}
	s.put(p, func(field string) {
		if field == "Count" {
			s.raw(page.Count(len(fields), "attribute"))
			return
		}
		for i, f := range fields {
			s.rawIf(i > 0, ", ")
			p := &s.Tree.SameAttribute
			if f.Required {
				p = &s.Tree.SameRequired
			}
			s.set(p, "Anchor", f.Same, "Name", text.HTML(f.Name))
		}
	})
}

func (s *sheet) attribute(f *page.Field, level int) {
	s.put(&s.Tree.Attribute, func(field string) {
		switch field {
		case "Anchor":
			s.raw(f.Anchor)
		case "Name":
			s.plain(f.Name)
		case "Type":
			s.plain(f.Label())
		case "Marks":
			for _, mark := range f.Marks() {
				s.mark(mark)
			}
		case "Schema":
			s.schema(f.Value)
		case "Description":
			s.folded(f.Description)
		case "Items":
			s.prose(f.Each)
		case "Limits":
			s.limits(f.Sentences())
		case "More":
			s.more(f.Docs)
		case "Content":
			s.tree(f.Tree, level)
		}
	})
}

// longText is the length of a text, in bytes of HTML after its first paragraph, from
// which that is folded.
const longText = 320

// folded writes CommonMark whose later paragraphs are folded if they are long.
func (s *sheet) folded(commonMark string) {
	html := s.texts.HTML(commonMark)
	first, rest := text.Lead(html)
	if len(rest) < longText {
		s.raw(html)
		return
	}
	s.raw(first)
	s.wrap(&s.Tree.Rest, func() { s.raw(rest) })
}

// schema names the declared type of a value, or of the items of an array.
func (s *sheet) schema(v page.Value) {
	for v.Schema == "" && v.Items != nil {
		v = *v.Items
	}
	s.schemaLink(v.Page, v.Schema)
}

// schemaLink writes the name of a schema. It is a link if the schema has a page.
func (s *sheet) schemaLink(file, name string) {
	if file != "" {
		s.set(&s.Tree.Schema, "Address", s.root+"schemas/"+file+".html", "Name", text.HTML(name))
	}
}

// many is the number of codes or schemas from which a list is folded.
const many = 16

// limits writes sentences as a paragraph. Sentences with many codes follow below it.
func (s *sheet) limits(all []page.Sentence) {
	isMany := func(x page.Sentence) bool { return len(x.Codes) >= many }
	if few := slices.DeleteFunc(slices.Clone(all), isMany); len(few) > 0 {
		s.sentences(few...)
	}
	for _, x := range all {
		if isMany(x) {
			s.put(&s.Tree.ManyValues, func(field string) {
				if field == "Count" {
					s.raw(page.Count(len(x.Codes), "value"))
				} else {
					s.sentences(x)
				}
			})
		}
	}
}

func (s *sheet) sentences(all ...page.Sentence) {
	s.wrap(&s.Tree.Limits, func() {
		for i, x := range all {
			s.rawIf(i > 0, " ")
			s.raw(x.Text)
			if len(x.Codes) > 0 {
				s.raw(" ")
				s.codes(x.Codes, x.Last)
				s.raw(".")
			}
		}
	})
}

// more adds a link to another site, if it has a web address.
func (s *sheet) more(l *page.Link) {
	if l == nil || text.WebAddress(l.URL) == "" {
		return
	}
	s.put(&s.Tree.More, func(field string) {
		if field == "Address" {
			s.raw(text.EscapeHTML(text.WebAddress(l.URL)))
		} else {
			s.spans(cond(l.Text != "", l.Text, "External documentation"))
		}
	})
}

func (s *sheet) tree(t *page.Tree, level int) {
	switch {
	case t == nil:
	case t.See != "":
		s.set(&s.Tree.See, "Anchor", t.See, "Title", text.HTML(cond(t.Schema != "", t.Schema, "its first place")))
	case len(t.Arms) > 0:
		s.union(t, level)
	default:
		s.put(&s.Tree.Fold, func(field string) {
			switch field {
			case "Open":
				s.rawIf(level < openLevels, " open")
			case "Count":
				s.raw(page.Count(len(t.Fields), "attribute"))
			case "Content":
				s.attributes(t.Fields, level+1)
			}
		})
	}
}

// content writes the attributes of a tree without folding them.
func (s *sheet) content(t *page.Tree, level int) {
	if t == nil || t.See != "" || len(t.Arms) > 0 {
		s.tree(t, level)
		return
	}
	s.attributes(t.Fields, level)
}
