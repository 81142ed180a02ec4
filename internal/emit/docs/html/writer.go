// Package html writes the pages of a reference in HTML. They are complete without
// a script, and every text of the document in them is made safe.
package html

import (
	"bytes"
	"html/template"
	"io/fs"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// A Writer writes the pages of a site. Its maps are looked up, never ranged over.
type Writer struct {
	site     *page.Site
	tags     []*page.Tag
	frames   *template.Template
	prose    *text.Prose
	examples map[string]string // JSON -> coloured HTML
	navs     map[string]string // by the file of the tag that is open
	buffer   bytes.Buffer      // of the page that is being written
	outline  outline           // of the section that is being written
}

// NewWriter returns a writer of the pages of a site. Files in templates stand for
// built-in ones of the same name; nil if there are none.
func NewWriter(site *page.Site, templates fs.FS) (*Writer, error) {
	frames, err := frames(templates)
	if err != nil {
		return nil, err
	}
	w := &Writer{site: site, tags: site.Tags(), frames: frames, examples: map[string]string{}, navs: map[string]string{}}
	w.prose = text.NewProse(func(fragment string) string {
		if page := site.Fragment(fragment); page != "" {
			return "../" + page + ".html"
		}
		return ""
	})
	w.outline.writer = w
	return w, nil
}
