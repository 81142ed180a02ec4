package html

import (
	"github.com/atlasgen/atlasgen/internal/emit/docs/layout"
	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// Start returns the page for readers who make their first call.
func (w *Writer) Start() ([]byte, error) {
	return w.topFrame("plain.html", "Getting started", "getting-started", w.start())
}

// startSections links to the sections of that page.
func (w *Writer) startSections() []page.Ref {
	var all []page.Ref
	for _, x := range w.start() {
		all = append(all, page.Ref{Title: x.Title, Page: "getting-started.html#" + x.Anchor})
	}
	return all
}

func (w *Writer) start() []section {
	x, s := w.site.Start(), w.top
	var all []section
	add := func(anchor, title string, write func()) {
		if html := s.html(write); html != "" {
			all = append(all, section{anchor, title, html})
		}
	}
	p := &s.parts.Start
	add("install", "Install", func() {
		s.set(&p.Install, "CLI", s.capture(func() { s.program(x.CLI) }), "Go", s.capture(func() { s.program(x.SDK) }))
	})
	add("credentials", "Credentials", func() { s.startCredentials(x) })
	add("first-call", "The first call", func() { s.firstCall(&p.First, x.First) })
	add("paging", "Paging: lists of several pages", func() { s.firstCall(&p.Paging, x.Pages) })
	add("waiting", "Waiting until a change is done", func() { s.firstCall(&p.Waiting, x.Change) })
	add("limits", "Rate limits and retries", func() { s.startLimits(x) })
	add("failures", "Handling errors", func() { s.put(&p.Errors, func(string) { s.program(x.Errors) }) })
	add("versions", "Versions and their ends", func() { s.startVersions(x) })
	return all
}

func (s *sheet) startLimits(x *page.Start) {
	if x.Limited > 0 {
		s.set(&s.parts.Start.Limited, "Count", page.Count(x.Limited, "operation"))
	}
	s.put(&s.parts.Start.Limits, nil)
}

func (s *sheet) startCredentials(x *page.Start) {
	if len(x.Ways) == 0 {
		s.put(&s.parts.Start.NoCredentials, nil)
		return
	}
	s.put(&s.parts.Start.Credentials, func(field string) {
		if field == "Environment" {
			s.program(x.Environment)
			return
		}
		for i, way := range x.Ways {
			s.rawIf(i > 0, cond(i == len(x.Ways)-1, " or ", ", "))
			s.set(&s.parts.Start.WayLink, "Anchor", way.Anchor, "Title", text.HTML(way.Title))
		}
	})
}

// firstCall writes a part about a call, if there is one.
func (s *sheet) firstCall(p *layout.Part, c *page.FirstCall) {
	if c == nil {
		return
	}
	s.put(p, func(field string) {
		switch field {
		case "Link":
			s.ref(c.Ref)
		case "CLI":
			s.program(c.CLI)
		case "Go":
			s.program(c.Go)
		}
	})
}

func (s *sheet) startVersions(x *page.Start) {
	p := &s.parts.Start
	if x.Pin == "" {
		s.put(&p.NoVersions, nil)
	} else {
		s.set(&p.Versions, "Pin", text.HTML(x.Pin), "Count", page.Count(x.VersionCount, "version"))
	}
	if x.Accept != "" {
		s.set(&p.Accept, "MediaType", text.HTML(x.Accept))
	}
	s.firstCall(&p.Older, x.Older)
	if x.Sunsets > 0 {
		s.set(&p.Sunsets, "Count", page.Count(x.Sunsets, "version"))
	}
}
