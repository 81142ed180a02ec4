package html

import (
	"html/template"
	"strconv"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
)

type errorsView struct{ Codes, Tree, Go template.HTML }

// Errors returns the page that shows which errors there are and what they hold.
func (w *Writer) Errors() ([]byte, error) {
	e := w.site.Errors()
	v := errorsView{Codes: w.codes(e.Codes), Tree: "<p>The document describes no body of an error.</p>\n", Go: template.HTML(codeHTML(e.Go))}
	if e.Body != nil {
		o := &outline{writer: w}
		o.body(e.Body, "")
		v.Tree = atTop(o.html())
	}
	return w.topFrame("errors.html", "Errors", "errors", v)
}

func (w *Writer) codes(failures []page.Failure) template.HTML {
	var m markup
	m.raw("<table><thead><tr><th scope=\"col\">Status</th><th scope=\"col\">Meaning</th><th scope=\"col\">Operations</th></tr></thead><tbody>\n")
	for _, f := range failures {
		m.raw("<tr><td>")
		m.text(f.Status)
		m.raw("</td><td>", string(atTop(template.HTML(w.prose.HTML(f.Description)))), "</td><td>", strconv.Itoa(f.Operations), "</td></tr>\n")
	}
	m.raw("</tbody></table>\n")
	return m.html()
}
