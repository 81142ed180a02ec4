package html

import (
	"html/template"
	"strconv"

	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

type errorsView struct{ Codes, Tree, Go template.HTML }

// Errors returns the page about errors and their content.
func (w *Writer) Errors() ([]byte, error) {
	e, s := w.site.Errors(), w.top
	v := errorsView{Codes: s.html(func() { s.statusCodes(e.Codes) }), Go: s.html(func() { s.program(e.Go) })}
	if e.Body != nil {
		v.Tree = s.html(func() { s.body(e.Body) })
	} else {
		v.Tree = s.html(func() { s.put(&s.Body.NoErrorBody, nil) })
	}
	return w.topFrame("errors.html", "Errors", "errors", v)
}

func (s *sheet) statusCodes(failures []page.Failure) {
	s.wrap(&s.List.Codes, func() {
		for _, f := range failures {
			s.set(&s.List.StatusCode, "Anchor", f.Anchor, "Status", text.HTML(f.Status), "Description", s.texts.HTML(f.Description), "Operations", strconv.Itoa(f.Operations))
		}
	})
}
