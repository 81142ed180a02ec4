package body

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A Start says what a body to begin with is for.
type Start struct {
	Required bool // only what the kind of body needs
	Change   bool // the request changes something that exists, so defaults are no part of it
}

// Example returns a body to begin with, and the paths of properties that it lacks
// because the document gives no value for them. It starts from the document's example.
// Without one, it has what is required and the properties for which the document has an
// example or a default: a value that nobody gave would choose a version or a region, or
// put data at risk.
func (c *Schemas) Example(r *ops.Request, start Start) (v any, left []string) {
	s := schema.Parse(r.Schema)
	if start.Required {
		v, _ := c.begin(r, s, start)
		object, ok := v.(*tree.Object)
		empty := ok && len(object.Members()) == 0 && r.Required && !start.Change
		if !empty && len(c.Check(v, s, schema.Request)) == 0 {
			return v, nil
		}
		start.Required = false
	}
	return c.begin(r, s, start)
}

// begin makes an example by the rules of start alone.
func (c *Schemas) begin(r *ops.Request, s *schema.Schema, start Start) (v any, left []string) {
	e := exampler{schemas: c, Start: start}
	given, err := tree.Decode([]byte(r.Example))
	if err != nil {
		given = nil
	}
	if given != nil && !start.Required {
		return e.harmless(given, s), nil
	}
	v, _ = e.value(s, given)
	return v, e.left
}

type exampler struct {
	Start
	schemas *Schemas
	within  []*schema.Schema // the schemas around the current one
	path    []string         // names of the properties around the current value
	left    []string         // paths of properties that are left out
}

// harmless returns an example of the document without the optional properties that put
// data at risk.
func (e *exampler) harmless(given any, s *schema.Schema) any {
	object, ok := given.(*tree.Object)
	if !ok {
		return given
	}
	kept := new(tree.Object)
	for _, m := range object.Members() {
		if !risky(m.Name) || slices.Contains(e.schemas.Resolve(s).Required, m.Name) {
			kept.Set(m.Name, m.Value)
		}
	}
	return kept
}

// risky reports whether the name of a property says that it puts data at risk.
func risky(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc([]string{"risk", "force", "purge", "wipe", "destroy"}, func(word string) bool { return strings.Contains(name, word) })
}

// value returns a value of a schema. told reports whether it has a value of the
// document. given is what the document's example has in this place, or nil.
func (e *exampler) value(s *schema.Schema, given any) (v any, told bool) {
	if given != nil && !isComposite(given) {
		return given, true
	}
	if given == nil {
		var own any
		var found bool
		e.schemas.Has(s, func(s *schema.Schema) bool { own, told, found = e.own(s); return found })
		switch {
		case found && e.Required && e.hasProperties(s):
			given = own
		case found:
			return own, told
		}
	}
	s = e.schemas.Resolve(s)
	if s.AnyOf != nil {
		return e.union(s, given)
	}
	switch kind := kindOf(s); kind {
	case "object":
		return e.object(s, given)
	case "array":
		return e.list(s, given)
	default:
		return scalar(s, kind), false
	}
}

func isComposite(v any) bool {
	switch v.(type) {
	case *tree.Object, []any:
		return true
	}
	return false
}

// own returns the example that a schema has, or else its default, or else the value
// that its generator made.
func (e *exampler) own(s *schema.Schema) (v any, told, found bool) {
	for i, text := range []json.RawMessage{s.Example, s.Default, s.Sample} {
		v, err := tree.Decode(text)
		if err != nil || v == nil {
			continue
		}
		if len(e.schemas.Check(v, s, schema.Request)) == 0 {
			return v, i == 0 || i == 1 && !e.Change, true
		}
	}
	return nil, false, false
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

// object returns an object of the required properties and those that the document has
// values for.
func (e *exampler) object(s *schema.Schema, given any) (v any, told bool) {
	example, _ := given.(*tree.Object)
	object := new(tree.Object)
	defer e.enter(s)()
	for _, p := range s.Properties {
		required := slices.Contains(s.Required, p.Name)
		if e.schemas.ReadOnly(p.Schema) || !required && !e.optional(p) {
			continue
		}
		var part any
		if example != nil {
			part, _ = example.Get(p.Name)
		}
		value, known := e.member(p, part, required)
		if required || known {
			object.Set(p.Name, value)
		}
		told = told || known
	}
	if value, known := e.additional(s); value != nil {
		object.Set(e.key(s), value)
		told = told || known
	}
	return object, told
}

// optional reports whether an optional property may be a part of an example.
func (e *exampler) optional(p schema.Property) bool {
	return !e.Required && !e.again(p.Schema) && !e.deprecated(p.Schema) && len(e.within) <= 20
}

// member returns the value of a property. It notes an optional one for which the
// document has no value.
func (e *exampler) member(p schema.Property, given any, required bool) (v any, told bool) {
	noted := len(e.left)
	e.path = append(e.path, p.Name)
	defer func() { e.path = e.path[:len(e.path)-1] }()
	v, told = e.value(p.Schema, given)
	told = told && !risky(p.Name)
	if !required && !told {
		e.left = append(e.left[:noted], strings.Join(e.path, "."))
	}
	return v, told
}

// additional returns the value of a member of a map, or nil if the map has none.
func (e *exampler) additional(s *schema.Schema) (v any, told bool) {
	if s.Additional == nil || len(s.Properties) > 0 || e.Required && s.MinProperties == 0 || e.again(s.Additional) {
		return nil, false
	}
	v, told = e.value(s.Additional, nil)
	if !told && s.MinProperties == 0 && len(e.path) > 0 {
		return nil, false
	}
	return v, told
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

// list returns a list with the items of the document's example, or else with the fewest
// items that tell what an item is.
func (e *exampler) list(s *schema.Schema, given any) (v any, told bool) {
	list := []any{}
	if s.Items == nil || s.MaxItems != nil && *s.MaxItems == 0 {
		return list, false
	}
	examples, _ := given.([]any)
	for i := range max(1, s.MinItems) {
		var example any
		if i < len(examples) {
			example = examples[i]
		}
		item, known := e.value(s.Items, example)
		list, told = append(list, item), told || known
	}
	return list, told
}

// enter begins a schema and returns a function that ends it.
func (e *exampler) enter(s *schema.Schema) (leave func()) {
	e.within = append(e.within, s)
	return func() { e.within = e.within[:len(e.within)-1] }
}

// key returns the name of a member of a map.
func (e *exampler) key(s *schema.Schema) string {
	if s.PropertyNames != nil {
		if name, _ := e.value(s.PropertyNames, nil); name != nil {
			if text, ok := name.(string); ok {
				return text
			}
		}
	}
	return "key"
}

// union returns an example of the variant that the document's example has, or else of
// the first, with the property that selects it.
func (e *exampler) union(s *schema.Schema, given any) (v any, told bool) {
	defer e.enter(s)()
	for _, variant := range s.AnyOf {
		if given != nil && len(e.schemas.Check(given, variant, schema.Request)) == 0 {
			return e.value(variant, given)
		}
	}
	v, told = e.value(s.AnyOf[0], nil)
	if object, ok := v.(*tree.Object); ok && s.Tag != nil {
		object.Set(s.Tag.PropertyName, s.Tag.Value)
		tag := strings.Join(append(slices.Clone(e.path), s.Tag.PropertyName), ".")
		e.left = slices.DeleteFunc(e.left, func(path string) bool { return path == tag })
	}
	return v, told
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
