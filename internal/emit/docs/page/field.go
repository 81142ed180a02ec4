package page

import (
	"encoding/json"

	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

// value returns the facts of a schema and the tree of what it holds, nil if it
// holds nothing with a name. A schema that leads to itself without an object
// between ends as an array or a map of anything.
func (t *trees) value(s *model.Schema, at string) (Value, *Tree) {
	switch typ := s.Type.(type) {
	case model.Primitive:
		return primitive(typ), nil
	case *model.Ref:
		return t.declared(typ.Decl, at)
	case *model.List:
		return t.list(typ, at)
	case *model.Map:
		v := Value{Type: "object", MinKeys: typ.MinKeys, MaxKeys: typ.MaxKeys}
		return v, &Tree{Fields: []*Field{t.additional(typ.Elem, typ, at)}}
	case model.FreeForm:
		if typ.Object {
			return Value{Type: "object"}, nil
		}
		return Value{Type: "any"}, nil
	default:
		return Value{Type: "any"}, nil // the model has these types in declarations only
	}
}

func primitive(p model.Primitive) Value {
	return Value{
		Type: p.Kind.String(), Format: p.Format, Pattern: p.Pattern,
		Min: p.Limits.Minimum, Max: p.Limits.Maximum, Above: p.Limits.ExclusiveMinimum, Below: p.Limits.ExclusiveMaximum,
		Multiple: p.Limits.MultipleOf, MinSize: p.Limits.MinLength, MaxSize: p.Limits.MaxLength,
	}
}

func (t *trees) list(l *model.List, at string) (Value, *Tree) {
	items, tree := t.value(l.Elem, at)
	return Value{Type: "array", Items: &items, MinItems: l.MinItems, MaxItems: l.MaxItems, Unique: l.Unique}, tree
}

// declared returns the value of a declared type, and its tree where this is the
// first place of the page that expands it, else a tree that leads there.
func (t *trees) declared(d *model.Decl, at string) (Value, *Tree) {
	switch typ := d.Type.(type) {
	case *model.Object:
		v := t.named(Value{Type: "object"}, d)
		if len(typ.Properties) == 0 && typ.Additional == nil {
			return v, nil
		}
		return v, t.expand(d, at, func(tree *Tree) { tree.Fields = t.attributes(typ, at) })
	case *model.Union:
		return t.named(Value{Type: unionType(typ)}, d), t.expand(d, at, func(tree *Tree) { t.union(tree, typ, at) })
	case *model.Enum:
		return t.named(Value{Type: typ.Kind.String(), Format: typ.Format, Values: values(typ)}, d), nil
	}
	if t.open[d] {
		return Value{Type: "any", Schema: d.Name.Wire}, nil
	}
	t.open[d] = true
	defer delete(t.open, d)
	v, tree := t.value(&d.Schema, at)
	return t.named(v, d), tree
}

// named adds the name of a schema of the document, and its page.
func (t *trees) named(v Value, d *model.Decl) Value {
	v.Schema, v.Page = d.Name.Wire, t.site.schemas[d]
	return v
}

func values(e *model.Enum) []string {
	all := make([]string, len(e.Values))
	for i, v := range e.Values {
		all[i] = v.Wire
	}
	return all
}

// unionType returns the type that all arms have, or "any".
func unionType(u *model.Union) string {
	for _, a := range u.Arms {
		if a.JSON != u.Arms[0].JSON {
			return "any"
		}
	}
	return [...]string{"object", "array", "string", "number", "boolean"}[u.Arms[0].JSON]
}

// additional returns the field that stands for the members of a map.
func (t *trees) additional(s *model.Schema, m *model.Map, at string) *Field {
	f := t.field(s, "*", at+"-any")
	f.Additional = true
	if m != nil {
		f.KeyName, f.KeyPattern = m.KeyName, m.KeyPattern
	}
	return f
}

// field returns what a schema says where it stands under a name.
func (t *trees) field(s *model.Schema, name, at string) *Field {
	said := s.Effective()
	f := &Field{
		Anchor: t.anchors.take(at), Name: name,
		Nullable: s.Nullable, ReadOnly: s.ReadOnly, WriteOnly: s.WriteOnly, Immutable: s.Immutable, Deprecated: s.Deprecated,
		Description: said.Description, Default: json.RawMessage(value.PlainNumber(string(said.Default))),
	}
	if link := said.Docs; link != nil {
		f.Docs = &Link{Text: choose(link.Text != "", link.Text, "External documentation"), URL: link.URL}
	}
	f.Each = each(s)
	f.Value, f.Tree = t.value(s, f.Anchor)
	return f
}

// each returns the text of an array's items if it is not the array's own.
func each(s *model.Schema) string {
	list, ok := model.Resolved(s.Type).(*model.List)
	if !ok {
		return ""
	}
	if text := list.Elem.Effective().Description; text != s.Effective().Description {
		return text
	}
	return ""
}
