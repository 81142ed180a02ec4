// Package extent estimates how large outputs are.
package extent

import "github.com/atlasgen/atlasgen/internal/model"

// Decl returns about how many bytes outputs take to show a declaration once: its
// own properties, values and arms with their texts, and not what they refer to.
func Decl(d *model.Decl) int {
	return textExtent(&d.Schema) + model.Visit(d.Type, extent{})
}

// Endpoint returns about how many bytes outputs take to show an operation in one of
// its versions, without the declarations that it uses.
func Endpoint(e *model.Endpoint) int {
	n := extentOfPart + textOf(e.Operation.Description)
	for _, p := range e.Operation.Params {
		n += schemaExtent(&p.Schema)
	}
	if e.Revision.Request != nil {
		n += schemaExtent(e.Revision.Request.Schema) + textOf(e.Revision.Request.Description)
	}
	for _, r := range e.Revision.Responses {
		n += extentOfPart + textOf(r.Description)
		for _, h := range r.Headers {
			n += schemaExtent(&h.Schema)
		}
		for _, p := range r.Payloads {
			n += schemaExtent(p.Schema)
		}
	}
	return n
}

// extentOfPart is about how many bytes a property takes in all outputs together,
// its texts aside; textOf is what a text takes in them.
const extentOfPart = 1000

func textOf(text string) int { return 4 * len(text) }

func textExtent(s *model.Schema) int {
	said := s.Effective()
	return textOf(said.Title) + textOf(said.Description) + len(said.Example) + len(said.Default)
}

func schemaExtent(s *model.Schema) int {
	if s == nil {
		return 0
	}
	n := extentOfPart + textExtent(s) + model.Visit(s.Type, extent{})
	for _, r := range s.Restrictions {
		for _, p := range r.Value {
			n += textOf(p.Text)
		}
	}
	return n
}

// extent is the visitor that estimates how much outputs take to show a type.
type extent struct{}

func (extent) Primitive(t model.Primitive) int { return textOf(t.Pattern) }
func (extent) Ref(*model.Ref) int              { return 0 }
func (extent) Map(t *model.Map) int            { return schemaExtent(t.Elem) }
func (extent) FreeForm(model.FreeForm) int     { return 0 }

func (extent) List(t *model.List) int {
	n := schemaExtent(t.Elem) + schemaExtent(t.Rest)
	for _, s := range t.Prefix {
		n += schemaExtent(s)
	}
	return n
}

func (extent) Object(t *model.Object) int {
	n := schemaExtent(t.Additional)
	for _, p := range t.Properties {
		n += schemaExtent(&p.Schema)
	}
	return n
}

func (extent) Enum(t *model.Enum) int {
	n := 0
	for _, v := range t.Values {
		n += textOf(v.Wire)
	}
	return n
}

func (extent) Union(t *model.Union) int { return extentOfPart * len(t.Arms) }
