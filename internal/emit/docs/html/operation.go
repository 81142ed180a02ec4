package html

import (
	"encoding/json"
	"html/template"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/docs/layout"
	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// An operationView is the data for the template of an operation's page: texts are
// printable, and HTML is complete.
type operationView struct {
	Title, Method, Server, Tag, TagPage, File, Fill     string
	Path, Notices, Switch, Description, Facts, Examples template.HTML
	Sections                                            []section
	Samples                                             []sampleView
}

// A section is a part of a page with a title and an anchor.
type section struct {
	Anchor string
	Title  string
	HTML   template.HTML
}

type sampleView struct {
	Anchor, Title string
	Open          template.HTMLAttr // of the first one
	HTML          template.HTML
}

// Operation returns the page of an operation.
func (w *Writer) Operation(p *page.Operation) ([]byte, error) {
	var err error
	s := w.below
	v := operationView{
		Title: p.Title, Method: p.Method, Server: p.Server, File: p.File, Tag: text.Printable(p.Tag), TagPage: p.TagPage,
		Path: s.html(func() { s.endpoint(p) }), Notices: s.html(func() { s.notices(p) }), Switch: s.html(func() { s.versionSwitch(p) }),
		Description: s.html(func() { s.prose(p.Description) }), Facts: s.html(func() { s.facts(p) }),
		Sections: s.sections(p), Examples: s.html(func() { s.examples(p) }),
	}
	if v.Fill, err = fill(p); err != nil {
		return nil, err
	}
	for i, x := range p.Samples {
		v.Samples = append(v.Samples, sampleView{
			Anchor: x.Anchor, Title: x.Title,
			Open: template.HTMLAttr(cond(i == 0, " open", "")), HTML: s.html(func() { s.program(x.Code) }),
		})
	}
	title := p.Title + cond(p.Version != "" && !pinned(p), ", version "+p.Version, "")
	return w.frame("operation.html", title, s.nav(p.TagPage, "operations/"+p.Main), v)
}

// fill returns the data of the script that changes the samples, as JSON: a list.
func fill(p *page.Operation) (string, error) {
	data, err := json.Marshal(append([]sample.Input{}, p.Inputs...))
	if err != nil {
		return "", emit.Faultf("%w", err)
	}
	return text.Printable(string(data)), nil
}

func pinned(p *page.Operation) bool {
	for _, v := range p.Versions {
		if v.Current {
			return v.Pinned
		}
	}
	return false
}

// sections writes the main column of an operation's page.
func (s *sheet) sections(p *page.Operation) []section {
	var all []section
	add := func(anchor, title string, write func()) {
		if html := s.html(write); html != "" {
			all = append(all, section{anchor, title, html})
		}
	}
	for _, g := range p.Params {
		add(g.In+"-parameters", strings.ToUpper(g.In[:1])+g.In[1:]+" parameters", func() { s.attributes(g.Fields, 1) })
	}
	add("request-body", "Request body", func() { s.request(p.Request) })
	add("responses", "Responses", func() { s.responses(p) })
	add("errors", "Errors", func() { s.errors(p) })
	add("links", "Links", func() { s.related(p.Related) })
	add("callbacks", "Callbacks", func() { s.related(p.Callbacks) })
	add("paging", "Paging", func() { s.paging(p.Paging) })
	add("watching", "When it is done", func() { s.watch(p.Watch) })
	add("versions", "Versions", func() { s.versions(p) })
	add("history", "History", func() { s.history(p.History) })
	return all
}

// endpoint writes the path with links to its parameters. Browsers may break it after
// slashes.
func (s *sheet) endpoint(p *page.Operation) {
	path := s.path(p.Path)
	for _, g := range p.Params {
		for _, f := range g.Fields {
			if g.In == "path" {
				name := "{" + text.HTML(f.Name) + "}"
				link := s.capture(func() { s.set(&s.parts.Operation.PathParameter, "Anchor", f.Anchor, "Name", name) })
				path = strings.ReplaceAll(path, name, link)
			}
		}
	}
	s.raw(path)
}

// path returns a path that browsers may break after its slashes.
func (s *sheet) path(path string) string {
	slash := s.capture(func() { s.put(&s.List.Slash, nil) })
	return "/" + strings.ReplaceAll(strings.TrimPrefix(text.HTML(path), "/"), "/", slash)
}

// notices writes what readers must know first, such as a deprecation.
func (s *sheet) notices(p *page.Operation) {
	notice := func(holds bool, content func()) {
		if holds {
			s.wrap(&s.parts.Operation.Notice, content)
		}
	}
	notice(p.Deprecated, func() { s.raw("Deprecated: do not build on this operation.") })
	notice(p.Sunset != "", func() { s.plain("Version " + p.Version + ": " + page.Ends(p.Sunset) + ".") })
	notice(p.Successor != "", func() {
		s.raw("A " + p.Newer() + " version exists: ")
		s.successor(p)
		s.raw(".")
	})
	notice(!p.Settled, func() { s.plain("This version is not settled: " + p.Version + ". It may change without notice.") })
}

func (s *sheet) successor(p *page.Operation) {
	for _, v := range p.Versions {
		if v.Name == p.Successor {
			s.link(v.Page+".html", v.Name)
		}
	}
}

// facts lists the facts about the whole operation.
func (s *sheet) facts(p *page.Operation) {
	row := func(holds bool, name string, content func()) {
		if holds {
			s.fact(&s.parts.Operation.Fact, name, content)
		}
	}
	s.wrap(&s.parts.Operation.Facts, func() {
		row(true, "Operation", func() {
			s.code(p.Name)
			if p.ID != p.Name {
				s.raw(", also ")
				s.code(p.ID)
			}
		})
		row(p.Version != "", "Version", func() { s.plain(p.Version) })
		row(p.Go != nil, "Go SDK", func() { s.codeLink(p.Go) })
		row(true, "Command line", func() { s.codeLink(p.CLI) })
		row(len(p.Roles) > 0, cond(len(p.Roles) == 1, "Role needed", "One of the roles"), func() { s.plain(strings.Join(p.Roles, ", ")) })
		row(len(p.Servers) > 0, "Servers", func() { s.codes(p.Servers, "or") })
		row(len(p.Credentials) > 0, "Credentials", func() { s.plain(strings.Join(p.Credentials, ", or ")) })
		s.seeAlso(p.Links)
	})
}

func (s *sheet) fact(p *layout.Part, name string, content func()) {
	s.put(p, func(field string) {
		if field == "Name" {
			s.raw(name)
		} else {
			content()
		}
	})
}

// seeAlso lists links to other sites, as one fact.
func (s *sheet) seeAlso(links []page.Link) {
	p := &s.parts.Operation.Fact
	for _, l := range links {
		if address := text.WebAddress(l.URL); address != "" {
			s.fact(p, "See also", func() { s.link(address, cond(l.Text != "", l.Text, "Documentation at "+host(address))) })
			p = &s.parts.Operation.FurtherFact
		}
	}
}

// host returns the host of a web address.
func host(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	name, _, _ := strings.Cut(rest, "/")
	return name
}

func (s *sheet) codeLink(l *page.Link) {
	s.set(&s.parts.Operation.CodeLink, "Address", text.EscapeHTML(text.WebAddress(l.URL)), "Text", text.HTML(l.Text))
}

// examples writes an example request and example responses.
func (s *sheet) examples(p *page.Operation) {
	if p.Request != nil && len(p.Request.Example) > 0 {
		s.wrap(&s.parts.Operation.RequestExample, func() { s.requestExample(p.Request) })
	}
	open := true
	all := s.capture(func() {
		for _, a := range p.Responses {
			for _, b := range a.Bodies {
				if len(b.Example) > 0 {
					s.exampleOf(b.Anchor, a.Status+" "+b.MediaType, b.Example, open)
					open = false
				}
			}
		}
	})
	if all != "" {
		s.wrap(&s.parts.Operation.ResponseExamples, func() { s.raw(all) })
	}
}

// requestExample writes the body that the samples send.
func (s *sheet) requestExample(b *page.Body) {
	code := s.capture(func() { s.program(sample.Body(b.Example)) })
	s.set(&s.parts.Operation.Example, "Anchor", "example-request", "Open", " open", "Title", text.HTML(b.MediaType), "Code", code)
}

func (s *sheet) exampleOf(anchor, title string, json []byte, open bool) {
	s.set(&s.parts.Operation.Example, "Anchor", "example-"+anchor, "Open", cond(open, " open", ""), "Title", text.HTML(title), "Code", s.example(json))
}

// example returns a JSON text as colored HTML. It is cached, because many pages
// contain the same examples of errors.
func (s *sheet) example(json []byte) string {
	known, ok := s.known[string(json)]
	if !ok {
		known = s.capture(func() { s.program(sample.JSON(json)) })
		s.known[string(json)] = known
	}
	return known
}

func (s *sheet) paging(p *page.Paging) {
	switch {
	case p == nil:
	case p.Go == "":
		s.set(&s.parts.Operation.PagingCommand, "CLI", text.EscapeHTML(p.CLI))
	default:
		s.set(&s.parts.Operation.Paging, "Go", text.EscapeHTML(p.Go), "CLI", text.EscapeHTML(p.CLI))
	}
}

func (s *sheet) watch(w *page.Watch) {
	if w == nil {
		return
	}
	p := &s.parts.Operation.WatchValue
	if w.Status != 0 {
		p = &s.parts.Operation.WatchStatus
	}
	s.put(p, func(field string) {
		switch {
		case field == "Operation" && w.Page != "":
			s.link(w.Page+".html", w.Operation)
		case field == "Operation":
			s.code(w.Operation)
		case field == "Status":
			s.raw(strconv.Itoa(w.Status))
		case field == "Values":
			s.codes(w.Values, "or")
		case field == "Path":
			s.plain(w.Path)
		}
	})
}
