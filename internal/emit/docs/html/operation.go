package html

import (
	"html/template"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// An OperationView is a page as its frame wants it: texts are printable, HTML is
// finished.
type operationView struct {
	Title, Method, Tag, TagPage, File                   string
	Path, Notices, Switch, Description, Facts, Examples template.HTML
	Sections                                            []section
	Samples                                             []sampleView
}

type sampleView struct {
	Anchor, Title string
	Open          template.HTMLAttr // of the first one
	HTML          template.HTML
}

// Operation returns the page of an operation.
func (w *Writer) Operation(p *page.Operation) ([]byte, error) {
	v := operationView{
		Title: p.Title, Method: p.Method, Path: pathHTML(p), File: p.File,
		Tag: text.Printable(p.Tag), TagPage: p.TagPage,
		Notices: notices(p), Switch: versionSwitch(p), Description: template.HTML(w.prose.HTML(p.Description)),
		Facts: facts(p), Sections: w.sections(p), Examples: w.examplesHTML(p),
	}
	for i, s := range p.Samples {
		v.Samples = append(v.Samples, sampleView{
			Anchor: s.Anchor, Title: s.Title,
			Open: template.HTMLAttr(choose(i == 0, " open", "")), HTML: template.HTML(codeHTML(s.Code)),
		})
	}
	title := p.Title + choose(p.Version != "" && !pinned(p), ", version "+p.Version, "")
	return w.frame("operation.html", title, w.nav(p.TagPage, "operations/"+p.Main), v)
}

// pathHTML writes the path, which may break at its slashes, with links to its
// parameters.
func pathHTML(p *page.Operation) template.HTML {
	path := breakable(p.Path)
	for _, g := range p.Params {
		for _, f := range g.Fields {
			if g.In == "path" {
				name := "{" + text.HTML(f.Name) + "}"
				path = strings.ReplaceAll(path, name, `<a href="#`+f.Anchor+`">`+name+"</a>")
			}
		}
	}
	return template.HTML(path)
}

// breakable returns a path that may break after its slashes, as HTML.
func breakable(path string) string {
	return "/" + strings.ReplaceAll(strings.TrimPrefix(text.HTML(path), "/"), "/", "/<wbr>")
}

func pinned(p *page.Operation) bool {
	for _, v := range p.Versions {
		if v.Current {
			return v.Pinned
		}
	}
	return false
}

// notices says what a reader must know before the rest.
func notices(p *page.Operation) template.HTML {
	var m markup
	notice := func(parts ...string) { m.raw(`<p class="notice">`); m.raw(parts...); m.raw("</p>\n") }
	if p.Deprecated {
		notice("Deprecated: do not build on this operation.")
	}
	if p.Sunset != "" {
		notice("Version ", text.HTML(p.Version), ": ", text.EscapeHTML(page.Ends(p.Sunset)), ".")
	}
	if p.Successor != "" {
		notice("A ", p.Newer(), " version exists: ", successorLink(p), ".")
	}
	if !p.Settled {
		notice("This version is not settled: ", text.HTML(p.Version), ". It may change without notice.")
	}
	return m.html()
}

func successorLink(p *page.Operation) string {
	var m markup
	for _, v := range p.Versions {
		if v.Name == p.Successor {
			m.link(v.Page+".html", v.Name)
		}
	}
	return m.b.String()
}

// versionSwitch links the other versions of an operation.
func versionSwitch(p *page.Operation) template.HTML {
	if len(p.Versions) < 2 {
		return ""
	}
	var m markup
	m.raw(`<nav class="switch" aria-label="Versions"><ul class="switch">`)
	for _, v := range p.Versions {
		m.raw(`<li><a href="`, text.EscapeHTML(v.Page), `.html"`, choose(v.Current, ` aria-current="page"`, ""), ">")
		m.text(v.Name)
		m.raw("</a></li>")
	}
	m.raw("</ul> <a href=\"#versions\">What changed</a></nav>\n")
	return m.html()
}

// facts lists what belongs to the operation as a whole.
func facts(p *page.Operation) template.HTML {
	var m markup
	row := func(name string, write func()) { m.raw("<dt>", name, "</dt><dd>"); write(); m.raw("</dd>\n") }
	m.raw(`<dl class="facts">`)
	row("Operation", func() {
		m.tag("code", p.Name)
		if p.ID != p.Name {
			m.raw(", also ")
			m.tag("code", p.ID)
		}
	})
	if p.Version != "" {
		row("Version", func() { m.text(p.Version) })
	}
	if p.Go != nil {
		row("Go SDK", func() { m.codeLink(*p.Go) })
	}
	row("Command line", func() { m.codeLink(*p.CLI) })
	if len(p.Roles) > 0 {
		row(choose(len(p.Roles) == 1, "Role needed", "One of the roles"), func() { m.text(strings.Join(p.Roles, ", ")) })
	}
	if len(p.Credentials) > 0 {
		row("Credentials", func() { m.text(strings.Join(p.Credentials, ", or ")) })
	}
	name := "<dt>See also</dt>"
	for _, link := range p.Links {
		if address := text.WebAddress(link.URL); address != "" {
			m.raw(name, "<dd>")
			m.link(address, choose(link.Text != "", link.Text, "Documentation at "+host(address)))
			m.raw("</dd>\n")
			name = ""
		}
	}
	m.raw("</dl>\n")
	return m.html()
}

// host returns the host of a web address.
func host(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	name, _, _ := strings.Cut(rest, "/")
	return name
}

func (m *markup) codeLink(l page.Link) {
	m.raw(`<a href="`, text.EscapeHTML(text.WebAddress(l.URL)), `">`)
	m.tag("code", l.Text)
	m.raw("</a>")
}

// examplesHTML writes what is sent and what successes bring back.
func (w *Writer) examplesHTML(p *page.Operation) template.HTML {
	var m markup
	if p.Request != nil && len(p.Request.Example) > 0 {
		m.raw("<h2>Request example</h2>\n")
		m.example("example-request", p.Request.MediaType, w.example(p.Request.Example), true)
	}
	heading := "<h2>Response examples</h2>\n"
	for _, a := range p.Responses {
		for _, b := range a.Bodies {
			if len(b.Example) > 0 {
				m.raw(heading)
				m.example("example-"+b.Anchor, a.Status+" "+b.MediaType, w.example(b.Example), heading != "")
				heading = ""
			}
		}
	}
	return m.html()
}

func (m *markup) example(anchor, title, html string, open bool) {
	m.raw(`<details class="example" id="`, anchor, `"`, choose(open, " open", ""), "><summary>")
	m.text(title)
	m.raw("</summary>\n<pre tabindex=\"0\"><code>", html, "</code></pre>\n</details>\n")
}
