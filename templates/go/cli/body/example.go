package body

import (
	"encoding/json"
	"slices"
	"strconv"

	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// Example returns a body to begin with: every property that a request may have,
// or only those that it must have, with the document's examples where there are
// any.
func (c *Schemas) Example(text string, requiredOnly bool) any {
	e := exampler{schemas: c, requiredOnly: requiredOnly}
	return e.value(schema.Parse(text))
}

type exampler struct {
	schemas      *Schemas
	requiredOnly bool
	within       []*schema.Schema // the schemas around the current one
}

func (e *exampler) value(s *schema.Schema) any {
	own := given(s)
	s = e.schemas.Resolve(s)
	if own == nil {
		own = given(s)
	}
	switch {
	case own != nil && len(s.Properties) == 0 && s.AnyOf == nil:
		if v, err := tree.Decode(own); err == nil && len(e.schemas.Check(v, s, schema.Request)) == 0 {
			return v
		}
	case s.AnyOf != nil:
		return e.union(s)
	}
	switch kind := kindOf(s); kind {
	case "object":
		return e.object(s)
	case "array":
		return e.list(s)
	default:
		return scalar(s, kind)
	}
}

// given returns the example that a schema has, or else its default, or nil.
func given(s *schema.Schema) json.RawMessage {
	if s.Example != nil {
		return s.Example
	}
	if string(s.Default) == "null" {
		return nil
	}
	return s.Default
}

func kindOf(s *schema.Schema) string {
	if len(s.Type) == 0 {
		return "object"
	}
	return s.Type[0]
}

// object returns an object. A property whose type is being written already is
// left out, unless it must be there.
func (e *exampler) object(s *schema.Schema) any {
	object := new(tree.Object)
	e.within = append(e.within, s)
	defer func() { e.within = e.within[:len(e.within)-1] }()
	for _, p := range s.Properties {
		required := slices.Contains(s.Required, p.Name)
		again := slices.Contains(e.within, e.schemas.Resolve(e.inside(p.Schema)))
		if e.schemas.ReadOnly(p.Schema) || !required && (e.requiredOnly || again || e.deprecated(p.Schema)) || len(e.within) > 20 {
			continue
		}
		object.Set(p.Name, e.value(p.Schema))
	}
	if s.Additional != nil && len(s.Properties) == 0 && !e.requiredOnly {
		object.Set("key", e.value(s.Additional))
	}
	return object
}

// inside returns the schema of the items of a list, and another as it is.
func (e *exampler) inside(s *schema.Schema) *schema.Schema {
	for {
		of := e.schemas.Resolve(s)
		if of.Items == nil {
			return s
		}
		s = of.Items
	}
}

func (e *exampler) deprecated(s *schema.Schema) bool {
	return e.schemas.Has(s, func(s *schema.Schema) bool { return s.Deprecated })
}

func (e *exampler) list(s *schema.Schema) any {
	list := []any{}
	if s.Items == nil || e.requiredOnly && s.MinItems == 0 {
		return list
	}
	for range max(1, s.MinItems) {
		list = append(list, e.value(s.Items))
	}
	return list
}

// union returns an example of the first arm, with a tag that selects it.
func (e *exampler) union(s *schema.Schema) any {
	v := e.value(s.AnyOf[0])
	object, ok := v.(*tree.Object)
	if s.Discriminator == nil || !ok {
		return v
	}
	name := s.Discriminator.PropertyName
	if p := e.schemas.Resolve(s.AnyOf[0]).Property(name); p != nil && e.schemas.ReadOnly(p) {
		return v
	}
	var tags []string
	for tag, ref := range s.Discriminator.Mapping {
		if ref == s.AnyOf[0].Ref {
			tags = append(tags, tag)
		}
	}
	if len(tags) > 0 {
		got, _ := object.Get(name)
		if tag, ok := got.(string); !ok || !slices.Contains(tags, tag) {
			object.Set(name, slices.Min(tags))
		}
	}
	return object
}

// scalar returns the first known value, or one that tells its type.
func scalar(s *schema.Schema, kind string) any {
	if len(s.Enum) > 0 {
		v, _ := tree.Decode(s.Enum[0]) // it is generated
		return v
	}
	switch kind {
	case "boolean":
		return true
	case "integer", "number":
		return bounded(s)
	case "null":
		return nil
	}
	return formatted(s)
}

// bounded returns a number within the bounds.
func bounded(s *schema.Schema) json.Number {
	for _, n := range []json.Number{s.Minimum, s.Maximum} {
		if n != "" {
			return n
		}
	}
	low, err1 := s.ExclusiveMinimum.Float64()
	high, err2 := s.ExclusiveMaximum.Float64()
	switch {
	case err1 != nil && err2 != nil:
		return "42"
	case err1 != nil:
		return float(high - 1)
	case err2 != nil || low+1 < high:
		return float(low + 1)
	}
	return float((low + high) / 2)
}

func float(f float64) json.Number { return json.Number(strconv.FormatFloat(f, 'f', -1, 64)) }

func formatted(s *schema.Schema) string {
	switch s.Format {
	case "date-time":
		return "2025-05-04T09:42:00Z"
	case "date":
		return "2025-05-04"
	case "email":
		return "hello@example.com"
	case "uri":
		return "https://example.com"
	case "uuid":
		return "26aa9e58-1f1a-4b5c-8f6e-3f6c8a3c9d11"
	}
	text := "string"
	for len(text) < s.MinLength {
		text += "x"
	}
	if s.MaxLength != nil {
		text = text[:min(len(text), *s.MaxLength)]
	}
	return text
}
