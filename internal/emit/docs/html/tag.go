package html

import (
	"html/template"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
)

type tagView struct{ Description, More, List template.HTML }

// Tag returns the page of a group of operations.
func (w *Writer) Tag(t *page.Tag) ([]byte, error) {
	s := w.below
	v := tagView{
		Description: s.html(func() { s.prose(t.Description) }), More: s.html(func() { s.more(t.Docs) }),
		List: s.html(func() { s.operations(t) }),
	}
	return w.frame("tag.html", t.Title, s.nav(t.File, "tags/"+t.File), v)
}

// operations lists the operations of a tag.
func (s *sheet) operations(t *page.Tag) {
	s.wrap(&s.List.Operations, func() {
		for _, op := range t.Operations {
			s.put(&s.List.Operation, func(field string) {
				switch field {
				case "Method":
					s.raw(op.Method)
				case "Link":
					s.link(s.root+"operations/"+op.File+".html", op.Title)
				case "Marks":
					s.markIf(op.Deprecated, "deprecated")
				case "Path":
					s.raw(s.path(op.Path))
				}
			})
		}
	})
}
