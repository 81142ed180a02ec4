package markdown

import (
	"cmp"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

type markdownView struct{ Title, Method, Path, Text string }

// Operation returns the page of an operation.
func (w *Writer) Operation(p *page.Operation) ([]byte, error) {
	s := &w.sheet
	s.b.Reset()
	s.notices(p)
	s.facts(p)
	for _, g := range p.Params {
		s.section(strings.ToUpper(g.In[:1])+g.In[1:]+" parameters", func() { s.attributes(g.Fields, "") })
	}
	s.request(p.Request)
	s.responses(p)
	s.errors(p)
	s.related("Links", p.Related)
	s.related("Callbacks", p.Callbacks)
	s.versions(p.Versions)
	s.samples(p)
	if s.err != nil {
		return nil, s.err
	}
	return w.execute("operation.md", markdownView{
		text.Markdown(p.Title), p.Method, cmp.Or(text.Line(p.Path), "your URL"), strings.TrimSpace(s.b.String()),
	})
}

func (s *sheet) notices(p *page.Operation) {
	if p.Deprecated {
		s.paragraph("Deprecated: do not build on this operation.")
	}
	if p.Sunset != "" {
		s.paragraph("This version: " + page.Ends(p.Sunset) + ".")
	}
	if p.Successor != "" {
		s.paragraph("A " + p.Newer() + " version exists: " + p.Successor + ".")
	}
	s.paragraph(s.prose(p.Description))
}

func (s *sheet) facts(p *page.Operation) {
	also := ""
	if p.ID != p.Name {
		also = ", also " + text.CodeSpan(p.ID)
	}
	s.item("Operation: " + text.CodeSpan(p.Name) + also)
	if p.Version != "" {
		s.item("Version: " + p.Version)
	}
	if p.Go != nil {
		s.item("Go SDK: " + s.link(text.CodeSpan(p.Go.Text), p.Go.URL))
	}
	if p.CLI != nil {
		s.item("Command line: " + s.link(text.CodeSpan(p.CLI.Text), p.CLI.URL))
	}
	if len(p.Roles) > 0 {
		s.item("Needs one of the roles: " + text.Markdown(strings.Join(p.Roles, ", ")))
	}
	for _, own := range p.Servers {
		s.item("Server: " + text.CodeSpan(own))
	}
	if len(p.Credentials) > 0 {
		s.item("Credentials: " + text.Markdown(strings.Join(p.Credentials, ", or ")))
	}
	for _, l := range p.Links {
		s.item("See also: " + text.Markdown(l.URL))
	}
}

// related lists what has to do with an operation.
func (s *sheet) related(title string, all []page.Related) {
	if len(all) == 0 {
		return
	}
	s.section(title, func() {
		for _, r := range all {
			target := text.Markdown(r.Text)
			if r.Page != "" {
				target = s.link(target, "../"+r.Page+".md")
			}
			s.item(text.CodeSpan(r.Name) + ": " + target + " " + text.Line(s.prose(r.Description)))
		}
	})
}

func (s *sheet) versions(versions []page.Version) {
	if len(versions) < 2 {
		return
	}
	s.section("Versions", func() {
		for _, v := range versions {
			s.version(v)
		}
	})
}

func (s *sheet) version(v page.Version) {
	s.put(&s.Markdown.Version, func(field string) {
		switch field {
		case "Link":
			s.raw(s.link(v.Name, v.Page+".md"))
		case "Marks":
			if v.Current {
				s.raw(" (this page)")
			}
			if v.Sunset != "" {
				s.raw(", " + page.Ends(v.Sunset))
			}
		case "Content":
			for _, c := range v.Changes {
				s.change(c)
			}
		}
	})
}

func (s *sheet) change(c page.Change) {
	p, difference := &s.Markdown.Change, c.Difference()
	if c.Breaking {
		p = &s.Markdown.Breaking
	}
	if difference != "" {
		difference = ": " + text.Markdown(difference)
	}
	s.set(p, "Change", c.What, "Where", text.CodeSpan(c.Where), "Difference", difference, "Reason", c.Reason)
}

func (s *sheet) samples(p *page.Operation) {
	s.section("Samples", func() {
		for _, x := range p.Samples {
			s.titled(&s.Markdown.Sample, text.Markdown(x.Title), func() { s.program(x.Language, x.Source) })
		}
		if p.Paging != nil {
			s.titled(&s.Markdown.Sample, "All pages", func() {
				if p.Paging.Go != "" {
					s.program("go", p.Paging.Go)
				}
				s.program("shell", p.Paging.CLI)
			})
		}
	})
}
