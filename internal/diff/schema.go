package diff

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff/equal"
	"github.com/atlasgen/atlasgen/internal/model"
)

// schema compares two schemas in the places that use them.
func (c *comparer) schema(s spot, a, b *model.Schema) {
	c.flags(s, a, b)
	c.types(s, a.Type, b.Type, b.Pos)
}

// member compares two schemas of a part that requests may omit, or not.
func (c *comparer) member(s spot, a, b *model.Schema, omitted bool) {
	c.defaults(s, a, b, omitted)
	c.schema(s, a, b)
}

// defaults compares the values that stand for a part that a request omits. Those of a
// declaration are compared once for all parts that use it.
func (c *comparer) defaults(s spot, a, b *model.Schema, omitted bool) {
	before, after := a.Effective().Default, b.Effective().Default
	if equal.JSON(string(before)) == equal.JSON(string(after)) {
		return
	}
	if x, y := lender(a), lender(b); x != nil && y != nil {
		at, isNew := c.part(s, part{x.Pos, y.Pos, "default " + strconv.FormatBool(omitted)}, named(x, s))
		if !isNew {
			return
		}
		s = at.limited(s.dirs)
	}
	s.add(finding{kind: DefaultChanged, before: string(before), after: string(after), pos: b.Pos, rule: defaultRule(before, omitted)})
}

func defaultRule(before model.JSON, omitted bool) rule {
	switch {
	case !omitted:
		return harmless("no request could omit it")
	case before == "":
		return harmless("no document promised a value before")
	default:
		return rule{sent: "requests without it have another meaning", fine: "responses contain the value"}
	}
}

// lender returns the declaration from which a schema has its default, or nil.
func lender(s *model.Schema) *model.Decl {
	ref, ok := s.Type.(*model.Ref)
	if !ok || s.Default != "" {
		return nil
	}
	return ref.Decl
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
	if before, after := canonical(a), canonical(b); !slices.Equal(before, after) {
		s.add(finding{kind: RestrictionChanged, before: restrictions(a), after: restrictions(b), pos: b.Pos, rule: narrowing(within(before, after), within(after, before))})
	}
}

// canonical returns the restrictions of a schema, sorted and in their only spelling.
func canonical(s *model.Schema) []string {
	var all []string
	for _, r := range s.Restrictions {
		all = append(all, equal.JSON(r.Text(quoted)))
	}
	slices.Sort(all)
	return all
}

// quoted returns the name of a declaration as a JSON string.
func quoted(d *model.Decl) string { return strconv.Quote(cmp.Or(d.Name.Wire, d.Pointer)) }

// within reports whether y contains all of x.
func within(x, y []string) bool {
	return !slices.ContainsFunc(x, func(s string) bool { return !slices.Contains(y, s) })
}

// narrowing returns the rule for a demand on values that was added, removed or
// replaced by another one.
func narrowing(added, removed bool) rule {
	switch {
	case added:
		return fewer
	case removed:
		return more
	default:
		return rule{sent: fewer.sent, received: more.received}
	}
}

// The rules for fewer and for more values than before.
var (
	fewer = rule{sent: "values that were accepted are rejected", fine: "responses contain no other values than before"}
	more  = rule{received: "responses may contain values that they never had", fine: "the old values are still accepted"}
)

// restrictions returns what a schema demands beyond its type, as JSON Schema.
func restrictions(s *model.Schema) string {
	var all []string
	for _, r := range s.Restrictions {
		all = append(all, r.Text(quoted))
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
			s.add(finding{kind: TypeChanged, before: describe(a), after: describe(b), pos: pos, rule: more})
			c.types(s, a, arm.Decl.Type, pos)
		}
		return arm != nil
	}
	arm := holding(from, b, s.node.to)
	if arm != nil {
		s.add(finding{kind: TypeChanged, before: describe(a), after: describe(b), pos: pos, rule: fewer})
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
