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
	for _, v := range s.api.Document.Versions() {
		n := 0
		for _, op := range s.api.Document.Operations {
			for _, r := range op.Revisions {
				if r.Version == v {
					n++
				}
			}
		}
		m.raw("<tr><td>")
		m.text(choose(v.String() != "", v.String(), "undated"))
		m.raw(choose(v == s.api.Pin, ` <span class="mark">pinned</span>`, ""), "</td><td>", strconv.Itoa(n), "</td></tr>\n")
	}
	m.raw("</tbody></table>\n")
	return m.html()
}

// A Sunsetting is the announced end of a version of an operation.
type sunsetting struct {
	subject  *subject
	revision *model.Revision
}

// sunsets lists what ends, earliest first; what has no day yet comes last.
func (s *site) sunsets() template.HTML {
	var all []sunsetting
	for _, subject := range s.subjects {
		for _, r := range subject.op.Revisions {
			if r.Sunset != "" {
				all = append(all, sunsetting{subject, r})
			}
		}
	}
	if len(all) == 0 {
		return ""
	}
	slices.SortStableFunc(all, func(a, b sunsetting) int {
		return strings.Compare(string(a.revision.Sunset), string(b.revision.Sunset))
	})
	var m markup
	m.raw("<p>A sunset is announced; it does not say that the version is gone.</p>\n")
	m.raw("<table><thead><tr><th scope=\"col\">Date</th><th scope=\"col\">Operation</th><th scope=\"col\">Version</th><th scope=\"col\">Use instead</th></tr></thead><tbody>\n")
	for _, e := range all {
		m.ending(e)
	}
	m.raw("</tbody></table>\n")
	return m.html()
}

func (m *markup) ending(e sunsetting) {
	m.raw("<tr><td>", choose(e.revision.Sunset.Undecided(), "undecided", string(e.revision.Sunset)), "</td><td>")
	m.link("operations/"+e.subject.file(e.revision)+".html", title(e.subject.op))
	m.raw("</td><td>")
	m.text(e.revision.Version.String())
	m.raw("</td><td>")
	m.text(choose(e.revision.Superseded, successor(e.subject.op, e.revision), "nothing named"))
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
