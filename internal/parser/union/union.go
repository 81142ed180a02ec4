// Package union decides how the arms of a union are told apart, whether they are merged
// to one object, and what they share.
package union

// How arms are told apart is decided per value and not per
// property: by a declared discriminator; else by the values that only one arm's
// enum holds; else by a required property that only one arm has; else by the
// kind of JSON value. Other values are kept unchanged. Trying
// which arm decodes would not help: most arms do.

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
)

// A Place is where a type stands: the name that it gets if it needs one, and its
// pointer (RFC 6901).
type Place struct {
	Name, Pointer string
	Spell         naming.Speller // of the names of members
}

// In returns the place of a member.
func (p Place) In(member, token string) Place {
	return Place{p.Name + member, p.Pointer + "/" + token, p.Spell}
}

// Tell completes a union whose arms and their tags by a declared discriminator are
// known.
func Tell(u *model.Union) {
	for _, a := range u.Arms {
		a.JSON = jsonKind(a.Decl)
	}
	if u.Discriminator == "" {
		inferTags(u)
		inferKeys(u)
	}
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
		p := o.Property(wire)
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
	return objectsBelow(d, maxDepth)
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

// Bounds of the arms of arms that are looked at.
const (
	maxArms  = 10_000
	maxDepth = 100
)

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
			if o.Property(wire) != nil {
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
			q := o.Property(p.Name.Wire)
			if q == nil || !model.SameType(p.Type, q.Type) || p.Nullable != q.Nullable {
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
