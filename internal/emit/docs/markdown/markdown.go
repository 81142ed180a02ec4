// Package markdown writes the pages of a reference in Markdown: the same data as
// the HTML pages, as nested lists.
package markdown

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"text/template"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/docs/sample"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	files "github.com/atlasgen/atlasgen/templates/docs"
)

// A Writer writes pages in Markdown.
type Writer struct {
	frames *template.Template
	texts  map[string]string // CommonMark -> the same, made safe; looked up, never ranged over
	paper  paper             // of the page that is being written
	buffer bytes.Buffer
}

// NewWriter returns a writer. Files in templates stand for built-in ones of the
// same name; nil if there are none.
func NewWriter(templates fs.FS) (*Writer, error) {
	w := &Writer{frames: template.New("").Option("missingkey=error"), texts: map[string]string{}}
	for _, name := range []string{"operation.md", "llms.txt"} {
		data, err := files.Read(templates, name+".tmpl")
		if err == nil {
			_, err = w.frames.New(name).Parse(string(data))
		}
		if err != nil {
			return nil, fmt.Errorf("reading template %s.tmpl: %w", name, err)
		}
	}
	w.paper.writer = w
	return w, nil
}

func (w *Writer) execute(name string, data any) ([]byte, error) {
	w.buffer.Reset()
	if err := w.frames.ExecuteTemplate(&w.buffer, name, data); err != nil {
		return nil, err
	}
	return bytes.Clone(w.buffer.Bytes()), nil
}

// A paper is the text of a page that is being written.
type paper struct {
	bytes.Buffer
	writer *Writer
}

type markdownView struct{ Title, Method, Path, Text string }

// Operation returns the page of an operation.
func (m *Writer) Operation(p *page.Operation) ([]byte, error) {
	w := &m.paper
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
	return m.execute("operation.md", markdownView{
		text.Markdown(p.Title), p.Method, text.Line(p.Path), strings.TrimSpace(w.String()),
	})
}

func (w *paper) top(p *page.Operation) {
	if p.Deprecated {
		w.paragraph("Deprecated: do not build on this operation.")
	}
	if p.Sunset != "" {
		w.paragraph("This version: " + page.Ends(p.Sunset) + ".")
	}
	if p.Successor != "" {
		w.paragraph("A " + p.Newer() + " version exists: " + p.Successor + ".")
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
	if len(p.Credentials) > 0 {
		w.item("Credentials: " + text.Markdown(strings.Join(p.Credentials, ", or ")))
	}
	for _, l := range p.Links {
		w.item("See also: " + text.Markdown(l.URL))
	}
}

// text returns a text of the document, made safe; most of them stand on many
// pages.
func (w *paper) text(description string) string {
	known, ok := w.writer.texts[description]
	if !ok {
		known = text.SafeMarkdown(description)
		w.writer.texts[description] = known
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

func (w *paper) fields(fields []*page.Field, indent string) {
	for _, f := range fields {
		w.field(f, indent)
	}
}

func (w *paper) field(f *page.Field, indent string) {
	w.WriteString(indent + "- " + text.CodeSpan(f.Name) + " " + f.Label())
	for _, m := range f.Marks() {
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
	w.words(f.Sentences(), inner)
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
func (w *paper) words(words []page.Sentence, indent string) {
	if len(words) == 0 {
		return
	}
	w.WriteString("\n" + indent)
	for i, word := range words {
		w.WriteString(choose(i > 0, " ", "") + word.Text)
		for i, c := range word.Codes {
			w.WriteString(choose(i == 0, " ", choose(i == len(word.Codes)-1, " "+word.Last+" ", ", ")))
			w.WriteString(text.CodeSpan(c))
		}
		w.WriteString(choose(len(word.Codes) > 0, ".", ""))
	}
	w.WriteString("\n\n")
}

func (w *paper) tree(t *page.Tree, indent string) {
	switch {
	case t == nil:
	case t.See != "":
		w.block("Described above: "+text.CodeSpan(choose(t.Schema != "", t.Schema, t.See))+".", indent)
	case len(t.Arms) > 0:
		w.block(choose(t.AnyOf, "Any of ", "One of ")+page.Count(len(t.Arms), "shape")+choose(t.Discriminator != "", ", told apart by "+text.CodeSpan(t.Discriminator), "")+":", indent)
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

func (w *paper) request(b *page.Body) {
	if b == nil {
		return
	}
	w.heading("Request body")
	w.paragraph(w.text(b.Description))
	w.body(b, choose(b.Required, ", required", ""))
}

func (w *paper) body(b *page.Body, mark string) {
	if b.Value == nil {
		w.paragraph(text.CodeSpan(b.MediaType) + ", no body" + mark)
		return
	}
	w.paragraph(text.CodeSpan(b.MediaType) + " " + b.Value.Label() + choose(b.Schema != "", " "+text.CodeSpan(b.Schema), "") + mark)
	w.words(b.Value.Sentences(), "")
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

func (w *paper) responses(p *page.Operation) {
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

func (w *paper) errors(p *page.Operation) {
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

func (w *paper) versions(versions []page.Version) {
	if len(versions) < 2 {
		return
	}
	w.heading("Versions")
	for _, v := range versions {
		w.item(fmt.Sprintf("[%s](%s.md)%s%s", v.Name, v.Page, choose(v.Current, " (this page)", ""), choose(v.Sunset != "", ", "+page.Ends(v.Sunset), "")))
		for _, c := range v.Changes {
			difference := c.Difference()
			w.WriteString("  - " + c.What + " " + text.CodeSpan(c.Where) + choose(difference != "", ": "+text.Markdown(difference), ""))
			w.WriteString(choose(c.Breaking, " (breaking: "+c.Reason+")", "") + "\n")
		}
	}
}

func (w *paper) samples(p *page.Operation) {
	w.heading("Samples")
	for _, s := range p.Samples {
		w.WriteString("### " + text.Markdown(s.Title) + "\n")
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

func choose(condition bool, yes, no string) string {
	if condition {
		return yes
	}
	return no
}
