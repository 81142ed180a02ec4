package html

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// A Section is a part of a page with a title and an anchor.
type section struct {
	Anchor string
	Title  string
	HTML   template.HTML
}

// sections writes the main column of an operation's page.
func (w *Writer) sections(p *page.Operation) []section {
	var all []section
	o := &w.outline
	add := func(anchor, title string, write func(*outline)) {
		o.b.Reset()
		write(o)
		if o.b.Len() > 0 {
			all = append(all, section{anchor, title, o.html()})
		}
	}
	for _, g := range p.Params {
		add(g.In+"-parameters", strings.ToUpper(g.In[:1])+g.In[1:]+" parameters", func(o *outline) { o.fields(g.Fields, 1) })
	}
	add("request-body", "Request body", func(o *outline) { o.request(p.Request) })
	add("responses", "Responses", func(o *outline) { o.responses(p) })
	add("errors", "Errors", func(o *outline) { o.errors(p) })
	add("paging", "Paging", func(o *outline) { o.paging(p.Paging) })
	add("watching", "When it is done", func(o *outline) { o.watch(p.Watch) })
	add("versions", "Versions", func(o *outline) { o.versions(p) })
	add("history", "History", func(o *outline) { o.history(p.History) })
	return all
}

func (o *outline) request(b *page.Body) {
	if b == nil {
		return
	}
	o.raw(o.writer.prose.HTML(b.Description))
	o.body(b, choose(b.Required, " <span class=\"mark required\">required</span>", ""))
}

// body writes a payload: media type and type, then what it holds.
func (o *outline) body(b *page.Body, mark string) {
	o.raw(`<div id="`, b.Anchor, `"><p class="head">`)
	o.tag(`code class="media"`, b.MediaType)
	o.raw(mark)
	if b.Value == nil {
		o.raw(" <span class=\"type\">no body</span></p></div>\n")
		return
	}
	o.raw(` <span class="type">`, b.Value.Label(), "</span>")
	o.schema(*b.Value)
	o.raw("</p>\n")
	o.words(b.Value.Sentences())
	o.tree(b.Tree, 0)
	o.raw("</div>\n")
}

func (o *outline) responses(p *page.Operation) {
	for _, a := range p.Responses {
		if a.MediaType != "" {
			continue // an error
		}
		anchored := len(a.Bodies) > 0 // the first body has the anchor
		o.raw(`<h3`, choose(anchored, "", ` id="`+a.Anchor+`"`), `><span class="status">`)
		o.text(a.Status)
		o.raw("</span></h3>\n", o.writer.prose.HTML(a.Description))
		if len(a.Headers) > 0 {
			o.raw("<p>Headers</p>\n")
			o.fields(a.Headers, 1)
		}
		for _, b := range a.Bodies {
			o.body(b, "")
		}
	}
}

// errors writes the status codes in a table and each kind of error body once.
func (o *outline) errors(p *page.Operation) {
	var errors []*page.Answer
	for _, a := range p.Responses {
		if a.MediaType != "" {
			errors = append(errors, a)
		}
	}
	if len(errors) == 0 {
		return
	}
	o.raw("<table class=\"errors\"><thead><tr><th scope=\"col\">Status</th><th scope=\"col\">Meaning</th><th scope=\"col\">Body</th></tr></thead><tbody>\n")
	for _, a := range errors {
		o.errorRow(p, a)
	}
	o.raw("</tbody></table>\n")
	for _, b := range p.Errors {
		o.raw(`<details id="`, b.Anchor, `" class="error"><summary>Attributes of `)
		o.text(choose(b.Schema != "", b.Schema, "the error"))
		o.raw("</summary>\n")
		if b.Tree != nil && len(b.Tree.Fields) > 0 {
			o.fields(b.Tree.Fields, 1)
		} else {
			o.tree(b.Tree, 0)
		}
		o.raw("</details>\n")
	}
}

