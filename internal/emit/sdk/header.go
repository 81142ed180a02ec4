package sdk

import (
	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/emit/sdk/chapter"
	"github.com/atlasgen/atlasgen/internal/emit/sdk/comment"
)

// headers writes a constant for each header that responses have.
func (g *generator) headers(f *file) {
	all := chapter.Headers(g.api)
	if len(all) == 0 {
		return
	}
	f.doc("// Headers of responses that the document describes. Their method Of returns the\n// value: [ResponseHeader.Of].")
	f.Const().DefsFunc(func(group *jen.Group) {
		for _, h := range all {
			group.Add(f.comment(comment.Header(h)))
			group.Id(h.Go).Id("ResponseHeader").Types(g.shapes.Value(h.Type)).Op("=").Add(quoted(h.Name))
		}
	})
	f.Line()
}
