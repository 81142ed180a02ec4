package body

import (
	"encoding/json"
	"slices"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// Example returns a body to begin with: every property that a request may have,
// or only those that it must have, with the document's examples where there are
// any.
func (c *Schemas) Example(r *ops.Request, requiredOnly bool) any {
	e := exampler{schemas: c, requiredOnly: requiredOnly}
	if v, err := tree.Decode([]byte(r.Example)); err == nil && !requiredOnly {
		return v
	}
	return e.value(schema.Parse(r.Schema))
}

type exampler struct {
	schemas      *Schemas
	requiredOnly bool
	within       []*schema.Schema // the schemas around the current one
}

func (e *exampler) value(s *schema.Schema) any {
	var own any
	if e.schemas.Has(s, func(s *schema.Schema) (found bool) { own, found = e.own(s); return found }) {
		return own
	}
	s = e.schemas.Resolve(s)
	if s.AnyOf != nil {
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

// own returns the example that a schema has, or else its default. Those of objects
// are not for a body that has only the required properties.
func (e *exampler) own(s *schema.Schema) (any, bool) {
	for _, text := range []json.RawMessage{s.Example, s.Default} {
		v, err := tree.Decode(text)
		if err != nil || v == nil || e.requiredOnly && e.hasProperties(s) {
			continue
		}
		if len(e.schemas.Check(v, s, schema.Request)) == 0 {
			return v, true
		}
	}
	return nil, false
}

func (e *exampler) hasProperties(s *schema.Schema) bool {
	s = e.schemas.Resolve(s)
	return len(s.Properties) > 0 || s.AnyOf != nil
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
	defer e.enter(s)()
	for _, p := range s.Properties {
		required := slices.Contains(s.Required, p.Name)
		if e.schemas.ReadOnly(p.Schema) || !required && (e.requiredOnly || e.again(p.Schema) || e.deprecated(p.Schema)) || len(e.within) > 20 {
			continue
		}
		object.Set(p.Name, e.value(p.Schema))
	}
	if s.Additional != nil && len(s.Properties) == 0 && (!e.requiredOnly || s.MinProperties > 0) && !e.again(s.Additional) {
		object.Set(e.key(s), e.value(s.Additional))
	}
	return object
}

// again reports whether a value of a schema, or an item of it, is being written.
func (e *exampler) again(s *schema.Schema) bool {
	return slices.Contains(e.within, e.schemas.Resolve(e.inside(s)))
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

// enter begins a schema and returns a function that ends it.
func (e *exampler) enter(s *schema.Schema) (leave func()) {
	e.within = append(e.within, s)
	return func() { e.within = e.within[:len(e.within)-1] }
}

// key returns the name of a member of a map.
func (e *exampler) key(s *schema.Schema) string {
	if s.PropertyNames != nil {
		if name, ok := e.value(s.PropertyNames).(string); ok {
			return name
		}
	}
	return "key"
}

// union returns an example of the first variant, with the property that selects it.
func (e *exampler) union(s *schema.Schema) any {
	defer e.enter(s)()
	v := e.value(s.AnyOf[0])
	if object, ok := v.(*tree.Object); ok && s.Tag != nil {
		object.Set(s.Tag.PropertyName, s.Tag.Value)
	}
	return v
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
	case "integer":
		return json.Number("42")
	case "number":
		return json.Number("42.5")
	case "null":
		return nil
	}
	return formatted(s.Format)
}

// formatted returns a text of a format. Schemas whose texts are limited in another
// way have an example.
func formatted(format string) string {
	switch format {
	case "date-time":
		return "2025-05-04T09:42:00Z"
	case "date":
		return "2025-05-04"
	case "time":
		return "09:42:00Z"
	case "email":
		return "hello@example.com"
	case "uuid":
		return "7f2c1f9e-3a54-4c8e-9d1b-0a6b1c2d3e4f"
	case "uri", "url":
		return "https://example.com/path"
	case "hostname":
		return "host.example.com"
	case "ipv4":
		return "192.0.2.15"
	case "ipv6":
		return "2001:db8::15"
	case "byte":
		return "ZXhhbXBsZQ=="
	}
	return "string"
}
