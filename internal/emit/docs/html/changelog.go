package html

import (
	"html/template"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// Changelog returns the changelog page.
func (w *Writer) Changelog() ([]byte, error) {
	c, s := w.site.Changelog(), w.top
	var sections []section
	for _, r := range c.Releases {
		sections = append(sections, section{r.Anchor, r.Title, template.HTML(s.texts.Convert(r.Text))})
	}
	if len(c.Notes) > 0 {
		sections = append(sections, section{"operations", "Noted by the document", s.html(func() { s.notes(c.Notes) })})
	}
	if len(sections) == 0 {
		sections = append(sections, section{"empty", "Nothing yet", s.html(func() { s.put(&s.List.NoRelease, nil) })})
	}
	return w.topFrame("plain.html", "Changelog", "changelog", sections)
}

func (s *sheet) notes(all []page.OperationNote) {
	for _, n := range all {
		s.set(&s.List.OperationNote, "Date", text.HTML(n.Date), "Link", s.capture(func() { s.ref(n.Ref) }), "Text", s.texts.HTML(n.Text))
	}
}
