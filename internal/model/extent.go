package model

// Extent returns about how many bytes outputs take to show a declaration once: its
// own properties, values and arms with their texts, and not what they refer to.
func (d *Decl) Extent() int {
	return textExtent(&d.Schema) + Visit(d.Type, extent{})
}

// Extent returns about how many bytes outputs take to show an operation in one of
// its versions, without the declarations that it uses.
func (e *Endpoint) Extent() int {
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

func textExtent(s *Schema) int {
	said := s.Effective()
	return textOf(said.Title) + textOf(said.Description) + len(said.Example) + len(said.Default)
}

func schemaExtent(s *Schema) int {
	if s == nil {
		return 0
	}
	return extentOfPart + textExtent(s) + Visit(s.Type, extent{})
}

// extent is the visitor that estimates how much outputs take to show a type.
type extent struct{}

func (extent) Primitive(t Primitive) int { return textOf(t.Pattern) }
func (extent) Ref(*Ref) int              { return 0 }
func (extent) List(t *List) int          { return schemaExtent(t.Elem) }
func (extent) Map(t *Map) int            { return schemaExtent(t.Elem) }
func (extent) FreeForm(FreeForm) int     { return 0 }

func (extent) Object(t *Object) int {
	n := schemaExtent(t.Additional)
	for _, p := range t.Properties {
		n += schemaExtent(&p.Schema)
	}
	return n
}

func (extent) Enum(t *Enum) int {
	n := 0
	for _, v := range t.Values {
		n += textOf(v.Wire)
	}
	return n
}

func (extent) Union(t *Union) int { return extentOfPart * len(t.Arms) }
