package build

import (
	"cmp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/convention"
	"github.com/atlasgen/atlasgen/internal/parser/keyword"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
	"github.com/atlasgen/atlasgen/internal/parser/union"
)

// An inline says where a schema stands, for the name that its type gets if it
// needs one: the owner's name and the member's.
type inline struct {
	owner   string // Go name of the type or operation, or empty
	member  string // Go name of the property or parameter
	pointer string // RFC 6901
}

func (at inline) name() string { return at.owner + at.member }

// place returns the place for the package union.
func (b *builder) place(at inline) union.Place {
	return union.Place{Name: at.name(), Pointer: at.pointer, Spell: b.speller}
}

// in returns the place of a member of the type that stands at at.
func (at inline) in(member, token string) inline {
	return inline{owner: at.name(), member: member, pointer: at.pointer + "/" + token}
}

// use returns the place of what stands here under a key, or of the component
// that it refers to; a component's types are named for the member alone.
func (at inline) use(n *tree.Node, key string) inline {
	if ref := n.Get("$ref"); ref != nil {
		return inline{pointer: strings.TrimPrefix(ref.Text, "#")}
	}
	return inline{owner: at.owner, pointer: at.pointer + "/" + key}
}

// component declares a schema of the document without reading it, so that
// schemas can refer to each other in any order.
func (b *builder) component(name string, n *tree.Node) {
	d := &model.Decl{Name: b.spell("schema", b.short[name], n.Pos), Pointer: "/components/schemas/" + tree.EscapePointer(name)}
	d.Name.Wire = name
	if kept := b.kept.Types[d.Pointer]; b.names.Own(kept, "schema "+complaint.Quote(name), n.Pos) {
		d.Name.Go = kept
	} else {
		d.Name.Go = b.claim(b.names.Free(d.Name.Go), "schema "+complaint.Quote(name), n.Pos)
	}
	d.Pos = n.Pos
	b.declared = append(b.declared, d)
	b.decls[n] = d
}

// yields reports whether the type of a schema must have another name than the schema,
// because the runtime has that. It gets what other schemas leave.
func (b *builder) yields(name string) bool {
	spelled := b.speller.Go(b.short[name])
	return b.names.Free(spelled) != spelled
}

// fill reads a declared schema.
func (b *builder) fill(n *tree.Node) {
	d := b.decls[n]
	at := inline{owner: d.Name.Go, pointer: d.Pointer}
	b.annotate(&d.Schema, n)
	d.ReadOnly = d.ReadOnly && !b.isContested(n)
	d.Pos = n.Pos
	if ref := onlyReference(n); ref != nil && b.isObject(n) && b.unionPart(n) == nil {
		d.Type = b.object(n, at) // a child without properties of its own
		return
	}
	d.Type = b.shape(n, at)
}

// schema returns what a schema means where it stands. A type that needs a name
// and has none is declared under that of its place.
func (b *builder) schema(n *tree.Node, at inline) *model.Schema {
	if n == nil {
		return &model.Schema{Type: model.FreeForm{}}
	}
	if s := b.schemas[n]; s != nil {
		return s
	}
	s := &model.Schema{Pos: n.Pos}
	b.schemas[n] = s
	b.annotate(s, n)
	s.Type = b.shape(n, at)
	switch t := s.Type.(type) {
	case *model.Object, *model.Union, *model.Enum:
		s.Type = &model.Ref{Decl: b.inlineDecl(t, s, at)}
	}
	return s
}

func (b *builder) inlineDecl(t model.Type, s *model.Schema, at inline) *model.Decl {
	d := &model.Decl{Name: model.Name{Go: at.name()}, Pointer: at.pointer}
	d.Schema = model.Schema{Pos: s.Pos, Type: t, Title: s.Title, Description: s.Description}
	b.invent(d, "inline schema")
	return d
}

// shape returns the type of a schema: a reference, or the type itself, which is
// not yet declared. The type beside a oneOf of strings is ignored: 19 schemas of
// the published document say "object" there.
func (b *builder) shape(n *tree.Node, at inline) model.Type {
	switch {
	case n.Get("$ref") != nil:
		return &model.Ref{Decl: b.declOf(n)}
	case len(b.arms(n)) > 0:
		return b.oneOf(n, at)
	case n.Get("discriminator").Get("mapping") != nil, b.heirs(n) != nil:
		return b.union(n, n, at)
	case n.Get("allOf") != nil:
		return b.allOf(n, at)
	case (n.Get("enum") != nil || n.Get("const") != nil) && !keyword.Types(n).Has("array"):
		return b.enum(n)
	default:
		return b.byType(n, at)
	}
}

// byType returns what the type says; without one, what other keywords suggest.
func (b *builder) byType(n *tree.Node, at inline) model.Type {
	kinds := keyword.Types(n)
	switch {
	case len(kinds) > 1:
		return b.kindsUnion(n, kinds, at)
	case len(kinds) == 1:
		return b.ofKind(n, kinds[0], at)
	case hasItems(n.Get("properties")):
		return b.object(n, at)
	case n.Get("prefixItems") != nil, n.Get("items") != nil:
		return b.list(n, at)
	case n.Get("additionalProperties") != nil || n.Get("patternProperties") != nil:
		return b.dictionary(n, at)
	default:
		return model.FreeForm{}
	}
}

