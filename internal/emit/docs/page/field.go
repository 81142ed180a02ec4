package page

import (
	"cmp"
	"encoding/json"
	"strconv"

	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

// value returns the facts of a schema and the tree of its properties. The tree is nil
// if there are none.
func (t *trees) value(s *model.Schema, at string) (Value, *Tree) {
	v := model.Visit(s.Type, describer{t, at, nil})
	v.Rules = append(v.Rules, rules(s)...)
	return v.Value, v.tree
}

// declared returns the value of a declared type and its tree. The tree contains the
// properties if this is the first place of the page that expands the type. Otherwise
// it links to that place. A list or map that contains itself ends as one of any
// values.
func (t *trees) declared(d *model.Decl, at string) (Value, *Tree) {
	if t.open[d] {
		return Value{Type: "any", Schema: d.Name.Wire}, nil
	}
	t.open[d] = true
	defer delete(t.open, d)
	v := model.Visit(d.Type, describer{t, at, d})
	v.Rules = append(v.Rules, rules(&d.Schema)...)
	return t.named(v.Value, d), v.tree
}

// A described is the description of a type on a page.
type described struct {
	Value
	tree *Tree
}

// A describer is the visitor that describes a type at an anchor.
type describer struct {
	*trees
	at   string
	decl *model.Decl // the declaration with this type; nil for other types
}

func (d describer) Primitive(p model.Primitive) described { return described{primitive(p), nil} }

func (d describer) Ref(r *model.Ref) described {
	v, tree := d.declared(r.Decl, d.at)
	return described{v, tree}
}

func (d describer) List(l *model.List) described {
	items, tree := d.value(cmp.Or(l.Rest, l.Elem), d.at)
	v := Value{Type: "array", Items: &items, MinItems: l.MinItems, MaxItems: l.MaxItems, Unique: l.Unique}
	if len(l.Prefix) > 0 {
		tree = d.prefix(l, tree)
	}
	return described{v, tree}
}

// prefix returns the fields that describe the first items of a list. rest is the tree
// of the others.
func (d describer) prefix(l *model.List, rest *Tree) *Tree {
	tree := &Tree{}
	for i, s := range l.Prefix {
		name := "[" + strconv.Itoa(i) + "]"
		tree.Fields = append(tree.Fields, d.field(s, name, d.at+"-"+strconv.Itoa(i)))
	}
	if rest != nil {
		tree.Fields = append(tree.Fields, rest.Fields...)
	}
	return tree
}

func (d describer) Map(m *model.Map) described {
	v := Value{Type: "object", MinKeys: m.MinKeys, MaxKeys: m.MaxKeys}
	return described{v, &Tree{Fields: []*Field{d.additional(m.Elem, m, d.at)}}}
}

func (d describer) FreeForm(f model.FreeForm) described {
	return described{Value{Type: typeName(f)}, nil}
}

func (d describer) Enum(e *model.Enum) described {
	return described{Value{Type: e.Kind.String(), Format: e.Format, Values: values(e), Meanings: meanings(e)}, nil}
}

func (d describer) Object(o *model.Object) described {
	delete(d.open, d.decl) // expand ends here if an object contains itself
	if len(o.Properties) == 0 && o.Additional == nil {
		return described{Value{Type: "object"}, nil}
	}
	return described{Value{Type: "object"}, d.expand(d.decl, d.at, func(tree *Tree) { tree.Fields = d.attributes(o, d.at) })}
}

func (d describer) Union(u *model.Union) described {
	delete(d.open, d.decl)
	return described{Value{Type: typeName(u)}, d.expand(d.decl, d.at, func(tree *Tree) { d.union(tree, u, d.at) })}
}

func primitive(p model.Primitive) Value {
	return Value{
		Type: p.Kind.String(), Format: p.Format, Pattern: p.Pattern,
		Min: p.Limits.Minimum, Max: p.Limits.Maximum, Above: p.Limits.ExclusiveMinimum, Below: p.Limits.ExclusiveMaximum,
		Multiple: p.Limits.MultipleOf, MinSize: p.Limits.MinLength, MaxSize: p.Limits.MaxLength,
	}
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

// meanings returns what the document says about the values of an enum.
func meanings(e *model.Enum) []Meaning {
	var all []Meaning
	for _, v := range e.Values {
		if v.Text != "" {
			all = append(all, Meaning{v.Wire, v.Text})
		}
	}
	return all
}

// additional returns the field that describes the members of a map.
func (t *trees) additional(s *model.Schema, m *model.Map, at string) *Field {
	f := t.field(s, "*", at+"-any")
	f.Additional = true
	if m != nil {
		f.KeyName, f.KeyPattern = m.KeyName, m.KeyPattern
	}
	return f
}

// field describes a named value.
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

// each returns the text of an array's items if it differs from that of the array.
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