func (o *outline) errorRow(p *page.Operation, a *page.Answer) {
	o.raw(`<tr id="`, a.Anchor, `"><td><span class="status">`)
	o.text(a.Status)
	o.raw("</span></td><td>", o.writer.prose.HTML(a.Description))
	for _, h := range a.Headers {
		o.raw(`<p id="`, h.Anchor, `">Header `)
		o.tag("code", h.Name)
		o.raw("</p>", o.writer.prose.HTML(h.Description))
	}
	if len(a.Example) > 0 {
		o.raw("<details><summary>Example</summary><pre tabindex=\"0\"><code>", o.writer.example(a.Example), "</code></pre></details>")
	}
	o.raw("</td><td>")
	if a.Error != "" {
		o.raw(`<a href="#`, a.Error, `">`)
		o.text(errorName(p, a))
		o.raw("</a> ")
	}
	o.tag(`code class="media"`, a.MediaType)
	o.raw("</td></tr>\n")
}

func errorName(p *page.Operation, a *page.Answer) string {
	for _, b := range p.Errors {
		if b.Anchor == a.Error && b.Schema != "" {
			return b.Schema
		}
	}
	return "attributes"
}

// example returns a JSON text as coloured HTML. Most of them, those of errors,
// stand on many pages.
func (w *Writer) example(data []byte) string {
	if known, ok := w.examples[string(data)]; ok {
		return known
	}
	html := codeHTML(sample.JSON(data))
	w.examples[string(data)] = html
	return html
}

func (o *outline) paging(p *page.Paging) {
	if p == nil {
		return
	}
	o.raw("<p>An answer is one page of a list. The SDK gets the pages one after the other while the loop goes on:</p>\n<pre tabindex=\"0\"><code>")
	o.raw(text.EscapeHTML(p.Go), "</code></pre>\n<p>So does the command line:</p>\n<pre tabindex=\"0\"><code>")
	o.raw(text.EscapeHTML(p.CLI), "</code></pre>\n")
}

func (o *outline) watch(w *page.Watch) {
	if w == nil {
		return
	}
	o.raw("<p>The change goes on after the answer. It is done when ")
	if w.Page != "" {
		o.link(w.Page+".html", w.Operation)
	} else {
		o.tag("code", w.Operation)
	}
	switch {
	case w.Status != 0:
		o.raw(" answers with status ", strconv.Itoa(w.Status), ".</p>\n")
	default:
		o.raw(" shows ")
		o.codes(w.Values, "or")
		o.raw(" at ")
		o.tag("code", w.Path)
		o.raw(".</p>\n")
	}
}

func (o *outline) versions(p *page.Operation) {
	if len(p.Versions) < 2 {
		return
	}
	o.raw("<ol class=\"versions\">\n")
	for _, v := range p.Versions {
		o.raw("<li>")
		o.link(v.Page+".html", v.Name)
		o.raw(choose(v.Current, " (this page)", ""), choose(v.Pinned, " <span class=\"mark\">pinned</span>", ""), choose(v.Sunset != "", ", "+text.EscapeHTML(page.Ends(v.Sunset)), ""))
		o.changes(v)
		o.raw("</li>\n")
	}
	o.raw("</ol>\n")
}

// changes lists what changed since the version before.
func (o *outline) changes(v page.Version) {
	if len(v.Changes) == 0 {
		return
	}
	breaking := 0
	for _, c := range v.Changes {
		if c.Breaking {
			breaking++
		}
	}
	o.raw("<details", choose(v.Current, " open", ""), "><summary>", page.Count(len(v.Changes), "change"), " since the version before",
		choose(breaking > 0, fmt.Sprintf(", %d breaking", breaking), ""), "</summary>\n<ul class=\"changes\">\n")
	for _, c := range v.Changes {
		o.change(c)
	}
	o.raw("</ul></details>\n")
}

func (o *outline) change(c page.Change) {
	o.raw(`<li><span class="type">`)
	o.text(c.What)
	o.raw("</span> ")
	o.tag("code", c.Where)
	if text := c.Difference(); text != "" {
		o.raw(": ")
		o.text(text)
	}
	if c.Breaking {
		o.raw(` <span class="mark required">breaking</span> <span class="type">`)
		o.text(c.Reason)
		o.raw("</span>")
	}
	o.raw("</li>\n")
}

func (o *outline) history(notes []page.Note) {
	if len(notes) == 0 {
		return
	}
	o.raw("<dl class=\"history\">\n")
	for _, n := range notes {
		o.raw("<dt>")
		o.text(n.Date)
		o.raw("</dt><dd>", o.writer.prose.HTML(n.Text), "</dd>\n")
	}
	o.raw("</dl>\n")
}
