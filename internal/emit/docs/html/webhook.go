package html

import (
	"cmp"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// Webhook returns the page of a request that the API sends.
func (w *Writer) Webhook(p *page.Operation) ([]byte, error) {
	s := w.below
	all := []section{{"about", "Request", s.html(func() {
		s.notices(p)
		s.prose(p.Description)
		s.wrap(&s.parts.Operation.Facts, func() {
			s.fact(&s.parts.Operation.Fact, "Name", func() { s.code(p.Name) })
			s.fact(&s.parts.Operation.Fact, "Method", func() { s.plain(p.Method) })
			s.fact(&s.parts.Operation.Fact, "Sent to", func() { s.plain(cmp.Or(p.Path, "a URL that the API knows from you")) })
			s.seeAlso(p.Links)
		})
	})}}
	all = append(all, s.sections(p)...)
	if examples := s.html(func() { s.examples(p) }); examples != "" {
		all = append(all, section{"examples", "Examples", examples})
	}
	for _, x := range p.Samples {
		all = append(all, section{x.Anchor, "Receive it with the " + x.Title, s.html(func() { s.set(&s.Security.Code, "Code", s.capture(func() { s.program(x.Code) })) })})
	}
	return w.frame("plain.html", p.Title, s.nav("", "webhooks"), all)
}

// Webhooks returns the page that lists the requests that the API sends.
func (w *Writer) Webhooks() ([]byte, error) {
	s := w.top
	var webhooks, callbacks []page.Related
	for _, h := range w.site.API.Hooks {
		r := page.Related{Name: h.Name, Page: "webhooks/" + h.Operation.Name.Kebab, Text: h.Operation.Method + " " + h.Operation.Path, Description: h.Operation.Summary}
		if h.Callback == nil {
			webhooks = append(webhooks, r)
		} else {
			callbacks = append(callbacks, r)
		}
	}
	var all []section
	if len(webhooks) > 0 {
		all = append(all, section{"webhooks", "Webhooks", s.html(func() { s.related(webhooks) })})
	}
	if len(callbacks) > 0 {
		all = append(all, section{"callbacks", "Callbacks of operations", s.html(func() { s.related(callbacks) })})
	}
	return w.topFrame("plain.html", "Webhooks", "webhooks", all)
}

// related lists what has to do with an operation.
func (s *sheet) related(all []page.Related) {
	if len(all) == 0 {
		return
	}
	s.wrap(&s.parts.Operation.Facts, func() {
		for _, r := range all {
			s.fact(&s.parts.Operation.Fact, text.HTML(r.Name), func() {
				if r.Page != "" {
					s.link(s.root+r.Page+".html", r.Text)
				} else {
					s.plain(r.Text)
				}
				s.prose(r.Description)
			})
		}
	})
}
