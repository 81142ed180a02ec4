package html

import (
	"html/template"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
)

type schemaView struct{ Description, Tree, Uses, Example template.HTML }

// Schema returns the page of a schema.
func (w *Writer) Schema(x *page.Schema) ([]byte, error) {
	s := w.below
	v := schemaView{
		Description: s.html(func() { s.prose(x.Description) }), Tree: s.html(func() { s.schemaTree(x) }),
		Uses: s.html(func() { s.uses(x) }),
	}
	if x.Example != nil {
		v.Example = template.HTML(s.example(x.Example))
	}
	return w.frame("schema.html", x.Title, s.nav("", "schemas"), v)
}

func (s *sheet) schemaTree(x *page.Schema) {
	s.put(&s.List.SchemaType, func(string) { s.plain(x.Value.Label()) })
	s.limits(x.Value.Sentences())
	if x.Tree == nil || x.Tree.See != "" || len(x.Tree.Arms) > 0 {
		s.tree(x.Tree, 0)
	} else {
		s.attributes(x.Tree.Fields, 1)
	}
}

func (s *sheet) uses(x *page.Schema) {
	p := &s.List.Uses
	switch {
	case len(x.Uses) == 0:
		return
	case x.Others > 0:
		p = &s.List.ManyUses
	}
	s.put(p, func(field string) {
		if field == "Others" {
			s.raw(page.Count(x.Others, "other"))
			return
		}
		for _, u := range x.Uses {
			s.item(u)
		}
	})
}

// Schemas returns the page that lists the schemas by their first letters.
func (w *Writer) Schemas() ([]byte, error) {
	var sections []section
	s := w.top
	for _, letter := range w.site.Letters() {
		list := s.html(func() {
			s.wrap(&s.List.Letters, func() {
				for _, schema := range letter.Schemas {
					s.item(schema)
				}
			})
		})
		sections = append(sections, section{"schemas-" + letter.Letter, letter.Letter, list})
	}
	return w.topFrame("plain.html", "Schemas", "schemas", sections)
}