func hasItems(n *tree.Node) bool { return n != nil && len(n.Items) > 0 }

// ofKind returns what the values of one type are. Keywords of other types say nothing
// about them.
func (b *builder) ofKind(n *tree.Node, kind string, at inline) model.Type {
	switch {
	case kind == "array":
		return b.list(n, at)
	case kind != "object":
		return keyword.Primitive(n, kind)
	case hasItems(n.Get("properties")):
		return b.object(n, at)
	default:
		return b.dictionary(n, at)
	}
}

func (b *builder) list(n *tree.Node, at inline) *model.List {
	l := &model.List{
		Elem:     b.schema(n.Get("items"), inline{owner: at.owner, member: at.member, pointer: at.pointer + "/items"}),
		MinItems: keyword.Integer(n, "minItems"),
		MaxItems: keyword.Integer(n, "maxItems"),
		Unique:   n.Str("uniqueItems") == "true",
	}
	b.tuple(l, n, at)
	return l
}

// dictionary reads an object without declared properties: a map if its values
// have a type, else any JSON object.
func (b *builder) dictionary(n *tree.Node, at inline) model.Type {
	elem := b.additional(n, inline{owner: at.owner, member: at.member + "Value", pointer: at.pointer + "/additionalProperties"})
	if elem == nil || elem.Type == (model.FreeForm{}) {
		return model.FreeForm{Object: true}
	}
	pattern, _ := keyword.OnlyPattern(n)
	return &model.Map{
		Elem:       elem,
		KeyName:    convention.Text(n, b.dialect.Extensions.KeyName),
		KeyPattern: pattern,
		MinKeys:    keyword.Integer(n, "minProperties"),
		MaxKeys:    keyword.Integer(n, "maxProperties"),
	}
}

// nullable reports whether a schema allows null, directly (OpenAPI 3.0's
// nullable, 3.1's type, a value of an enum without a type) or through what it
// refers to.
func (b *builder) nullable(n *tree.Node) bool {
	return b.says(n, func(n *tree.Node) bool {
		return n.Str("nullable") == "true" || slices.Contains(keyword.AllTypes(n), "null") ||
			slices.ContainsFunc(b.armNodes(n), b.allowsNull) ||
			slices.ContainsFunc(keyword.Values(n), keyword.IsNull)
	})
}

// allowsNull reports whether an arm is null, or a scalar that may be.
func (b *builder) allowsNull(arm *tree.Node) bool {
	n := b.deref(arm)
	return keyword.IsNullSchema(n) || n.Str("nullable") == "true" && keyword.IsScalar(keyword.Types(n)) || slices.ContainsFunc(keyword.Values(n), keyword.IsNull)
}

// says reports whether a schema, or what it stands for by a reference or an
// allOf of one, says something.
func (b *builder) says(n *tree.Node, what func(*tree.Node) bool) bool {
	for range tree.MaxDepth {
		if n == nil {
			return false
		}
		if what(n) {
			return true
		}
		if only := onlyReference(n); only != nil {
			n = only
		}
		if n.Get("$ref") == nil {
			return false
		}
		n = b.deref(n)
	}
	return false
}

// annotate copies what a schema says beside its type; the annotations of an
// allOf's members count where the schema has none of its own.
func (b *builder) annotate(s *model.Schema, n *tree.Node) {
	for part := range n.Get("allOf").Elements() {
		if part.Get("$ref") == nil {
			b.annotate(s, part)
		}
	}
	s.Title = cmp.Or(n.Str("title"), s.Title)
	s.Description = cmp.Or(n.Str("description"), s.Description)
	s.Nullable = s.Nullable || b.nullable(n)
	s.ReadOnly = s.ReadOnly || b.says(n, func(n *tree.Node) bool { return readOnlyKey(n) != nil })
	s.WriteOnly = s.WriteOnly || b.says(n, func(n *tree.Node) bool { return n.Str("writeOnly") == "true" })
	s.Deprecated = s.Deprecated || b.says(n, func(n *tree.Node) bool { return n.Str("deprecated") == "true" })
	s.Immutable = s.Immutable || b.says(n, func(n *tree.Node) bool { return convention.Text(n, b.dialect.Extensions.Immutable) == "true" })
	s.Default = cmp.Or(n.Get("default").JSON(), s.Default)
	s.Example = cmp.Or(b.firstExample(n), s.Example)
	s.Restrictions = append(s.Restrictions, b.restrictions(n)...)
	if l := link(n.Get("externalDocs")); l != nil {
		s.Docs = l
	}
}

// firstExample returns the example of a schema or parameter: "example", or the
// first of "examples", which is a list in a schema and a map in a parameter.
func (b *builder) firstExample(n *tree.Node) model.JSON {
	if list := n.Get("examples"); list != nil && list.Kind == tree.Sequence && len(list.Items) > 0 {
		return list.Items[0].JSON()
	}
	return b.example(n)
}
