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
	model.Visit(s.Type, keywords{w, s.Nullable})
	w.text("description", text.Brief(s.Description))
	w.flag("readOnly", s.ReadOnly)
	w.flag("writeOnly", s.WriteOnly)
	w.flag("deprecated", s.Deprecated)
	w.raw("default", string(s.Default))
	w.raw("example", exampleJSON(s))
	w.WriteByte('}')
}

// A keywords is the visitor that writes the keywords of a type.
type keywords struct {
	*schemaWriter
	nullable bool
}

func (w keywords) kind(name string) {
	if w.nullable {
		w.raw("type", `[`+text.JSON(name)+`,"null"]`)
		return
	}
	w.text("type", name)
}

// Primitive writes the kind of a scalar and its limits.
func (w keywords) Primitive(t model.Primitive) model.None {
	w.kind(t.Kind.String())
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
	return model.None{}
}

// Ref writes a reference, with null beside it if that is allowed.
func (w keywords) Ref(t *model.Ref) model.None {
	ref := w.set.ref(t.Decl)
	if w.nullable {
		w.raw("anyOf", `[{"$ref":`+text.JSON(ref)+`},{"type":"null"}]`)
	} else {
		w.text("$ref", ref)
	}
	return model.None{}
}

// Enum writes the known values.
func (w keywords) Enum(t *model.Enum) model.None {
	w.kind(t.Kind.String())
	values := make([]string, len(t.Values))
	for i, v := range t.Values {
		values[i] = v.Wire
		if t.Kind == model.String {
			values[i] = text.JSON(v.Wire)
		}
	}
	w.raw("enum", "["+strings.Join(values, ",")+"]")
	return model.None{}
}

// List writes the type of the items and how many there may be.
func (w keywords) List(t *model.List) model.None {
	w.kind("array")
	w.count("minItems", t.MinItems)
	w.count("maxItems", t.MaxItems)
	w.flag("uniqueItems", t.Unique)
	w.member("items")
	w.schema(t.Elem)
	return model.None{}
}

// Map writes the type of the members and what their names may be.
func (w keywords) Map(t *model.Map) model.None {
	w.kind("object")
	w.count("minProperties", t.MinKeys)
	w.count("maxProperties", t.MaxKeys)
	if t.KeyPattern != "" {
		w.raw("propertyNames", `{"pattern":`+text.JSON(t.KeyPattern)+`}`)
	}
	w.member("additionalProperties")
	w.schema(t.Elem)
	return model.None{}
}

// FreeForm writes a type only where the value must be an object.
func (w keywords) FreeForm(t model.FreeForm) model.None {
	if t.Object {
		w.kind("object")
	}
	return model.None{}
}

// Object writes the properties and which of them are required.
func (w keywords) Object(t *model.Object) model.None {
	w.kind("object")
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
	return model.None{}
}

// Union writes the arms, and which value of the discriminator selects which.
func (w keywords) Union(t *model.Union) model.None {
	var arms, tags []string
	for _, a := range t.Arms {
		ref := text.JSON(w.set.ref(a.Decl))
		arms = append(arms, `{"$ref":`+ref+`}`)
		for _, tag := range a.Tags {
			tags = append(tags, text.JSON(tag)+":"+ref)
		}
	}
	if w.nullable {
		arms = append(arms, `{"type":"null"}`)
	}
	w.raw("anyOf", "["+strings.Join(arms, ",")+"]")
	if t.Discriminator != "" && len(t.Ambiguous) == 0 && !t.Inferred {
		slices.Sort(tags)
		w.raw("discriminator", `{"propertyName":`+text.JSON(t.Discriminator)+`,"mapping":{`+strings.Join(tags, ",")+`}}`)
	}
	return model.None{}
}
