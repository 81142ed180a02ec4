// Package html writes the pages of a reference in HTML. The pages work without
// scripts, and the text of the document in them is safe.
package html

import (
	"bytes"
	"html/template"
	"io/fs"

	"github.com/atlasgen/atlasgen/internal/emit/docs/layout"
	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// A Writer writes the pages of a site.
type Writer struct {
	*parts
	site    *page.Site
	tags    []*page.Tag
	tagOf   map[string]int // file of a tag -> its index in tags
	placeOf map[string]int // page of an operation -> its index in those of its tag
	frames  *template.Template
	known   map[string]string // JSON -> colored HTML; never ranged over
	buffer  bytes.Buffer      // of the current page
	top     *sheet            // for pages at the top of the site
	below   *sheet            // for pages one level below
	err     error             // the first error of a part
}

// NewWriter returns a writer of the pages of a site. Files in templates replace
// built-in ones of the same name; templates may be nil.
func NewWriter(site *page.Site, templates fs.FS) (*Writer, error) {
	frames, err := newFrames(templates)
	if err != nil {
		return nil, err
	}
	w := &Writer{parts: new(parts), site: site, tags: site.Tags(), frames: frames, known: map[string]string{}}
	w.place()
	if err := layout.Read(templates, w.parts); err != nil {
		return nil, err
	}
	w.top, w.below = w.sheet(""), w.sheet("../")
	return w, nil
}

// place records the positions of tags and operations in the menu.
func (w *Writer) place() {
	w.tagOf, w.placeOf = map[string]int{}, map[string]int{}
	for i, tag := range w.tags {
		w.tagOf[tag.File] = i
		for j, op := range tag.Operations {
			w.placeOf[op.Page] = j
		}
	}
}

func (w *Writer) sheet(root string) *sheet {
	s := &sheet{Writer: w, root: root, navs: map[menuKey][]menuPiece{}}
	s.texts = text.NewProse(func(fragment string) string {
		if page := w.site.Fragment(fragment); page != "" {
			return root + page + ".html"
		}
		return ""
	})
	return s
}
