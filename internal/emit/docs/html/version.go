package html

import (
	"fmt"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// versionSwitch links to the other versions of an operation.
func (s *sheet) versionSwitch(p *page.Operation) {
	if len(p.Versions) < 2 {
		return
	}
	s.wrap(&s.parts.Operation.Switch, func() {
		for _, v := range p.Versions {
			s.set(&s.parts.Operation.SwitchVersion, "Address", text.EscapeHTML(v.Page)+".html", "Current", s.current(v.Current), "Name", text.HTML(v.Name))
		}
	})
}

// current returns the attribute of a link to the current page.
func (s *sheet) current(is bool) string {
	if !is {
		return ""
	}
	return s.capture(func() { s.put(&s.List.Current, nil) })
}

// versions lists the versions of an operation and the changes between them.
func (s *sheet) versions(p *page.Operation) {
	if len(p.Versions) < 2 {
		return
	}
	s.wrap(&s.parts.Operation.Versions, func() {
		for _, v := range p.Versions {
			s.version(v)
		}
	})
}

func (s *sheet) version(v page.Version) {
	s.put(&s.parts.Operation.Version, func(field string) {
		switch field {
		case "Address":
			s.raw(text.EscapeHTML(v.Page) + ".html")
		case "Name":
			s.plain(v.Name)
		case "Marks":
			s.rawIf(v.Current, " (this page)")
			s.markIf(v.Pinned, "pinned")
			s.rawIf(v.Sunset != "", ", "+text.EscapeHTML(page.Ends(v.Sunset)))
		case "Content":
			s.changes(v)
		}
	})
}

// changes lists the changes since the previous version.
func (s *sheet) changes(v page.Version) {
	if len(v.Changes) == 0 {
		return
	}
	breaking := 0
	for _, c := range v.Changes {
		if c.Breaking {
			breaking++
		}
	}
	s.put(&s.parts.Operation.Changes, func(field string) {
		switch field {
		case "Open":
			s.rawIf(v.Current, " open")
		case "Count":
			s.raw(page.Count(len(v.Changes), "change"))
		case "Breaking":
			s.rawIf(breaking > 0, fmt.Sprintf(", %d breaking", breaking))
		case "Content":
			for _, c := range v.Changes {
				s.change(c)
			}
		}
	})
}

func (s *sheet) change(c page.Change) {
	s.put(&s.parts.Operation.Change, func(field string) {
		switch field {
		case "Change":
			s.plain(c.What)
		case "Where":
			s.plain(c.Where)
		case "Difference":
			if difference := c.Difference(); difference != "" {
				s.plain(": " + difference)
			}
		case "Breaking":
			if c.Breaking {
				s.set(&s.parts.Operation.Breaking, "Reason", text.HTML(c.Reason))
			}
		}
	})
}

func (s *sheet) history(notes []page.Note) {
	if len(notes) == 0 {
		return
	}
	s.wrap(&s.parts.Operation.History, func() {
		for _, n := range notes {
			s.set(&s.parts.Operation.Note, "Date", text.HTML(n.Date), "Text", s.texts.HTML(n.Text))
		}
	})
}
