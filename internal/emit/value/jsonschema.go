package value

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
)

// A SchemaWriter writes schemas as JSON Schema. Keywords are in a fixed order.
type SchemaWriter struct {
	Refer    func(*model.Decl)          // called for each reference to a declared type
	Describe func(*model.Schema) string // makes plain text of a description; nil to leave descriptions out
	Maker    *Maker                     // of examples; nil to leave examples out

	b strings.Builder
}

// Text returns a schema as JSON Schema. name is the name of the value.
func (w *SchemaWriter) Text(s *model.Schema, name string) string {
	w.b.Reset()
	w.schema(s, name)
	return w.b.String()
}

func (w *SchemaWriter) ref(d *model.Decl) string {
	w.Refer(d)
	return schema.Prefix + d.Name.Go
}

// member begins a member of the current object.
func (w *SchemaWriter) member(name string) {
	if s := w.b.String(); s != "" && s[len(s)-1] != '{' && s[len(s)-1] != '[' {
		w.b.WriteByte(',')
	}
	w.b.WriteString(text.JSON(name) + ":")
}

func (w *SchemaWriter) text(name, value string) {
	if value != "" {
		w.member(name)
		w.b.WriteString(text.JSON(value))
	}
}

// raw writes a member whose value is a JSON text.
func (w *SchemaWriter) raw(name, value string) {
	if value != "" {
		w.member(name)
		w.b.WriteString(value)
	}
}

func (w *SchemaWriter) count(name string, n *int) {
	if n != nil {
		w.raw(name, strconv.Itoa(*n))
	}
}

func (w *SchemaWriter) flag(name string, is bool) {
	if is {
		w.raw(name, "true")
	}
}

// schema writes a type with the facts of the place that uses it.
func (w *SchemaWriter) schema(s *model.Schema, name string) {
	w.b.WriteByte('{')
	model.Visit(s.Type, keywords{w, s.Nullable, name})
	if w.Describe != nil {
		w.text("description", w.Describe(s))
	}
	w.flag("readOnly", s.ReadOnly)
	w.flag("writeOnly", s.WriteOnly)
	w.flag("deprecated", s.Deprecated)
	w.raw("default", string(s.Default))
	w.rules(s.Restrictions)
	if w.Maker != nil {
		w.sample(s, name)
	}
	w.b.WriteByte('}')
}

// sample writes the document's example or, where there is none, the value that readers
// cannot make.
func (w *SchemaWriter) sample(s *model.Schema, name string) {
	if own := w.Maker.told(s); own != "" {
		w.raw("example", own)
		return
	}
	w.raw("sample", w.Maker.needed(s, name))
}

// rules writes what a schema demands beyond its type.
func (w *SchemaWriter) rules(all []*model.Restriction) {
	if len(all) == 0 {
		return
	}
	texts := make([]string, len(all))
	for i, r := range all {
		texts[i] = r.Text(func(d *model.Decl) string { return text.JSON(w.ref(d)) })
	}
	w.raw("allOf", "["+strings.Join(texts, ",")+"]")
}

// A keywords is the visitor that writes the keywords of a type.
type keywords struct {
	*SchemaWriter
	nullable bool
	name     string // name of the value
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

// Ref writes a reference, and null as an alternative if it is allowed.
func (w keywords) Ref(t *model.Ref) model.None {
	ref := w.ref(t.Decl)
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

// List writes the type of the items and the limits of their number.
func (w keywords) List(t *model.List) model.None {
	w.kind("array")
	w.count("minItems", t.MinItems)
	w.count("maxItems", t.MaxItems)
	w.flag("uniqueItems", t.Unique)
	if len(t.Prefix) > 0 {
		w.member("prefixItems")
		for i, s := range t.Prefix {
			w.b.WriteByte("[,"[min(i, 1)])
			w.schema(s, w.name)
		}
		w.b.WriteByte(']')
	}
	w.member("items")
	w.schema(cmp.Or(t.Rest, t.Elem), w.name)
	return model.None{}
}

// Map writes the type of the values and the restrictions of the keys.
func (w keywords) Map(t *model.Map) model.None {
	w.kind("object")
	w.count("minProperties", t.MinKeys)
	w.count("maxProperties", t.MaxKeys)
	w.keys(t)
	w.member("additionalProperties")
	w.schema(t.Elem, valueName)
	return model.None{}
}

// keys writes the restrictions of a map's keys, if there are any.
func (w *SchemaWriter) keys(t *model.Map) {
	example := ""
	if w.Maker != nil {
		example = w.Maker.key(t)
	}
	if t.KeyPattern == "" && (example == "" || example == anyKey) {
		return
	}
	w.member("propertyNames")
	w.b.WriteByte('{')
	w.text("pattern", t.KeyPattern)
	w.text("example", example)
	w.b.WriteByte('}')
}

// FreeForm writes a type only if the value must be an object.
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
	w.b.WriteByte('{')
	for _, p := range t.Properties {
		w.member(p.Name.Wire)
		w.schema(&p.Schema, p.Name.Kebab)
		if p.Required {
			required = append(required, text.JSON(p.Name.Wire))
		}
	}
	w.b.WriteByte('}')
	if len(required) > 0 {
		w.raw("required", "["+strings.Join(required, ",")+"]")
	}
	if t.Additional != nil {
		w.member("additionalProperties")
		w.schema(t.Additional, valueName)
	}
	return model.None{}
}

// Union writes the arms, and the values of the discriminator that select them.
func (w keywords) Union(t *model.Union) model.None {
	var arms, tags []string
	for _, a := range t.Arms {
		ref := text.JSON(w.ref(a.Decl))
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
	if name, tag := w.Maker.mark(t); tag != "" {
		w.raw("tag", `{"propertyName":`+text.JSON(name)+`,"value":`+text.JSON(tag)+`}`)
	}
	return model.None{}
}
