package sdk

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// pagings returns how the lists of the SDK are read, one for each list.
func (g *generator) pagings() []*model.Paging {
	var all []*model.Paging
	for _, s := range g.api.Services {
		for _, e := range s.Endpoints {
			if g.answer(e).isList() {
				all = append(all, e.Revision.Paging)
			}
		}
	}
	return all
}

// usualPaging returns the paging that holds for most lists, or nil without lists. The
// client has it, so that the operations need not.
func (g *generator) usualPaging() *model.Paging {
	var usual *model.Paging
	most := 0
	pagings := g.pagings()
	for _, p := range pagings {
		n := 0
		for _, other := range pagings {
			if covers(p, other) {
				n++
			}
		}
		if n > most {
			usual, most = p, n
		}
	}
	return usual
}

// covers reports whether a list that is read by p can be read by usual too. A total
// or a size that usual has besides are absent from its answers and parameters.
func covers(usual, p *model.Paging) bool {
	return usual.Kind == p.Kind && usual.Start == p.Start && usual.First == p.First &&
		(usual.Size == p.Size || p.Size == "") && slices.Equal(usual.Items, p.Items) &&
		(slices.Equal(usual.Total, p.Total) || len(p.Total) == 0) && slices.Equal(usual.Next, p.Next)
}

// pagingLiteral returns the runtime's value for a paging: "&paging{start: ...}".
func pagingLiteral(p *model.Paging) *jen.Statement {
	var fields []jen.Code
	add := func(name string, value jen.Code) { fields = append(fields, jen.Id(name).Op(":").Add(value)) }
	quoted := func(name, value string) {
		if value != "" {
			add(name, jen.Op(text.GoString(value)))
		}
	}
	path := func(name string, names []string) {
		if len(names) > 0 {
			add(name, jen.Index().String().ValuesFunc(func(g *jen.Group) {
				for _, n := range names {
					g.Op(text.GoString(n))
				}
			}))
		}
	}
	add("kind", jen.Id(pagingKind(p.Kind)))
	quoted("start", p.Start)
	if p.First != 0 {
		add("first", jen.Lit(p.First))
	}
	quoted("size", p.Size)
	path("items", p.Items)
	path("total", p.Total)
	path("next", p.Next)
	if p.Kind == model.LinkHeader {
		add("header", jen.Id("nextLink"))
	}
	return jen.Op("&").Id("paging").Values(fields...)
}

func pagingKind(k model.PagingKind) string {
	return [...]string{
		model.PageNumber: "byNumber", model.Offset: "byOffset", model.Cursor: "byCursor",
		model.NextLink: "byLink", model.LinkHeader: "byLink",
	}[k]
}
