package sdk

import (
	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/emit/sdk/comment"
	"github.com/atlasgen/atlasgen/internal/model"
)

// outcomes writes the struct that a call returns if successful responses have
// different schemas.
func (m method) outcomes(f *file) {
	o := m.endpoint.Revision.Outcomes
	if o == nil {
		return
	}
	f.doc(comment.Outcomes(o, m.service+"."+m.name()))
	f.Type().Id(o.Name).StructFunc(func(group *jen.Group) {
		keyed(group)
		for _, x := range o.All {
			group.Line()
			group.Add(f.comment(comment.Outcome(x)))
			group.Id(x.Field).Add(m.shapes.Pointer(x.Schema.Type)).Add(tag("status", x.Status))
		}
	})
	f.Line()
}

// bodies returns the schemas of what a successful call returns.
func bodies(e *model.Endpoint) []*model.Schema {
	a := e.Answer()
	all := []*model.Schema{a.Value, a.Item}
	if o := e.Revision.Outcomes; o != nil {
		for _, x := range o.All {
			all = append(all, x.Schema)
		}
	}
	return all
}
