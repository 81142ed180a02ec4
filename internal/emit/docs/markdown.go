package docs

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// A Paper is a page being written in Markdown: the same model as the HTML page,
// as nested lists.
type paper struct {
	bytes.Buffer
	site *site
}

func (s *site) operationMarkdown(p *Page, name string) error {
	w := &s.paper
	w.Reset()
	w.top(p)
	for _, g := range p.Params {
		w.heading(strings.ToUpper(g.In[:1]) + g.In[1:] + " parameters")
		w.fields(g.Fields, "")
	}
	w.request(p.Request)
	w.responses(p)
	w.versions(p.Versions)
	w.samples(p)
	return s.text(name+".md", "operation.md", markdownView{
		text.Markdown(p.Title), p.Method, text.Line(p.Path), strings.TrimSpace(w.String()),
	})
}

type markdownView struct{ Title, Method, Path, Text string }

func (w *paper) top(p *Page) {
	if p.Deprecated {
		w.paragraph("Deprecated: do not build on this operation.")
	}
	if p.Sunset != "" {
		w.paragraph("This version: " + sunset(p.Sunset) + ".")
	}
	if p.Successor != "" {
		w.paragraph("A " + newer(p) + " version exists: " + p.Successor + ".")
	}
	w.paragraph(w.text(p.Description))
	w.item("Operation: " + text.CodeSpan(p.Name) + choose(p.ID != p.Name, ", also "+text.CodeSpan(p.ID), ""))
	if p.Version != "" {
		w.item("Version: " + p.Version)
	}
	if p.Go != nil {
		w.item("Go SDK: [" + text.CodeSpan(p.Go.Text) + "](" + p.Go.URL + ")")
	}
	w.item("Command line: [" + text.CodeSpan(p.CLI.Text) + "](" + p.CLI.URL + ")")
	if len(p.Roles) > 0 {
		w.item("Needs one of the roles: " + text.Markdown(strings.Join(p.Roles, ", ")))
	}
	for _, l := range p.Links {
		w.item("See also: " + text.Markdown(l.URL))
	}
}

// text returns a text of the document, made safe; most of them stand on many
// pages.
func (w *paper) text(description string) string {
	known, ok := w.site.texts[description]
	if !ok {
		known = text.SafeMarkdown(description)
		w.site.texts[description] = known
	}
	return known
}

func (w *paper) heading(text string) { w.WriteString("\n## " + text + "\n\n") }

func (w *paper) paragraph(text string) {
	if text != "" {
		w.WriteString(text + "\n\n")
	}
}

func (w *paper) item(text string) { w.WriteString("- " + text + "\n") }

func (w *paper) fields(fields []*Field, indent string) {
	for _, f := range fields {
		w.field(f, indent)
	}
}

func (w *paper) field(f *Field, indent string) {
	w.WriteString(indent + "- " + text.CodeSpan(f.Name) + " " + f.label())
	for _, m := range f.marks() {
		w.WriteString(", " + m)
	}
	if f.Same != "" {
		w.WriteString(", as above\n")
		return
	}
	w.WriteString("\n")
	inner := indent + "  "
	w.block(w.text(f.Description), inner)
	w.block(w.text(f.Each), inner)
	w.words(f.words(), inner)
	w.tree(f.Tree, inner)
}

// block writes paragraphs within a list item.
func (w *paper) block(text, indent string) {
	if text == "" {
		return
	}
	w.WriteString("\n")
	for line := range strings.Lines(text) {
		if line != "\n" {
			w.WriteString(indent)
		}
		w.WriteString(line)
	}
	w.WriteString(choose(strings.HasSuffix(text, "\n"), "\n", "\n\n"))
}

// words writes sentences as one paragraph.
func (w *paper) words(words []word, indent string) {
	if len(words) == 0 {
		return
	}
	w.WriteString("\n" + indent)
	for i, word := range words {
		w.WriteString(choose(i > 0, " ", "") + word.text)
		for i, c := range word.codes {
			w.WriteString(choose(i == 0, " ", choose(i == len(word.codes)-1, " "+word.last+" ", ", ")))
			w.WriteString(text.CodeSpan(c))
		}
		w.WriteString(choose(len(word.codes) > 0, ".", ""))
	}
	w.WriteString("\n\n")
}

