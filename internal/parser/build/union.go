package build

import (
	"slices"
	"strconv"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/keyword"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
	"github.com/atlasgen/atlasgen/internal/parser/union"
)

// A pendingUnion is a union whose arms are declared and not yet told apart,
// which takes their properties.
type pendingUnion struct {
	union *model.Union
	node  *tree.Node
	at    inline
	tags  map[*model.Decl][]string // by a declared discriminator
	arms  map[*model.Decl]*tree.Node

	merged bool // whether to merge it is decided
}

// completeUnions decides how the arms of all unions are told apart, which unions
// are merged, and what the arms of the others share.
func (b *builder) completeUnions() {
	for i := 0; i < len(b.unions); i++ { // telling arms apart may declare more
		b.tellApart(b.unions[i])
	}
	for _, p := range b.unions {
		b.merge(p)
	}
	for _, p := range b.unions {
		b.share(p)
	}
}

// merge decides whether a union is merged.
func (b *builder) merge(p *pendingUnion) {
	u := p.union
	told := !u.Raw()
	if p.merged || told && !isOfSeveral(u) || u.Discriminator != "" && !u.Inferred {
		return
	}
	p.merged = true
	for _, d := range union.Merge(u, b.place(p.at), b.fields) {
		b.invent(d, "a type of a merged union")
	}
	if told {
		u.Conflict = ""
	}
}

// isOfSeveral reports whether a value may be of several arms at once: they are told
// apart by properties that a value may have together.
func isOfSeveral(u *model.Union) bool {
	return u.AnyOf && u.Discriminator == "" && slices.ContainsFunc(u.Arms, func(a *model.Arm) bool { return a.Key != "" })
}

// fields returns the object that an arm is in Go, or nil.
func (b *builder) fields(d *model.Decl) *model.Object {
	t := model.Resolved(d.Type)
	if u, ok := t.(*model.Union); ok {
		b.merge(b.pending[u])
	}
	return model.Fields(t)
}

// armNodes returns the members of a schema's oneOf or anyOf.
func (b *builder) armNodes(n *tree.Node) []*tree.Node {
	for _, key := range []string{"oneOf", "anyOf"} {
		if list := n.Get(key); list != nil {
			return list.Items
		}
	}
	return nil
}

// arms returns the members of a schema's oneOf or anyOf without null. There are none
// if they only restrict the values of the schema.
func (b *builder) arms(n *tree.Node) []*tree.Node {
	if b.isAlternatives(n) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(b.armNodes(n)), func(arm *tree.Node) bool { return keyword.IsNullSchema(b.deref(arm)) })
}

// oneOf reads a schema with several shapes: one shape and null, strings, or a union.
func (b *builder) oneOf(n *tree.Node, at inline) model.Type {
	arms := b.arms(n)
	if len(arms) == 1 && n.Get("properties") == nil && n.Get("discriminator") == nil {
		return b.shape(arms[0], at)
	}
	if e := keyword.Constants(arms); e != nil {
		return e
	}
	if values, ok := b.stringValues(n); ok {
		e := &model.Enum{Kind: model.String, Values: model.EnumValues(values)}
		if len(e.Values) == 0 {
			return model.Primitive{Kind: model.String}
		}
		for _, arm := range arms {
			if arm.Get("$ref") != nil {
				e.Of = append(e.Of, b.declOf(arm))
			}
		}
		return e
	}
	return b.union(n, n, at)
}

// union reads the arms of a union: those of oneOf or anyOf, then those that only the
// mapping of the discriminator names, or the heirs. from is n or the part of its
// allOf that has the arms.
func (b *builder) union(n, from *tree.Node, at inline) model.Type {
	u := &model.Union{
		Discriminator: from.Get("discriminator").Str("propertyName"),
		AnyOf:         from.Get("anyOf") != nil,
		ValueName:     at.name() + "Value",
	}
	p := &pendingUnion{union: u, node: n, at: at, tags: map[*model.Decl][]string{}, arms: map[*model.Decl]*tree.Node{}}
	for i, arm := range b.arms(from) {
		if b.isAnything(arm) {
			return model.FreeForm{}
		}
		d, target := b.arm(arm, i, at), b.deref(arm)
		if target == from {
			d = b.base(from, at)
		}
		p.add(d)
		p.arms[d] = arm
		if u.Discriminator != "" && arm.Get("$ref") != nil && !b.mapped(from, target) {
			p.tags[d] = append(p.tags[d], b.decls[target].Name.Wire)
		}
	}
	for tag, ref := range from.Get("discriminator").Get("mapping").Pairs() {
		d := b.mappingTarget(ref, from, at)
		p.add(d)
		p.tags[d] = append(p.tags[d], tag.Text)
	}
	for _, heir := range b.heirs(from) {
		d := b.decls[heir]
		p.add(d)
		p.tags[d] = []string{d.Name.Wire}
	}
	b.pend(p)
	return u
}

