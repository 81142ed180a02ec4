package ops

import (
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
	table "github.com/atlasgen/atlasgen/templates/go/ops"
)

// A schemaSet writes schemas as JSON Schema and collects the declarations that
// they refer to.
type schemaSet struct {
	seen  map[*model.Decl]bool // asked, never ranged over
	queue []*model.Decl
}

func newSchemas() *schemaSet { return &schemaSet{seen: map[*model.Decl]bool{}} }

// all returns every declaration that was referred to, by name, and those that
// they refer to.
func (s *schemaSet) all() []table.Schema {
	var list []table.Schema
	for i := 0; i < len(s.queue); i++ { // the queue grows meanwhile
		d := s.queue[i]
		w := &schemaWriter{set: s}
		w.declaration(d)
		list = append(list, table.Schema{Name: d.Name.Go, Text: w.String()})
	}
	slices.SortFunc(list, func(a, b table.Schema) int { return strings.Compare(a.Name, b.Name) })
	return list
}

func (s *schemaSet) text(schema *model.Schema) string {
	w := &schemaWriter{set: s}
	w.schema(schema)
	return w.String()
}

func (s *schemaSet) ref(d *model.Decl) string {
	if !s.seen[d] {
		s.seen[d] = true
		s.queue = append(s.queue, d)
	}
	return "#/$defs/" + d.Name.Go
}

// A schemaWriter writes one JSON Schema, its members in a fixed order.
type schemaWriter struct {
	strings.Builder
	set *schemaSet
}

// member begins a member of the current object.
func (w *schemaWriter) member(name string) {
	if s := w.String(); s != "" && s[len(s)-1] != '{' && s[len(s)-1] != '[' {
		w.WriteByte(',')
	}
	w.WriteString(text.JSON(name) + ":")
}

func (w *schemaWriter) text(name, value string) {
	if value != "" {
		w.member(name)
		w.WriteString(text.JSON(value))
	}
}

// raw writes a member whose value is a JSON text.
func (w *schemaWriter) raw(name, value string) {
	if value != "" {
		w.member(name)
		w.WriteString(value)
	}
}

func (w *schemaWriter) count(name string, n *int) {
	if n != nil {
		w.raw(name, strconv.Itoa(*n))
	}
}

func (w *schemaWriter) flag(name string, is bool) {
	if is {
		w.raw(name, "true")
	}
}

// declaration writes a declared type.
func (w *schemaWriter) declaration(d *model.Decl) { w.schema(&d.Schema) }

// schema writes a type with what its place says about it.
func (w *schemaWriter) schema(s *model.Schema) {
	w.WriteByte('{')
	ref, isRef := s.Type.(*model.Ref)
	switch {
	case isRef && s.Nullable:
		w.raw("anyOf", `[{"$ref":`+text.JSON(w.set.ref(ref.Decl))+`},{"type":"null"}]`)
	case isRef:
		w.text("$ref", w.set.ref(ref.Decl))
	default:
		w.shape(s.Type, s.Nullable)
	}
	w.text("description", text.Brief(s.Description))
	w.flag("readOnly", s.ReadOnly)
	w.flag("writeOnly", s.WriteOnly)
	w.flag("deprecated", s.Deprecated)
	w.raw("default", string(s.Default))
	if !isRef {
		w.raw("example", exampleJSON(s))
	} else {
		w.raw("example", string(s.Example))
	}
	w.WriteByte('}')
}

func (w *schemaWriter) kind(name string, nullable bool) {
	if nullable {
		w.raw("type", `[`+text.JSON(name)+`,"null"]`)
		return
	}
	w.text("type", name)
}

// shape writes the keywords of a type.
func (w *schemaWriter) shape(t model.Type, nullable bool) {
	switch t := t.(type) {
	case model.Primitive:
		w.kind(t.Kind.String(), nullable)
		w.primitive(t)
	case *model.Enum:
		w.kind(t.Kind.String(), nullable)
		w.enum(t)
	case *model.List:
		w.kind("array", nullable)
		w.list(t)
	case *model.Map:
		w.kind("object", nullable)
		w.count("minProperties", t.MinKeys)
		w.count("maxProperties", t.MaxKeys)
		if t.KeyPattern != "" {
			w.raw("propertyNames", `{"pattern":`+text.JSON(t.KeyPattern)+`}`)
		}
		w.member("additionalProperties")
		w.schema(t.Elem)
	case *model.Object:
		w.kind("object", nullable)
		w.object(t)
	case *model.Union:
		w.union(t, nullable)
	case model.FreeForm:
		if t.Object {
			w.kind("object", nullable)
		}
	}
}

func (w *schemaWriter) primitive(t model.Primitive) {
	w.text("format", t.Format)
	w.text("pattern", t.Pattern)
	low, high := "minimum", "maximum"
	if t.Limits.ExclusiveMinimum {
		low = "exclusiveMinimum"
	}
	if t.Limits.ExclusiveMaximum {
		high = "exclusiveMaximum"
	}
	w.raw(low, t.Limits.Minimum)
	w.raw(high, t.Limits.Maximum)
	w.raw("multipleOf", t.Limits.MultipleOf)
	w.count("minLength", t.Limits.MinLength)
	w.count("maxLength", t.Limits.MaxLength)
}

func (w *schemaWriter) enum(t *model.Enum) {
	w.member("enum")
	w.WriteByte('[')
	for i, v := range t.Values {
		if i > 0 {
			w.WriteByte(',')
		}
		if t.Kind == model.String {
			w.WriteString(text.JSON(v.Wire))
		} else {
			w.WriteString(v.Wire)
		}
	}
	w.WriteByte(']')
}

func (w *schemaWriter) list(t *model.List) {
	w.count("minItems", t.MinItems)
	w.count("maxItems", t.MaxItems)
	w.flag("uniqueItems", t.Unique)
	w.member("items")
	w.schema(t.Elem)
}

func (w *schemaWriter) object(t *model.Object) {
	var required []string
	w.member("properties")
	w.WriteByte('{')
	for _, p := range t.Properties {
		w.member(p.Name.Wire)
		w.schema(&p.Schema)
		if p.Required {
			required = append(required, text.JSON(p.Name.Wire))
		}
	}
	w.WriteByte('}')
	if len(required) > 0 {
		w.raw("required", "["+strings.Join(required, ",")+"]")
	}
	if t.Additional != nil {
		w.member("additionalProperties")
		w.schema(t.Additional)
	}
}

// union writes the arms, and which value of the discriminator selects which.
func (w *schemaWriter) union(t *model.Union, nullable bool) {
	var arms, tags []string
	for _, a := range t.Arms {
		ref := text.JSON(w.set.ref(a.Decl))
		arms = append(arms, `{"$ref":`+ref+`}`)
		for _, tag := range a.Tags {
			tags = append(tags, text.JSON(tag)+":"+ref)
		}
	}
	if nullable {
		arms = append(arms, `{"type":"null"}`)
	}
	w.raw("anyOf", "["+strings.Join(arms, ",")+"]")
	if t.Discriminator != "" && len(t.Ambiguous) == 0 && !t.Inferred {
		slices.Sort(tags)
		w.raw("discriminator", `{"propertyName":`+text.JSON(t.Discriminator)+`,"mapping":{`+strings.Join(tags, ",")+`}}`)
	}
}
