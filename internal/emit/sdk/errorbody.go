package sdk

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// An errorBody is a JSON body that the document gives to error responses.
type errorBody struct {
	status    string // "404", "4XX" or "default"
	mediaType string // that the response must have, or empty
	schema    *model.Schema
}

// errorBodies returns the bodies of the error responses of an endpoint, the most
// specific status codes first. The media type matters where it is versioned, or
// tells several bodies of one status code apart.
func errorBodies(e *model.Endpoint) []errorBody {
	var all []errorBody
	for _, r := range e.Revision.Responses {
		if r.Success() && !r.Failure() {
			continue
		}
		first := len(all)
		for _, p := range r.Payloads {
			if p.MediaType.IsJSON() && p.Schema != nil {
				all = append(all, errorBody{r.Status, mediaType(p.MediaType), p.Schema})
			}
		}
		if len(all) == first+1 && !versionedError(r) {
			all[first].mediaType = ""
		}
	}
	slices.SortStableFunc(all, func(a, b errorBody) int { return cmp.Compare(a.breadth(), b.breadth()) })
	return all
}

func versionedError(r *model.Response) bool {
	return slices.ContainsFunc(r.Payloads, func(p *model.Payload) bool { return p.MediaType.Version.Stage != model.Unversioned })
}

// mediaType returns a media type as the runtime compares it.
func mediaType(m model.MediaType) string {
	name, _, _ := strings.Cut(m.Text, ";")
	return strings.ToLower(strings.TrimSpace(name))
}

// breadth is 0 for one status code, 1 for a class of them, and 2 for all others.
func (b errorBody) breadth() int {
	switch {
	case b.status == "default":
		return 2
	case strings.HasSuffix(b.status, "XX"):
		return 1
	}
	return 0
}

// of reports whether the body is the declaration d.
func (b errorBody) of(d *model.Decl) bool {
	ref, ok := b.schema.Type.(*model.Ref)
	return ok && ref.Decl == d
}

// usualError returns the declaration of most error bodies, or nil if there is none
// that several responses have.
func (g *generator) usualError() *model.Decl {
	counts := map[*model.Decl]int{} // asked, never ranged over
	var usual *model.Decl
	for _, e := range g.api.Endpoints {
		for _, b := range errorBodies(e) {
			if ref, ok := b.schema.Type.(*model.Ref); ok {
				counts[ref.Decl]++
				if usual == nil || counts[ref.Decl] > counts[usual] {
					usual = ref.Decl
				}
			}
		}
	}
	if counts[usual] < 2 {
		return nil
	}
	return usual
}

// usualDetails writes the function that makes the body of most errors.
func (g *generator) usualDetails(f *file) {
	if g.usualBody == nil {
		return
	}
	f.doc("// usualDetails returns a value for the body of an error response of most\n// operations.")
	f.Func().Id("usualDetails").Params(jen.Int(), jen.String()).Any().Block(jen.Return(jen.New(jen.Id(g.usualBody.Name.Go))))
	f.Line()
}

// details returns the function that makes the bodies of the endpoint's error
// responses, or nil if the document describes none.
func (m method) details() *jen.Statement {
	bodies := errorBodies(m.endpoint)
	usual := func(b errorBody) bool { return b.of(m.usualBody) }
	others := slices.IndexFunc(bodies, func(b errorBody) bool { return !usual(b) })
	switch {
	case len(bodies) == 0:
		return nil
	case others < 0:
		return jen.Id("usualDetails")
	}
	rest := jen.Nil()
	if slices.ContainsFunc(bodies, usual) {
		rest = m.newBody(bodies[slices.IndexFunc(bodies, usual)])
	}
	for usual(bodies[len(bodies)-1]) {
		bodies = bodies[:len(bodies)-1]
	}
	var block []jen.Code
	for _, b := range bodies {
		if conditions := b.conditions(); conditions != nil {
			block = append(block, jen.If(conditions).Block(jen.Return(m.newBody(b))))
		} else {
			rest = m.newBody(b)
		}
	}
	return jen.Func().Params(jen.Id("status").Int(), jen.Id("mediaType").String()).Any().Block(append(block, jen.Return(rest))...)
}

// newBody returns a new value for a body.
func (m method) newBody(b errorBody) *jen.Statement {
	if b.of(m.usualBody) {
		return jen.Id("usualDetails").Call(jen.Id("status"), jen.Id("mediaType"))
	}
	return jen.New(m.shapes.Value(b.schema.Type))
}

// conditions returns what a response with the body fulfils, or nil if any does.
func (b errorBody) conditions() *jen.Statement {
	var parts []jen.Code
	switch b.breadth() {
	case 0:
		parts = append(parts, jen.Id("status").Op("==").Op(b.status))
	case 1:
		parts = append(parts, jen.Id("status").Op("/").Lit(100).Op("==").Op(b.status[:1]))
	}
	if b.mediaType != "" {
		parts = append(parts, jen.Id("mediaType").Op("==").Op(text.GoString(b.mediaType)))
	}
	switch len(parts) {
	case 0:
		return nil
	case 1:
		return jen.Add(parts...)
	}
	return jen.Add(parts[0]).Op("&&").Add(parts[1])
}
