package html

import (
	"html/template"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
)

type indexView struct {
	Count, Pin  string
	Description template.HTML
	Tags        []section
}

// Index returns the first page.
func (w *Writer) Index() ([]byte, error) {
	pin := w.site.API.Pin.String()
	v := indexView{
		Pin: choose(pin != "", pin, "the document's only version"), Count: page.Count(len(w.site.Subjects), "operation"),
		Description: atTop(template.HTML(w.prose.HTML(w.site.API.Document.Description))),
	}
	for _, tag := range w.tags {
		v.Tags = append(v.Tags, section{tag.File, tag.Title, list(tag, "")})
	}
	return w.topFrame("index.html", "All operations", "index", v)
}
