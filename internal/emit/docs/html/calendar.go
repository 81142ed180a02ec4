package html

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// Calendar returns the page about versions and their ends.
func (w *Writer) Calendar() ([]byte, error) {
	c, s := w.site.Calendar(), w.top
	sections := []section{{"versions", "Versions", s.html(func() { s.timeline(c.Timeline()) })}}
	if len(c.Sunsets) > 0 {
		sections = append(sections, section{"sunsets", "Sunset calendar", s.html(func() { s.sunsets(c.Sunsets) })})
	}
	if len(c.Elsewhere) > 0 {
		sections = append(sections, section{"elsewhere", "Not at this pin", s.html(func() { s.elsewhere(c.Elsewhere) })})
	}
	return w.topFrame("plain.html", "Versions and sunsets", "versions", sections)
}

// timeline writes versions and their ends in the order of time.
func (s *sheet) timeline(eras []page.Era) {
	s.wrap(&s.parts.Version.Versions, func() {
		for _, e := range eras {
			if e.Version != nil {
				s.versionOf(e.Version)
				continue
			}
			s.set(&s.parts.Version.Ends, "Date", text.HTML(day(e.Date)), "Versions", page.Count(len(e.Ends), "version"), "Content", s.folding(func() {
				for _, x := range e.Ends {
					s.item(page.Ref{Title: x.Title + ", " + x.Version, Page: x.Page})
				}
			}))
		}
	})
}

func (s *sheet) versionOf(v *page.Dated) {
	marks := s.capture(func() { s.markIf(v.Pinned, "pinned") })
	s.set(&s.parts.Version.Version, "Anchor", v.Anchor, "Name", text.HTML(v.Version), "Marks", marks,
		"Operations", page.Count(v.Having, "operation"), "Content", s.folding(func() {
			for _, r := range v.Operations {
				s.item(r)
			}
		}))
}

// folding returns a folded list, or nothing if it has no items.
func (s *sheet) folding(items func()) string {
	html := s.capture(items)
	if html == "" {
		return ""
	}
	return s.capture(func() { s.wrap(&s.parts.Version.New, func() { s.raw(html) }) })
}

// day returns a date in words.
func day(date string) string { return cond(date == "9999-12-31", "undecided", date) }

func (s *sheet) sunsets(all []page.Sunset) {
	s.wrap(&s.parts.Version.Sunsets, func() {
		for _, x := range all {
			s.set(&s.parts.Version.Sunset,
				"Date", text.HTML(day(x.Date)), "Link", s.capture(func() { s.ref(x.Ref) }),
				"Version", text.HTML(x.Version), "Successor", text.HTML(cond(x.Successor != "", x.Successor, "nothing named")))
		}
	})
}

func (s *sheet) elsewhere(all []page.Elsewhere) {
	s.wrap(&s.parts.Version.Elsewhere, func() {
		for _, x := range all {
			s.set(&s.parts.Version.ElsewhereOperation, "Name", text.HTML(x.Name), "Versions", text.HTML(strings.Join(x.Versions, ", ")))
		}
	})
}
