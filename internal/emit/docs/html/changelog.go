package html

import (
	"fmt"
	"html/template"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
)

// Changelog returns the page that shows what changed.
func (w *Writer) Changelog() ([]byte, error) {
	c := w.site.Changelog()
	var sections []section
	for i, r := range c.Releases {
		sections = append(sections, section{fmt.Sprintf("release-%d", i+1), r.Title, template.HTML(w.prose.Convert(r.Text))})
	}
	if len(c.Notes) > 0 {
		sections = append(sections, section{"operations", "Noted by the document", w.notes(c.Notes)})
	}
	if len(sections) == 0 {
		sections = append(sections, section{"empty", "Nothing yet", "<p>No release has been compared with another one.</p>\n"})
	}
	return w.topFrame("plain.html", "Changelog", "changelog", sections)
}

func (w *Writer) notes(all []page.OperationNote) template.HTML {
	var m markup
	for _, n := range all {
		m.raw("<h3>")
		m.text(n.Date + " ")
		m.link(n.Page+".html", n.Title)
		m.raw("</h3>\n", string(atTop(template.HTML(w.prose.HTML(n.Text)))))
	}
	return m.html()
}