func (w *paper) tree(t *Tree, indent string) {
	switch {
	case t == nil:
	case t.See != "":
		w.block("Described above: "+text.CodeSpan(choose(t.Schema != "", t.Schema, t.See))+".", indent)
	case len(t.Arms) > 0:
		w.block(choose(t.AnyOf, "Any of ", "One of ")+count(len(t.Arms), "shape")+choose(t.Discriminator != "", ", told apart by "+text.CodeSpan(t.Discriminator), "")+":", indent)
		for i, a := range t.Arms {
			w.WriteString(fmt.Sprintf("%s- Shape %d: %s", indent, i+1, codeList(a.Schemas)))
			w.WriteString(choose(len(a.Tags) > 0, ", selected by "+codeList(a.Tags), "") + "\n")
			w.block(w.text(a.Description), indent+"  ")
			w.tree(a.Tree, indent+"  ")
		}
	default:
		w.fields(t.Fields, indent)
	}
}

func (w *paper) request(b *Body) {
	if b == nil {
		return
	}
	w.heading("Request body")
	w.paragraph(w.text(b.Description))
	w.body(b, choose(b.Required, ", required", ""))
}

func (w *paper) body(b *Body, mark string) {
	if b.Value == nil {
		w.paragraph(text.CodeSpan(b.MediaType) + ", no body" + mark)
		return
	}
	w.paragraph(text.CodeSpan(b.MediaType) + " " + b.Value.label() + choose(b.Schema != "", " "+text.CodeSpan(b.Schema), "") + mark)
	w.words(b.Value.words(), "")
	w.tree(b.Tree, "")
	w.example(b.Example)
}

func (w *paper) example(data []byte) {
	if len(data) > 0 {
		code := sample.JSON(data)
		w.fence("json", code.Text())
	}
}

func (w *paper) fence(language, code string) {
	w.WriteString("\n" + text.Fence(language, code) + "\n")
}

func (w *paper) responses(p *Page) {
	w.heading("Responses")
	for _, a := range p.Responses {
		if a.MediaType == "" {
			w.WriteString("### " + a.Status + "\n\n")
			w.paragraph(w.text(a.Description))
			w.fields(a.Headers, "")
			for _, b := range a.Bodies {
				w.body(b, "")
			}
		}
	}
	w.errors(p)
}

func (w *paper) errors(p *Page) {
	if len(p.Errors) == 0 {
		return
	}
	w.heading("Errors")
	for _, a := range p.Responses {
		if a.MediaType != "" {
			w.item(a.Status + " " + text.CodeSpan(a.MediaType) + " " + text.Line(w.text(a.Description)))
		}
	}
	for _, b := range p.Errors {
		w.paragraph("\nAttributes of " + text.CodeSpan(choose(b.Schema != "", b.Schema, b.Anchor)) + ":")
		w.tree(b.Tree, "")
	}
}

func (w *paper) versions(versions []Version) {
	if len(versions) < 2 {
		return
	}
	w.heading("Versions")
	for _, v := range versions {
		w.item(fmt.Sprintf("[%s](%s.md)%s%s", v.Name, v.Page, choose(v.Current, " (this page)", ""), choose(v.Sunset != "", ", "+sunset(v.Sunset), "")))
		for _, c := range v.Changes {
			difference := c.difference()
			w.WriteString("  - " + c.What + " " + text.CodeSpan(c.Where) + choose(difference != "", ": "+text.Markdown(difference), ""))
			w.WriteString(choose(c.Breaking, " (breaking: "+c.Reason+")", "") + "\n")
		}
	}
}

func (w *paper) samples(p *Page) {
	w.heading("Samples")
	for _, s := range p.Samples {
		w.WriteString("### " + s.Title + "\n")
		w.fence(s.Language, s.Source)
	}
	if p.Paging != nil {
		w.WriteString("### All pages\n")
		w.fence("go", p.Paging.Go)
		w.fence("shell", p.Paging.CLI)
	}
}

func codeList(names []string) string {
	var all []string
	for _, n := range names {
		all = append(all, text.CodeSpan(n))
	}
	return strings.Join(all, ", ")
}
