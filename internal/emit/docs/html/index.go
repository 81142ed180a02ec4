package html

import (
	"html/template"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
)

type indexView struct {
	Count, Pin  string
	Description template.HTML
	Tags        []tagSection
}

// A tagSection is the section of a tag.
type tagSection struct {
	Anchor string
	Title  string
	HTML   template.HTML
	File   string // of its page
}

// Index returns the first page.
func (w *Writer) Index() ([]byte, error) {
	s, pin := w.top, w.site.API.Pin.String()
	v := indexView{
		Pin: cond(pin != "", pin, "the document's only version"), Count: page.Count(len(w.site.Subjects), "operation"),
		Description: s.html(func() { s.prose(w.site.API.Document.Description) }),
	}
	anchors := page.TagAnchors(w.tags)
	for i, tag := range w.tags {
		v.Tags = append(v.Tags, tagSection{anchors[i], tag.Title, s.html(func() { s.operations(tag) }), tag.File})
	}
	return w.topFrame("index.html", "All operations", "index", v)
}
