package schema

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// Value returns all mistakes in the value of a parameter that is not a scalar or a list
// of scalars. Path is the beginning of the places of mistakes.
func (c *Set) Value(p *ops.Param, v any, path string) []Fault {
	s := Parse(p.Schema)
	k := checker{set: c, way: Request}
	k.value(c.Typed(v, s), s, path)
	return k.faults
}

// Typed returns a value in which texts have the types that a schema wants, where they
// can: a request has the values of most parameters as text.
func (c *Set) Typed(v any, s *Schema) any {
	s = c.Resolve(s)
	for _, variant := range s.AnyOf {
		if typed := c.Typed(v, variant); len(c.Check(typed, variant, Request)) == 0 {
			return typed
		}
	}
	switch v := v.(type) {
	case string:
		return c.meant(v, s)
	case json.Number, bool:
		if slices.Equal(s.Type, Kinds{"string"}) {
			return fmt.Sprint(v)
		}
	case []any:
		if s.Items == nil {
			return v
		}
		list := []any{}
		for _, item := range v {
			list = append(list, c.Typed(item, s.Items))
		}
		return list
	case *tree.Object:
		return c.typedObject(v, s)
	}
	return v
}

func (c *Set) typedObject(v *tree.Object, s *Schema) any {
	object := new(tree.Object)
	for _, m := range v.Members() {
		member := s.Property(m.Name)
		if member == nil {
			member = s.Additional
		}
		if member != nil {
			m.Value = c.Typed(m.Value, member)
		}
		object.Set(m.Name, m.Value)
	}
	return object
}

// meant returns the value that a text means. It is the text, unless that is JSON of
// another type that the schema wants.
func (c *Set) meant(text string, s *Schema) any {
	if len(s.Type) == 0 || slices.Contains(s.Type, "string") {
		return text
	}
	v, err := tree.Decode([]byte(text))
	if err != nil || strings.TrimSpace(text) != text {
		v = text
	}
	wants := func(kind string) bool { return slices.Contains(s.Type, kind) }
	switch v.(type) {
	case []any, *tree.Object:
		return c.Typed(v, s)
	case string:
		v = text
	}
	if wants("array") && !wants(kindOf(v)) {
		return c.Typed([]any{v}, s)
	}
	return v
}
