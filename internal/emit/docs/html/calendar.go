package html

import (
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// Calendar returns the page about versions and their ends.
func (w *Writer) Calendar() ([]byte, error) {
	c, s := w.site.Calendar(), w.top
	sections := []section{{"versions", "Versions", s.html(func() { s.counts(c.Versions) })}}
	if len(c.Sunsets) > 0 {
		sections = append(sections, section{"sunsets", "Sunset calendar", s.html(func() { s.sunsets(c.Sunsets) })})
	}
	if len(c.Elsewhere) > 0 {
		sections = append(sections, section{"elsewhere", "Not at this pin", s.html(func() { s.elsewhere(c.Elsewhere) })})
	}
	return w.topFrame("plain.html", "Versions and sunsets", "versions", sections)
}

// counts writes the number of operations in each version.
func (s *sheet) counts(versions []page.Dated) {
	s.wrap(&s.parts.Version.Versions, func() {
		for _, v := range versions {
			marks := s.capture(func() { s.markIf(v.Pinned, "pinned") })
			s.set(&s.parts.Version.Version, "Name", text.HTML(v.Version), "Marks", marks, "Operations", strconv.Itoa(v.Operations))
		}
	})
}

func (s *sheet) sunsets(all []page.Sunset) {
	s.wrap(&s.parts.Version.Sunsets, func() {
		for _, x := range all {
			s.set(&s.parts.Version.Sunset,
				"Date", text.HTML(cond(x.Date == "9999-12-31", "undecided", x.Date)), "Link", s.capture(func() { s.ref(x.Ref) }),
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