func (b *builder) pend(p *pendingUnion) {
	b.unions = append(b.unions, p)
	b.pending[p.union] = p
}

// inventValue names the values of a union.
func (b *builder) inventValue(p *pendingUnion) {
	b.inventName(naming.Invention{Want: p.union.ValueName, What: "the values of a union", Pointer: p.at.pointer, Pos: p.node.Pos, Settle: func(name string) { p.union.ValueName = name }})
}

func (p *pendingUnion) add(d *model.Decl) {
	if !slices.ContainsFunc(p.union.Arms, func(a *model.Arm) bool { return a.Decl == d }) {
		p.union.Arms = append(p.union.Arms, &model.Arm{Decl: d})
	}
}

// isAnything reports whether a schema allows any value, or any object.
func (b *builder) isAnything(n *tree.Node) bool {
	n = b.deref(n)
	extra := n.Get("additionalProperties")
	return !substantive(n) && n.Get("allOf") == nil && (keyword.Types(n) == nil || keyword.Types(n).Has("object")) ||
		extra != nil && extra.Kind == tree.Scalar && !b.isObject(n)
}

// arm returns the declaration of a member of a oneOf.
func (b *builder) arm(n *tree.Node, i int, at inline) *model.Decl {
	if n.Get("$ref") != nil {
		return b.declOf(n)
	}
	place := at.in(b.armName(n, i), "oneOf/"+strconv.Itoa(i))
	s := b.schema(n, place)
	if ref, ok := s.Type.(*model.Ref); ok {
		return ref.Decl
	}
	return b.inlineDecl(s.Type, s, place)
}

// armName names an inline arm after its title, its kind, or its place.
func (b *builder) armName(n *tree.Node, i int) string {
	if title := b.speller.Go(n.Str("title")); title != "" {
		return title
	}
	if kinds := keyword.Types(n); len(kinds) == 1 && kinds[0] != "object" {
		return naming.Join(kinds[0])
	}
	return "Arm" + strconv.Itoa(i+1)
}

// kindsUnion reads the several types of an OpenAPI 3.1 schema as a union.
func (b *builder) kindsUnion(n *tree.Node, kinds keyword.Kinds, at inline) model.Type {
	u := &model.Union{ValueName: at.name() + "Value"}
	p := &pendingUnion{union: u, node: n, at: at}
	for _, kind := range kinds {
		place := at.in(naming.Join(kind), "type")
		s := &model.Schema{Pos: n.Pos, Type: b.ofKind(n, kind, place)}
		p.add(b.inlineDecl(s.Type, s, place))
	}
	b.pend(p)
	return u
}

// mapped reports whether the mapping of a discriminator names a schema.
func (b *builder) mapped(n, schema *tree.Node) bool {
	for _, ref := range n.Get("discriminator").Get("mapping").Pairs() {
		if b.mappingNode(ref) == schema {
			return true
		}
	}
	return false
}

// mappingTarget returns the arm that a tag of a mapping selects.
func (b *builder) mappingTarget(ref, n *tree.Node, at inline) *model.Decl {
	if target := b.mappingNode(ref); target != n {
		return b.decls[target]
	}
	return b.base(n, at)
}

// base returns the declaration that stands for a union among its own arms: it
// has the properties beside the oneOf.
func (b *builder) base(n *tree.Node, at inline) *model.Decl {
	if d := b.bases[n]; d != nil {
		return d
	}
	s := &model.Schema{Pos: n.Pos, Type: b.object(n, at), Title: n.Str("title"), Description: n.Str("description")}
	b.bases[n] = b.inlineDecl(s.Type, s, at.in("Base", "properties"))
	return b.bases[n]
}
