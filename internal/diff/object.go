package diff

import (
	"cmp"
	"strconv"

	"github.com/atlasgen/atlasgen/internal/diff/shape"
	"github.com/atlasgen/atlasgen/internal/model"
)

// lists compares arrays.
func (c *comparer) lists(s spot, a, b *model.List, pos model.Position) {
	s.limit("minItems", shape.Count(a.MinItems), shape.Count(b.MinItems), 1, pos)
	s.limit("maxItems", shape.Count(a.MaxItems), shape.Count(b.MaxItems), -1, pos)
	s.limit("uniqueItems", flagged(a.Unique), flagged(b.Unique), 0, pos)
	for i := range min(len(a.Prefix), len(b.Prefix)) {
		c.schema(s.in("["+strconv.Itoa(i)+"]"), a.Prefix[i], b.Prefix[i])
	}
	c.schema(s.in("[]"), cmp.Or(a.Rest, a.Elem), cmp.Or(b.Rest, b.Elem))
}

func flagged(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// maps compares objects whose keys are data.
func (c *comparer) maps(s spot, a, b *model.Map, pos model.Position) {
	s.limit("minProperties", shape.Count(a.MinKeys), shape.Count(b.MinKeys), 1, pos)
	s.limit("maxProperties", shape.Count(a.MaxKeys), shape.Count(b.MaxKeys), -1, pos)
	if a.KeyPattern != b.KeyPattern {
		s.add(finding{kind: PatternChanged, member: "keys", before: a.KeyPattern, after: b.KeyPattern, pos: pos,
			rule: narrowing(a.KeyPattern == "", b.KeyPattern == "")})
	}
	c.schema(s.in("{}"), a.Elem, b.Elem)
}

// objects compares the properties of two objects by name.
func (c *comparer) objects(s spot, a, b *model.Object, pos model.Position) {
	for _, p := range a.Properties {
		if q := b.Property(p.Name.Wire); q != nil {
			c.property(s, a, p, q)
			continue
		}
		if at, isNew := c.part(s.limited(travels(&p.Schema)), part{from: p.Pos, role: "property"}, declared(s, s.node.from, a, p)); isNew {
			at.add(finding{kind: PropertyRemoved, before: shape.Describe(p.Type), pos: p.Pos,
				rule: rule{sent: "its content can no longer be sent", received: "responses no longer contain it"}})
		}
	}
	for _, q := range b.Properties {
		if a.Property(q.Name.Wire) != nil {
			continue
		}
		if at, isNew := c.part(s.limited(travels(&q.Schema)), part{to: q.Pos, role: "property " + need(q.Required)}, declared(s, s.node.to, b, q)); isNew {
			at.add(finding{kind: PropertyAdded, after: shape.Describe(q.Type) + ", " + need(q.Required), pos: q.Pos, rule: addedRule(q)})
		}
	}
	c.additional(s, a, b, pos)
}

func addedRule(q *model.Property) rule {
	if q.Required {
		return rule{sent: "requests without it are rejected", fine: "responses contain more than before"}
	}
	return harmless("requests may omit it, and responses with it can still be read")
}

func (c *comparer) property(s spot, a *model.Object, p, q *model.Property) {
	role := "property " + need(p.Required) + " " + need(q.Required)
	at, isNew := c.part(s, part{p.Pos, q.Pos, role}, declared(s, s.node.from, a, p))
	if !isNew {
		return
	}
	c.flags(at, &p.Schema, &q.Schema)
	c.defaults(at.limited(travels(&p.Schema)&travels(&q.Schema)), &p.Schema, &q.Schema, !needed(p, sent))
	for _, dir := range []direction{sent, received} {
		if travels(&q.Schema)&dir != 0 {
			c.need(at.limited(dir), needed(p, dir), needed(q, dir), q.Pos, PropertyRequired, PropertyOptional)
		}
	}
	c.types(at.limited(travels(&p.Schema)&travels(&q.Schema)), p.Type, q.Type, q.Pos)
}

// needed reports whether values that travel in a direction always have a property.
func needed(p *model.Property, dir direction) bool { return p.Required && travels(&p.Schema)&dir != 0 }

// declared returns the place where a property of o is declared: in self, or, if
// it is inherited, in the last parent that begins before it.
func declared(s spot, self *model.Decl, o *model.Object, p *model.Property) Where {
	nearest := self
	for _, parent := range o.Parents {
		if parent.Name.Wire != "" && begins(parent, p) && (!begins(nearest, p) || model.ComparePositions(nearest.Pos, parent.Pos) < 0) {
			nearest = parent
		}
	}
	if nearest == self {
		return s.below("." + p.Name.Wire)
	}
	return Where{Schema: nearest.Name.Wire, Path: p.Name.Wire}
}

func begins(d *model.Decl, p *model.Property) bool {
	return d != nil && d.Pos.File == p.Pos.File && model.ComparePositions(d.Pos, p.Pos) < 0
}

// additional compares the types of undeclared members.
func (c *comparer) additional(s spot, a, b *model.Object, pos model.Position) {
	switch {
	case a.Additional == nil && b.Additional == nil:
	case a.Additional == nil:
		s.in("{}").add(finding{kind: AdditionalChanged, after: shape.Describe(b.Additional.Type), pos: pos, rule: harmless("there were none before")})
	case b.Additional == nil:
		s.in("{}").add(finding{kind: AdditionalChanged, before: shape.Describe(a.Additional.Type), pos: pos, rule: breaks("undeclared members have no meaning")})
	default:
		c.schema(s.in("{}"), a.Additional, b.Additional)
	}
}

// declare compares a map with an object that declares some of its members.
func (c *comparer) declare(s spot, a *model.Map, b *model.Object, pos model.Position) {
	for _, q := range b.Properties {
		at := s.in("." + q.Name.Wire)
		c.schema(at, a.Elem, &q.Schema)
		c.need(at, false, q.Required, q.Pos, PropertyRequired, PropertyOptional)
	}
	if b.Additional != nil {
		c.schema(s.in("{}"), a.Elem, b.Additional)
		return
	}
	s.in("{}").add(finding{kind: AdditionalChanged, before: shape.Describe(a.Elem.Type), pos: pos, rule: breaks("undeclared members have no meaning")})
}

// undeclare compares an object with a map that has the same members.
func (c *comparer) undeclare(s spot, a *model.Object, b *model.Map, pos model.Position) {
	for _, p := range a.Properties {
		at := s.in("." + p.Name.Wire)
		c.schema(at, &p.Schema, b.Elem)
		c.need(at, p.Required, false, pos, PropertyRequired, PropertyOptional)
	}
	if a.Additional != nil {
		c.schema(s.in("{}"), a.Additional, b.Elem)
		return
	}
	s.in("{}").add(finding{kind: AdditionalChanged, after: shape.Describe(b.Elem.Type), pos: pos, rule: harmless("there were none before")})
}
