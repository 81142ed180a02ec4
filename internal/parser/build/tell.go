package build

// How the arms of a union are told apart, decided per value and not per
// property: by a declared discriminator; else by the values that only one arm's
// enum holds; else by a required property that only one arm has; else by the
// kind of JSON value. Other values are kept unchanged. Trying
// which arm decodes would not help: most arms do.

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// tellApart completes a union when all declarations are filled.
func (b *builder) tellApart(p *pendingUnion) {
	u := p.union
	b.extendArms(p)
	for _, a := range u.Arms {
		a.JSON = jsonKind(a.Decl)
		a.Tags = slices.Compact(slices.Sorted(slices.Values(p.tags[a.Decl])))
	}
	if u.Discriminator == "" {
		inferTags(u)
		inferKeys(u)
	}
}

// share claims the names of a union that is not merged, and declares what its arms
// have alike.
func (b *builder) share(p *pendingUnion) {
	u := p.union
	if u.Merged != nil {
		return
	}
	b.inventValue(p)
	common := b.commonProperties(p)
	if len(common) == 0 {
		return
	}
	d := &model.Decl{Name: model.Name{Go: p.at.name() + "Shared"}, Pointer: p.at.pointer}
	d.Schema = model.Schema{Pos: p.node.Pos, Type: &model.Object{Properties: common}}
	b.invent(d, "the shared properties of a union")
	u.Shared = d
}

// extendArms gives an arm that does not inherit the properties that the union
// has beside its oneOf a declaration of its own with them.
func (b *builder) extendArms(p *pendingUnion) {
	if !b.hasProperties(p.node) {
		return
	}
	own := b.object(p.node, p.at)
	for i, a := range p.union.Arms {
		o, ok := a.Decl.Type.(*model.Object)
		if node := p.arms[a.Decl]; !ok && onlyRequires(node) {
			o, ok = &model.Object{}, true
		}
		if !ok {
			continue
		}
		override(o, own)
		if !lacks(o, own) {
			continue
		}
		both := &model.Object{Additional: o.Additional, Parents: o.Parents}
		all := newCollection(both)
		for _, q := range slices.Concat(own.Properties, o.Properties) {
			all.put(q)
		}
		both.Properties = distinct(both.Properties, b.requires(p.arms[a.Decl]))
		if _, isObject := a.Decl.Type.(*model.Object); !isObject {
			a.Decl.Type = both
			continue
		}
		s := &model.Schema{Pos: a.Decl.Pos, Type: both, Title: a.Decl.Title, Description: a.Decl.Description}
		d := b.inlineDecl(both, s, p.at.in(a.Decl.Name.Go, "oneOf"))
		p.tags[d] = p.tags[a.Decl]
		p.union.Arms[i] = &model.Arm{Decl: d}
	}
}

// override notes which properties of its union an arm has with another type.
func override(o, own *model.Object) {
	for _, p := range own.Properties {
		if q := find(o.Properties, p.Name.Wire); q != nil && !sameType(p.Type, q.Type) {
			o.Overridden = append(o.Overridden, &p.Schema)
		}
	}
}

func (b *builder) hasProperties(n *tree.Node) bool {
	return n.Get("properties") != nil || n.Get("allOf") != nil
}

func lacks(o, own *model.Object) bool {
	return slices.ContainsFunc(own.Properties, func(p *model.Property) bool { return find(o.Properties, p.Name.Wire) == nil })
}

func find(properties []*model.Property, wire string) *model.Property {
	for _, p := range properties {
		if p.Name.Wire == wire {
			return p
		}
	}
	return nil
}

func jsonKind(d *model.Decl) model.JSONKind {
	switch t := model.Resolved(d.Type).(type) {
	case *model.List:
		return model.JSONArray
	case *model.Enum:
		return scalarKind(t.Kind)
	case model.Primitive:
		return scalarKind(t.Kind)
	default:
		return model.JSONObject
	}
}

func scalarKind(k model.Kind) model.JSONKind {
	switch k {
	case model.String:
		return model.JSONString
	case model.Boolean:
		return model.JSONBoolean
	default:
		return model.JSONNumber
	}
}

