package search

import (
	"github.com/atlasgen/atlasgen/internal/emit/docs/page"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// codes adds the status codes of errors, and the codes that examples of errors have.
func (w *writer) codes(s *page.Site) {
	for _, f := range s.Failures() {
		at := len(w.pages)
		w.add("errors.html#"+f.Anchor, text.Line(f.Status+" "+f.Description), "Error")
		w.term(codeTerm, f.Status, at, atTop)
		for _, code := range f.Codes {
			w.term(codeTerm, code, at, atTop)
		}
	}
}
