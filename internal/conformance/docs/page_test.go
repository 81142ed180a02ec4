//go:build conformance

package docs

import (
	"encoding/json"
	"iter"
	"maps"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A page is the content of the page of an operation, in either form.
type page struct {
	title, method, path string
	deprecated          bool
	description         []string
	versions            []string
	params              map[string][]*attribute
	request             *body
	responses           []*body
	samples             map[string]string
	requestExample      json.RawMessage
	responseExamples    map[string]json.RawMessage
}

type body struct {
	status, mediaType string
	required          bool
	description       []string
	attributes        []*attribute
}

func (p *page) sample(title string) string { return p.samples[title] }

func mapsKeys[V any](m map[string]V) iter.Seq[string] { return maps.Keys(m) }

// readPage finds the page of a method and path.
func readPage(t *testing.T, s site, f *factSheet, form string) *page {
	t.Helper()
	for name, data := range s {
		if !strings.HasPrefix(name, "operations/") || !strings.HasSuffix(name, ".json") || !strings.Contains(string(data), f.Path+`"`) {
			continue
		}
		j := readJSON(t, data)
		if j.Path != f.Path || j.Method != f.Method || strings.Contains(name, "-202") {
			continue
		}
		if form == "json" {
			return j.page()
		}
		return parse(t, s[strings.TrimSuffix(name, "json")+"html"]).page()
	}
	t.Fatalf("page of %s %s = none, want one", f.Method, f.Path)
	return nil
}

func (j *jsonPage) page() *page {
	all := j.trees()
	p := &page{
		title: j.Title, method: j.Method, path: j.Path, deprecated: j.Deprecated, description: []string{j.Description},
		params: map[string][]*attribute{}, samples: map[string]string{}, responseExamples: map[string]json.RawMessage{},
	}
	for _, v := range j.Versions {
		p.versions = append(p.versions, v.Version)
	}
	for _, l := range j.Links {
		p.description = append(p.description, l.Text)
	}
	for _, g := range j.Parameters {
		for _, f := range g.Fields {
			p.params[g.In] = append(p.params[g.In], f.attribute(all))
		}
	}
	if b := j.RequestBody; b != nil {
		p.request = b.body(all)
		p.requestExample = b.Example
	}
	for _, r := range j.Responses {
		b := &body{status: r.Status, mediaType: r.MediaType, description: []string{r.Description}}
		for _, of := range append(r.Bodies, j.error(r.Error)...) {
			full := of.body(all)
			b.mediaType, b.attributes = full.mediaType, full.attributes
			p.responseExamples[r.Status] = of.Example
		}
		if r.Example != nil {
			p.responseExamples[r.Status] = r.Example
		}
		p.responses = append(p.responses, b)
	}
	for _, s := range j.Samples {
		p.samples[s.Title] = s.Source
	}
	return p
}

func (j *jsonPage) error(anchor string) []*jsonBody {
	for _, b := range j.ErrorBodies {
		if b.Anchor == anchor && anchor != "" {
			return []*jsonBody{b}
		}
	}
	return nil
}

func (b *jsonBody) body(all map[string]*jsonTree) *body {
	return &body{
		mediaType: b.MediaType, required: b.Required, description: []string{b.Description}, attributes: b.Tree.attributes(all),
	}
}

// page reads headings, lists and tables of an HTML page.
func (d *document) page() *page {
	p := &page{params: map[string][]*attribute{}, samples: map[string]string{}, responseExamples: map[string]json.RawMessage{}}
	main := d.ids["main"]
	p.title = text(find(main, "h1", ""))
	endpoint := find(main, "p", "endpoint")
	p.method, p.path = text(find(endpoint, "span", "method")), text(find(endpoint, "code", ""))
	p.deprecated = strings.Contains(text(find(main, "p", "notice")), "Deprecated")
	if list := find(main, "ul", "switch"); list != nil {
		for li := range list.ChildNodes() {
			p.versions = append(p.versions, text(li))
		}
	}
	p.description = []string{text(find(main, "div", "prose")), text(find(main, "dl", "facts"))}
	for _, in := range []string{"path", "query", "header"} {
		if h := d.ids[in+"-parameters"]; h != nil {
			p.params[in] = d.fields(h.Parent)
		}
	}
	if b := d.ids["request"]; b != nil {
		p.request = d.body(b)
		p.request.description = []string{text(b.Parent)}
	}
	d.successes(p)
	d.errors(p)
	d.samples(p)
	return p
}

func (d *document) body(n *html.Node) *body {
	head := find(n, "p", "head")
	return &body{
		mediaType: text(find(head, "code", "media")), required: find(head, "span", "required") != nil, attributes: d.fields(n),
	}
}

func (d *document) successes(p *page) {
	h := d.ids["responses"]
	if h == nil {
		return
	}
	var last *body
	for c := range h.Parent.ChildNodes() {
		switch {
		case is(c, "h3", ""):
			last = &body{status: strings.TrimSpace(text(c))}
			p.responses = append(p.responses, last)
		case is(c, "p", "") && last != nil:
			last.description = append(last.description, text(c))
		case is(c, "div", "") && last != nil && last.mediaType == "":
			b := d.body(c)
			last.mediaType, last.attributes = b.mediaType, b.attributes
			if e := d.ids["example-"+attr(c, "id")]; e != nil {
				p.responseExamples[last.status] = json.RawMessage(text(find(e, "pre", "")))
			}
		}
	}
}

func (d *document) errors(p *page) {
	h := d.ids["errors"]
	if h == nil {
		return
	}
	for tr := range h.Parent.Descendants() {
		if !is(tr, "tr", "") || attr(tr, "id") == "" {
			continue
		}
		var cells []*html.Node
		for td := range tr.ChildNodes() {
			if is(td, "td", "") {
				cells = append(cells, td)
			}
		}
		status := text(cells[0])
		b := &body{status: status, description: []string{text(cells[1])}, mediaType: text(find(cells[2], "code", ""))}
		if a := find(cells[2], "a", ""); a != nil {
			b.attributes = d.fields(d.ids[strings.TrimPrefix(attr(a, "href"), "#")])
		}
		if pre := find(cells[1], "pre", ""); pre != nil {
			p.responseExamples[status] = json.RawMessage(text(pre))
		}
		p.responses = append(p.responses, b)
	}
}

func (d *document) samples(p *page) {
	for n := range d.root.Descendants() {
		if is(n, "details", "sample") {
			p.samples[text(find(n, "summary", ""))] = text(find(n, "pre", ""))
		}
	}
	if e := d.ids["example-request"]; e != nil {
		p.requestExample = json.RawMessage(text(find(e, "pre", "")))
	}
}