// inferTags chooses the property whose values tell the most: every arm has it
// as an enum, and the more of its values belong to one arm only the better. The
// first of equals in document order is chosen.
func inferTags(u *model.Union) {
	if len(u.Arms) == 0 {
		return
	}
	most := 0
	for _, p := range properties(u.Arms[0].Decl) {
		tags, ambiguous, ok := split(u, p.Name.Wire)
		count := 0
		for _, t := range tags {
			count += len(t)
		}
		if !ok || count <= most {
			continue
		}
		most = count
		u.Discriminator, u.Inferred, u.Ambiguous = p.Name.Wire, true, ambiguous
		for i, a := range u.Arms {
			a.Tags = tags[i]
		}
	}
}

// split sorts the values of a property into those of one arm only, by arm, and
// those of several. It fails if some arm does not have the property as an enum.
func split(u *model.Union, wire string) (tags [][]string, ambiguous []string, ok bool) {
	owners := map[string]int{}
	values := make([][]string, len(u.Arms))
	for i, a := range u.Arms {
		values[i], ok = enumValues(a.Decl, wire)
		if !ok {
			return nil, nil, false
		}
		for _, v := range values[i] {
			owners[v]++
		}
	}
	tags = make([][]string, len(u.Arms))
	for i := range values {
		for _, v := range values[i] {
			if owners[v] == 1 {
				tags[i] = append(tags[i], v)
			} else {
				ambiguous = append(ambiguous, v)
			}
		}
	}
	slices.Sort(ambiguous)
	return tags, slices.Compact(ambiguous), true
}

// enumValues returns the sorted values of a declaration's enum property; those
// of all arms if the declaration is a union itself.
func enumValues(d *model.Decl, wire string) (values []string, ok bool) {
	for _, o := range objectsOf(d) {
		p := find(o.Properties, wire)
		if p == nil {
			return nil, false
		}
		e, isEnum := model.Resolved(p.Type).(*model.Enum)
		if !isEnum || e.Kind != model.String {
			return nil, false
		}
		for _, v := range e.Values {
			values = append(values, v.Wire)
		}
		ok = true
	}
	slices.Sort(values)
	return slices.Compact(values), ok
}

// objectsOf returns the object that a declaration is, or those that its arms are.
func objectsOf(d *model.Decl) []*model.Object {
	return objectsBelow(d, tree.MaxDepth)
}

func objectsBelow(d *model.Decl, depth int) []*model.Object {
	switch t := model.Resolved(d.Type).(type) {
	case *model.Object:
		return []*model.Object{t}
	case *model.Union:
		var all []*model.Object
		for _, a := range t.Arms {
			if depth > 0 && len(all) < maxArms {
				all = append(all, objectsBelow(a.Decl, depth-1)...)
			}
		}
		return all
	default:
		return nil
	}
}

// maxArms bounds the arms of arms that are looked at.
const maxArms = 10_000

// inferKeys finds, for each arm that no tag selects, the first property that it
// requires and no other arm has.
func inferKeys(u *model.Union) {
	for _, a := range u.Arms {
		if len(a.Tags) > 0 {
			continue
		}
		for _, p := range properties(a.Decl) {
			if p.Required && a.Key == "" && onlyIn(u, a, p.Name.Wire) {
				a.Key = p.Name.Wire
			}
		}
	}
}

func onlyIn(u *model.Union, a *model.Arm, wire string) bool {
	for _, other := range u.Arms {
		if other == a {
			continue
		}
		for _, o := range objectsOf(other.Decl) {
			if find(o.Properties, wire) != nil {
				return false
			}
		}
	}
	return true
}

// properties returns the properties of a declaration; of a union, those that
// all its arms have alike.
func properties(d *model.Decl) []*model.Property {
	objects := objectsOf(d)
	if len(objects) == 0 {
		return nil
	}
	return alike(objects)
}

// alike returns the properties of the first object that all have with the same
// type; a property is required if it is so everywhere.
func alike(objects []*model.Object) []*model.Property {
	var all []*model.Property
	for _, p := range objects[0].Properties {
		shared := *p
		ok := true
		for _, o := range objects[1:] {
			q := find(o.Properties, p.Name.Wire)
			if q == nil || !sameType(p.Type, q.Type) || p.Nullable != q.Nullable {
				ok = false
				break
			}
			shared.Required = shared.Required && q.Required
		}
		if ok {
			all = append(all, &shared)
		}
	}
	return all
}
