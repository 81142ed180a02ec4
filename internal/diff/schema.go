package diff

import (
	"github.com/atlasgen/atlasgen/internal/diff/shape"
	"github.com/atlasgen/atlasgen/internal/model"
)

// schema compares two schemas in the places that use them.
func (c *comparer) schema(s spot, a, b *model.Schema) {
	c.flags(s, a, b)
	c.types(s, a.Type, b.Type, b.Pos)
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

// joined compares a type with a union that has it among its arms. It returns false for
// other types.
func (c *comparer) joined(s spot, a, b model.Type, pos model.Position) bool {
	from, before := a.(*model.Union)
	to, after := b.(*model.Union)
	if before == after {
		return false
	}
	if after {
		arm := holding(to, a, s.node.from)
		if arm != nil {
			s.add(finding{kind: TypeChanged, before: shape.Describe(a), after: shape.Describe(b), pos: pos, rule: more})
			c.types(s, a, arm.Decl.Type, pos)
		}
		return arm != nil
	}
	arm := holding(from, b, s.node.to)
	if arm != nil {
		s.add(finding{kind: TypeChanged, before: shape.Describe(a), after: shape.Describe(b), pos: pos, rule: fewer})
		c.types(s, arm.Decl.Type, b, pos)
	}
	return arm != nil
}

// holding returns the arm of a union that is a type, or has the name of its
// declaration.
func holding(u *model.Union, t model.Type, d *model.Decl) *model.Arm {
	for _, arm := range u.Arms {
		own := model.Resolved(arm.Decl.Type)
		named := d != nil && d.Name.Wire != "" && d.Name.Wire == arm.Decl.Name.Wire
		x, okX := model.KindOf(own)
		y, okY := model.KindOf(t)
		if named || okX && okY && x == y || model.SameType(own, t) {
			return arm
		}
	}
	return nil
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
	if !c.joined(s, a, b, pos) && !model.Visit(a, comparison{c, s, b, pos}) {
		s.add(finding{kind: TypeChanged, before: shape.Describe(a), after: shape.Describe(b), pos: pos, rule: typeRule(a, b)})
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
	o, declared := c.b.(*model.Object)
	if declared {
		c.declare(c.s, a, o, c.pos)
	}
	return ok || declared
}

func (c comparison) Object(a *model.Object) bool {
	b, ok := c.b.(*model.Object)
	if ok {
		c.objects(c.s, a, b, c.pos)
	}
	m, free := c.b.(*model.Map)
	if free {
		c.undeclare(c.s, a, m, c.pos)
	}
	return ok || free
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
