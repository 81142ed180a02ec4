package build

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/keyword"
	"github.com/atlasgen/atlasgen/internal/parser/restrict"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// restrictions returns what a schema demands of values beyond its type, itself or by
// the schemas whose properties it inherits.
func (b *builder) restrictions(n *tree.Node) []*model.Restriction {
	if known, ok := b.restricted[n]; ok {
		return known
	}
	all := b.ownRestrictions(n)
	if n.Get("allOf") != nil && onlyReference(n) == nil {
		all = append(all, b.restrictionsOfParts(n)...)
	}
	has := map[*model.Restriction]bool{}
	all = slices.DeleteFunc(all, func(r *model.Restriction) bool {
		again := has[r]
		has[r] = true
		return again || len(r.Value) == 1 && r.Value[0].Text == "{}"
	})
	b.restricted[n] = all
	return all
}

// ownRestrictions returns those that a schema has itself.
func (b *builder) ownRestrictions(n *tree.Node) []*model.Restriction {
	all := b.restrict.Of(n)
	if b.isAlternatives(n) {
		all = append(all, b.restrict.Keywords(n, "oneOf"), b.restrict.Keywords(n, "anyOf"))
	}
	if values := keyword.Values(n); len(values) > 0 && keyword.IsRaw(n, values) {
		all = append(all, b.restrict.Keywords(n, "enum", "const"))
	}
	if n.Get("patternProperties") != nil && !keyword.PatternIsType(n) {
		all = append(all, b.restrict.Patterns(n, keyword.IsClosed(n)))
	}
	if keyword.IsUncounted(n) {
		all = append(all, b.restrict.Keywords(n, "minProperties", "maxProperties"))
	}
	if keyword.IsEmptyObject(n) {
		all = append(all, b.restrict.Keywords(keyword.EmptyObject, "maxProperties"))
	}
	return all
}

// restrictionsOfParts returns what the parts of an allOf demand that its type does not
// express. Those of parts in place are annotations of the schema.
func (b *builder) restrictionsOfParts(n *tree.Node) []*model.Restriction {
	var all []*model.Restriction
	if both := b.intersect(n); both != nil {
		for _, rest := range both.Rest {
			all = append(all, b.restrict.Whole(rest))
		}
		return all
	}
	if b.restricting[n] {
		return nil // it inherits from itself
	}
	b.restricting[n] = true
	defer delete(b.restricting, n)
	for part := range n.Get("allOf").Elements() {
		if part.Get("$ref") != nil {
			all = append(all, b.restrictions(b.deref(part))...)
		}
	}
	return all
}

// isAlternatives reports whether the arms of a schema only restrict its values, as
// "one of these two properties is required".
func (b *builder) isAlternatives(n *tree.Node) bool {
	arms := b.armNodes(n)
	return len(arms) > 0 && !slices.ContainsFunc(arms, func(arm *tree.Node) bool { return !onlyRestricts(arm) })
}

func onlyRestricts(n *tree.Node) bool {
	restricts := false
	for key := range n.Pairs() {
		switch {
		case key.Text == "required", slices.Contains(restrict.Keywords, key.Text):
			restricts = true
		case !slices.Contains(annotations, key.Text), key.Text == "type" && n.Str("type") != "object", key.Text == "allOf":
			return false
		}
	}
	return restricts
}

// intersection returns the type of an allOf of values that are no objects.
func (b *builder) intersection(n *tree.Node, at inline) model.Type {
	both := b.intersect(n)
	if both == nil || both.Schema == nil {
		b.warn(complaint.AllOfConflict, n.Pos, "no value is of the types of all parts of an allOf: taken as any JSON value")
		return model.FreeForm{}
	}
	return b.shape(both.Schema, at)
}

// intersect joins the parts of an allOf of values that are no objects. It returns nil
// for other schemas.
func (b *builder) intersect(n *tree.Node) *restrict.Intersection {
	if known, ok := b.intersections[n]; ok {
		return known
	}
	b.intersections[n] = nil
	if n.Get("allOf") == nil || b.unionPart(n) != nil || b.isObject(n) {
		return nil
	}
	parts := b.parts(n, map[*tree.Node]bool{})
	shaping := slices.DeleteFunc(slices.Clone(parts), func(part *tree.Node) bool { return restrict.Only(b.deref(part)) })
	var both restrict.Intersection
	switch {
	case len(shaping) == 1 && len(parts) > 0:
		both.Schema = shaping[0]
		both.Rest = slices.DeleteFunc(parts, func(part *tree.Node) bool { return part == shaping[0] })
	case len(parts) > 0:
		for i, part := range parts {
			parts[i] = b.deref(part)
		}
		both = restrict.Intersect(parts)
	default:
		both.Schema = &tree.Node{Kind: tree.Mapping, Pos: n.Pos}
	}
	b.intersections[n] = &both
	return &both
}

// parts returns the parts of an allOf that are more than annotations, and what the
// schema says beside it. Parts that are an allOf are taken apart. A schema that comes
// in several ways is there once.
func (b *builder) parts(n *tree.Node, met map[*tree.Node]bool) []*tree.Node {
	met[n] = true
	var all []*tree.Node
	for part := range n.Get("allOf").Elements() {
		target := b.deref(part)
		switch {
		case met[target]:
		case target.Get("allOf") != nil:
			all = append(all, b.parts(target, met)...)
		case substantive(part) || part.Get("type") != nil:
			met[target] = true
			all = append(all, part)
		}
	}
	own := &tree.Node{Kind: tree.Mapping, Pos: n.Pos}
	for key, value := range n.Pairs() {
		if key.Text == "type" || !slices.Contains(annotations, key.Text) {
			own.Set(key, value)
		}
	}
	if len(own.Keys) > 0 {
		all = append(all, own)
	}
	return all
}
