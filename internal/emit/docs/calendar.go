package docs

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// versionsPage shows which versions there are and when they end.
func (s *site) versionsPage() error {
	sections := []section{{"versions", "Versions", s.versionTable()}}
	if html := s.sunsets(); html != "" {
		sections = append(sections, section{"sunsets", "Sunset calendar", html})
	}
	if html := s.unsettled(); html != "" {
		sections = append(sections, section{"elsewhere", "Not at this pin", html})
	}
	return s.plain("versions.html", "Versions and sunsets", sections)
}

// versionTable counts, for each version, the operations that have it.
func (s *site) versionTable() template.HTML {
	var m markup
	m.raw("<p>Each operation has versions of its own. A date selects the newest one that is not after it.</p>\n")
	m.raw("<table><thead><tr><th scope=\"col\">Version</th><th scope=\"col\">Operations</th></tr></thead><tbody>\n")
	for _, c := range s.api.Document.Counts() {
		m.raw("<tr><td>")
		m.text(choose(c.Version.String() != "", c.Version.String(), "undated"))
		m.raw(choose(c.Version == s.api.Pin, ` <span class="mark">pinned</span>`, ""), "</td><td>", strconv.Itoa(c.Having), "</td></tr>\n")
	}
	m.raw("</tbody></table>\n")
	return m.html()
}

// sunsets lists what ends, earliest first; what has no day yet comes last.
func (s *site) sunsets() template.HTML {
	ends := slices.DeleteFunc(s.api.Document.Sunsets(), func(e model.Sunset) bool { return s.pages[e.Operation.Name.Wire] == "" })
	if len(ends) == 0 {
		return ""
	}
	var m markup
	m.raw("<p>A sunset is announced; it does not say that the version is gone.</p>\n")
	m.raw("<table><thead><tr><th scope=\"col\">Date</th><th scope=\"col\">Operation</th><th scope=\"col\">Version</th><th scope=\"col\">Use instead</th></tr></thead><tbody>\n")
	for _, e := range ends {
		m.ending(e, newSubject(e.Operation, s.api.Pin).file(e.Revision))
	}
	m.raw("</tbody></table>\n")
	return m.html()
}

func (m *markup) ending(e model.Sunset, page string) {
	m.raw("<tr><td>", choose(e.Revision.Sunset.Undecided(), "undecided", string(e.Revision.Sunset)), "</td><td>")
	m.link("operations/"+page+".html", title(e.Operation))
	m.raw("</td><td>")
	m.text(e.Revision.Version.String())
	m.raw("</td><td>")
	m.text(choose(e.Successor.String() != "", e.Successor.String(), "nothing named"))
	m.raw("</td></tr>\n")
}

// unsettled names the operations that the pin does not select.
func (s *site) unsettled() template.HTML {
	var m markup
	for _, op := range s.api.Document.Operations {
		if s.pages[op.Name.Wire] != "" {
			continue
		}
		var versions []string
		for _, r := range op.Revisions {
			versions = append(versions, r.Version.String())
		}
		m.raw("<li>")
		m.tag("code", op.Name.Wire)
		m.raw(" ")
		m.text(strings.Join(versions, ", "))
		m.raw("</li>\n")
	}
	if m.b.Len() == 0 {
		return ""
	}
	return "<p>These operations exist in other versions only.</p>\n<ul>\n" + m.html() + "</ul>\n"
}
