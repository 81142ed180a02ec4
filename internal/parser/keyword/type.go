package keyword

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/media"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// Kinds are the types that a schema names, without "null".
type Kinds []string

// Has reports whether a type is one of them.
func (k Kinds) Has(kind string) bool { return slices.Contains(k, kind) }

// Types returns the types of a schema. Beside "number" there is no "integer".
func Types(n *tree.Node) Kinds {
	kinds := Kinds(AllTypes(n))
	return slices.DeleteFunc(kinds, func(kind string) bool { return kind == "null" || kind == "integer" && kinds.Has("number") })
}

// IsNullSchema reports whether a schema allows null alone.
func IsNullSchema(n *tree.Node) bool {
	values := Values(n)
	return slices.Equal(AllTypes(n), []string{"null"}) || len(values) > 0 && !slices.ContainsFunc(values, func(v *tree.Node) bool { return !IsNull(v) })
}

// Values returns the values of an enum or a const.
func Values(n *tree.Node) []*tree.Node {
	values := slices.Collect(n.Get("enum").Elements())
	if c := n.Get("const"); c != nil {
		values = append(values, c)
	}
	return values
}

// IsNull reports whether a value is null.
func IsNull(n *tree.Node) bool { return n.Tag == tree.TagNull }

// AllTypes returns the types that a schema names; nil if it names none.
func AllTypes(n *tree.Node) []string {
	t := n.Get("type")
	if t == nil {
		return nil
	}
	if t.Kind == tree.Scalar {
		return []string{t.Text}
	}
	var kinds []string
	for e := range t.Elements() {
		kinds = append(kinds, e.Text)
	}
	return kinds
}

// IsScalar reports whether a schema has one type, which is a scalar: keywords of
// objects and lists beside it say nothing.
func IsScalar(kinds Kinds) bool {
	return len(kinds) == 1 && slices.Contains([]string{"string", "integer", "number", "boolean"}, kinds[0])
}

// Primitive returns the scalar of a type that a schema is.
func Primitive(n *tree.Node, kind string) model.Primitive {
	p := model.Primitive{Format: media.Format(n), Pattern: n.Str("pattern"), Limits: limitsOf(n)}
	switch kind {
	case "integer":
		p.Kind = model.Integer
	case "number":
		p.Kind = model.Number
	case "boolean":
		p.Kind = model.Boolean
	default:
		p.Kind = model.String
	}
	return p
}
