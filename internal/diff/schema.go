package diff

import (
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// schema compares two schemas in the places that use them.
func (c *comparer) schema(s spot, a, b *model.Schema) {
	c.flags(s, a, b)
	c.types(s, a.Type, b.Type, b.Pos)
}

// flags compares the properties of a schema other than its type. Those of a
// declaration are compared once, at the declaration.
func (c *comparer) flags(s spot, a, b *model.Schema) {
	refA, okA := a.Type.(*model.Ref)
	refB, okB := b.Type.(*model.Ref)
	flag := func(kind Kind, says func(*model.Schema) bool, gained, lost rule) {
		before, after := says(a), says(b)
		elsewhere := okA && okB && says(&refA.Decl.Schema) != says(&refB.Decl.Schema)
		if before == after || elsewhere {
			return
		}
		s.add(finding{kind: kind, before: yesOrNo(before), after: yesOrNo(after), pos: b.Pos, rule: either(after, gained, lost)})
	}
	flag(NullableChanged, func(s *model.Schema) bool { return s.Nullable },
		rule{received: "responses may contain null", fine: "requests may contain null"},
		rule{sent: "null is rejected", fine: "responses no longer contain null"})
	flag(ReadOnlyChanged, func(s *model.Schema) bool { return s.ReadOnly },
		rule{sent: "it can no longer be set", fine: "it was never sent"}, harmless("it can be set now"))
	flag(WriteOnlyChanged, func(s *model.Schema) bool { return s.WriteOnly },
		rule{received: "responses no longer contain it", fine: "it was never read"}, harmless("responses now contain it"))
	flag(DeprecatedChanged, func(s *model.Schema) bool { return s.Deprecated },
		harmless("it still works"), harmless("it is no longer deprecated"))
	if before, after := restrictions(a), restrictions(b); before != after {
		s.add(finding{kind: RestrictionChanged, before: before, after: after, pos: b.Pos,
			rule: either(after == "", harmless("nothing is demanded beyond the type"), rule{sent: "values that do not match are rejected", fine: "readers accept any value"})})
	}
	if a.Default != b.Default {
		s.add(finding{kind: DefaultChanged, before: string(a.Default), after: string(b.Default), pos: b.Pos,
			rule: rule{sent: "requests without it have another meaning", fine: "responses contain the value"}})
	}
}

// restrictions returns what a schema demands beyond its type, as JSON Schema.
func restrictions(s *model.Schema) string {
	var all []string
	for _, r := range s.Restrictions {
		all = append(all, r.Text(func(d *model.Decl) string { return strconv.Quote(d.Name.Wire) }))
	}
	return strings.Join(all, " ")
}

func yesOrNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// travels returns the directions in which a value of a schema travels.
func travels(s *model.Schema) direction {
	dirs := both
	if s.ReadOnly {
		dirs &^= sent
	}
	if s.WriteOnly {
		dirs &^= received
	}
	return dirs
}

// types compares two types. pos is the place that uses the newer one.
func (c *comparer) types(s spot, a, b model.Type, pos model.Position) {
	refA, okA := a.(*model.Ref)
	refB, okB := b.(*model.Ref)
	if okA && okB {
		c.pair(s, refA.Decl, refB.Decl)
		return
	}
	c.shapes(s, model.Resolved(a), model.Resolved(b), pos)
}

// pair compares two declarations, once for all places that use both.
func (c *comparer) pair(s spot, a, b *model.Decl) {
	if at, isNew := c.declarations(s, a, b); isNew {
		c.names(at, a, b)
	}
}

// successor compares two declarations if another finding says that the second
// one replaces the first.
func (c *comparer) successor(s spot, a, b *model.Decl) { c.declarations(s, a, b) }

func (c *comparer) declarations(s spot, a, b *model.Decl) (at spot, isNew bool) {
	key := pair{a, b}
	n, known := c.decls[key]
	if !known {
		n = c.node(named(a, s))
		n.from, n.to = a, b
		c.decls[key] = n
	}
	s.uses(n)
	at = spot{node: n, dirs: both}
	if !known {
		c.flags(at, &a.Schema, &b.Schema)
		c.types(at, a.Type, b.Type, b.Pos)
	}
	return at, !known
}

// named returns the place of a declaration: its name, or for an inline one the
// first place that uses it.
func named(d *model.Decl, s spot) Where {
	if d.Name.Wire == "" {
		return s.where()
	}
	return Where{Schema: d.Name.Wire}
}

// names compares the names of two schemas. An inline schema has none but in Go, where
// it gives way to a schema of the document.
func (c *comparer) names(s spot, a, b *model.Decl) {
	from, to := a.Name.Wire, b.Name.Wire
	switch {
	case from == "" && to == "" && a.Pointer == b.Pointer && a.Name.Go != b.Name.Go && (c.newNames[a.Name.Go] || c.oldNames[b.Name.Go]):
		s.add(finding{kind: TypeRenamed, before: a.Name.Go, after: b.Name.Go, pos: b.Pos, rule: harmless("Go names of inline schemas give way to schemas of the document")})
	case from == to || from == "" || to == "":
	case c.gone(a) && c.fresh(b):
		s.add(finding{kind: SchemaRenamed, before: from, after: to, pos: b.Pos, rule: harmless("names of schemas are not sent")})
	default:
		s.add(finding{kind: SchemaReplaced, before: from, after: to, pos: b.Pos, rule: harmless("differences are listed separately")})
	}
}

// shapes compares two types that are not references.
func (c *comparer) shapes(s spot, a, b model.Type, pos model.Position) {
	if !model.Visit(a, comparison{c, s, b, pos}) {
		s.add(finding{kind: TypeChanged, before: describe(a), after: describe(b), pos: pos, rule: typeRule(a, b)})
	}
}

// A comparison is the visitor that compares a type with b. It returns false if b
// is a type of another kind.
type comparison struct {
	*comparer
	s   spot
	b   model.Type
	pos model.Position
}

func (c comparison) List(a *model.List) bool {
	b, ok := c.b.(*model.List)
	if ok {
		c.lists(c.s, a, b, c.pos)
	}
	return ok
}

func (c comparison) Map(a *model.Map) bool {
	b, ok := c.b.(*model.Map)
	if ok {
		c.maps(c.s, a, b, c.pos)
	}
	return ok
}

func (c comparison) Object(a *model.Object) bool {
	b, ok := c.b.(*model.Object)
	if ok {
		c.objects(c.s, a, b, c.pos)
	}
	return ok
}

func (c comparison) Union(a *model.Union) bool {
	b, ok := c.b.(*model.Union)
	if ok {
		c.unions(c.s, a, b, c.pos)
	}
	return ok
}

func (c comparison) FreeForm(a model.FreeForm) bool   { return c.b == a }
func (c comparison) Primitive(a model.Primitive) bool { return c.scalars(c.s, a, c.b, c.pos) }
func (c comparison) Enum(a *model.Enum) bool          { return c.scalars(c.s, a, c.b, c.pos) }
func (c comparison) Ref(*model.Ref) bool              { return false }

// scalars compares two scalars of one kind. It returns false for other types.
func (c *comparer) scalars(s spot, a, b model.Type, pos model.Position) bool {
	kindA, okA := model.KindOf(a)
	kindB, okB := model.KindOf(b)
	if !okA || !okB || kindA != kindB {
		return false
	}
	enumA, _ := a.(*model.Enum)
	enumB, _ := b.(*model.Enum)
	switch {
	case enumA != nil && enumB != nil:
		c.enums(s, enumA, enumB, pos)
	case enumB != nil:
		s.add(finding{kind: EnumAdded, after: listed(enumB.Values), pos: pos, rule: rule{sent: "other values are rejected", fine: "responses contain known values"}})
	case enumA != nil:
		s.add(finding{kind: EnumRemoved, before: listed(enumA.Values), pos: pos, rule: harmless("enums are open: any value can occur")})
	default:
		c.primitives(s, a.(model.Primitive), b.(model.Primitive), pos)
	}
	return true
}
