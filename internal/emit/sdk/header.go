package sdk

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/emit/sdk/comment"
	"github.com/atlasgen/atlasgen/internal/model"
)

// headers writes a constant for each header that responses have.
func (g *generator) headers(f *file) {
	all := usedHeaders(g.api)
	if len(all) == 0 {
		return
	}
	f.doc("// Headers of responses that the document describes. Their method Of returns the\n// value: [ResponseHeader.Of].")
	f.Const().DefsFunc(func(group *jen.Group) {
		for _, h := range all {
			group.Add(f.comment(comment.Header(h)))
			group.Id(h.Go).Id("ResponseHeader").Types(g.shapes.value(h.Type)).Op("=").Add(quoted(h.Name))
		}
	})
	f.Line()
}

// usedHeaders returns the headers that responses of the API have, in document order.
func usedHeaders(a *model.API) []*model.Header {
	used := map[string]bool{} // asked, never ranged over
	for _, e := range a.Endpoints {
		for _, r := range e.Revision.Responses {
			for _, h := range r.Headers {
				used[strings.ToLower(h.Name.Wire)] = true
			}
		}
	}
	var all []*model.Header
	for _, h := range a.Document.Headers {
		if used[strings.ToLower(h.Name)] {
			all = append(all, h)
		}
	}
	return all
}
