package page

import "github.com/atlasgen/atlasgen/internal/model"

// typeName returns the JSON type of a value, or "any".
func typeName(t model.Type) string { return model.Visit(t, naming{}) }

// naming is the visitor that names JSON types.
type naming struct{}

func (naming) Primitive(t model.Primitive) string { return t.Kind.String() }
func (naming) Enum(t *model.Enum) string          { return t.Kind.String() }
func (naming) Ref(t *model.Ref) string            { return typeName(t.Decl.Type) }
func (naming) List(*model.List) string            { return "array" }
func (naming) Map(*model.Map) string              { return "object" }
func (naming) Object(*model.Object) string        { return "object" }

func (naming) FreeForm(t model.FreeForm) string {
	if t.Object {
		return "object"
	}
	return "any"
}

// Union returns the common type of all arms, or "any".
func (naming) Union(t *model.Union) string {
	for _, a := range t.Arms {
		if a.JSON != t.Arms[0].JSON {
			return "any"
		}
	}
	return [...]string{"object", "array", "string", "number", "boolean"}[t.Arms[0].JSON]
}
