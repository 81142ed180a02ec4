package html

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
)

// Calendar returns the page that shows which versions there are and when they
// end.
func (w *Writer) Calendar() ([]byte, error) {
	c := w.site.Calendar()
	sections := []section{{"versions", "Versions", versionTable(c.Versions)}}
	if len(c.Sunsets) > 0 {
		sections = append(sections, section{"sunsets", "Sunset calendar", sunsets(c.Sunsets)})
	}
	if len(c.Elsewhere) > 0 {
		sections = append(sections, section{"elsewhere", "Not at this pin", elsewhere(c.Elsewhere)})
	}
	return w.topFrame("plain.html", "Versions and sunsets", "versions", sections)
}

func versionTable(versions []page.Dated) template.HTML {
	var m markup
	m.raw("<p>Each operation has versions of its own. A date selects the newest one that is not after it.</p>\n")
	m.raw("<table><thead><tr><th scope=\"col\">Version</th><th scope=\"col\">Operations</th></tr></thead><tbody>\n")
	for _, v := range versions {
		m.raw("<tr><td>")
		m.text(v.Version)
		m.raw(choose(v.Pinned, ` <span class="mark">pinned</span>`, ""), "</td><td>", strconv.Itoa(v.Operations), "</td></tr>\n")
	}
	m.raw("</tbody></table>\n")
	return m.html()
}

func sunsets(all []page.Sunset) template.HTML {
	var m markup
	m.raw("<p>A sunset is announced; it does not say that the version is gone.</p>\n")
	m.raw("<table><thead><tr><th scope=\"col\">Date</th><th scope=\"col\">Operation</th><th scope=\"col\">Version</th><th scope=\"col\">Use instead</th></tr></thead><tbody>\n")
	for _, s := range all {
		m.raw("<tr><td>", choose(s.Date == "9999-12-31", "undecided", s.Date), "</td><td>")
		m.link(s.Page+".html", s.Title)
		m.raw("</td><td>")
		m.text(s.Version)
		m.raw("</td><td>")
		m.text(choose(s.Successor != "", s.Successor, "nothing named"))
		m.raw("</td></tr>\n")
	}
	m.raw("</tbody></table>\n")
	return m.html()
}

func elsewhere(all []page.Elsewhere) template.HTML {
	var m markup
	m.raw("<p>These operations exist in other versions only.</p>\n<ul>\n")
	for _, e := range all {
		m.raw("<li>")
		m.tag("code", e.Name)
		m.raw(" ")
		m.text(strings.Join(e.Versions, ", "))
		m.raw("</li>\n")
	}
	m.raw("</ul>\n")
	return m.html()
}
