package union

import (
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// join returns a type whose values are those of all schemas, which stand at at. It
// returns nil if only any JSON value is one.
func (m *merger) join(schemas []*model.Schema, at Place) model.Type {
	types := make([]model.Type, len(schemas))
	for i, s := range schemas {
		types[i] = s.Type
	}
	if _, scalar := model.KindOf(types[0]); scalar {
		return m.scalars(types, schemas[0].Pos, at)
	}
	switch t := model.Resolved(types[0]).(type) {
	case *model.List:
		elements := elementsOf(types, func(t model.Type) *model.Schema {
			if l, ok := t.(*model.List); ok {
				return l.Elem
			}
			return nil
		})
		if elem := m.element(elements, at); elem != nil {
			return &model.List{Elem: elem}
		}
	case *model.Map:
		elements := elementsOf(types, func(t model.Type) *model.Schema {
			if m, ok := t.(*model.Map); ok {
				return m.Elem
			}
			return nil
		})
		at.Name += "Value"
		if elem := m.element(elements, at); elem != nil {
			return &model.Map{Elem: elem, KeyName: t.KeyName}
		}
	default:
		if allSame(types) {
			return types[0]
		}
		return m.objects(types, schemas[0].Pos, at)
	}
	return nil
}

func allSame(types []model.Type) bool {
	return !slices.ContainsFunc(types, func(t model.Type) bool { return !model.SameType(types[0], t) })
}

// elementsOf returns the elements of lists or maps, or nil if a type is none.
func elementsOf(types []model.Type, elem func(model.Type) *model.Schema) []*model.Schema {
	var all []*model.Schema
	for _, t := range types {
		e := elem(model.Resolved(t))
		if e == nil {
			return nil
		}
		all = append(all, e)
	}
	return all
}

// element joins the elements of lists or maps. It returns nil if there are none,
// or if they contradict each other.
func (m *merger) element(elements []*model.Schema, at Place) *model.Schema {
	if elements == nil {
		return nil
	}
	joined := *elements[0]
	joined.Type = m.join(elements, at)
	for _, e := range elements {
		joined.Nullable = joined.Nullable || e.Nullable
	}
	if joined.Type == nil {
		return nil
	}
	return &joined
}

// scalars joins enums of one kind to an enum, and types that Go represents by one
// to that. An enum and a plain scalar are the scalar. An inline enum is declared
// anew, under the place of the merged property.
func (m *merger) scalars(types []model.Type, pos model.Position, at Place) model.Type {
	kind, _ := model.KindOf(types[0])
	joined := &model.Enum{Kind: kind}
	var plain []model.Primitive
	var wires []string
	for _, t := range types {
		k, scalar := model.KindOf(t)
		if !scalar || k != kind {
			return nil
		}
		switch t := model.Resolved(t).(type) {
		case model.Primitive:
			plain = append(plain, t)
		case *model.Enum:
			joined.Format = t.Format
			for _, v := range t.Values {
				wires = append(wires, v.Wire)
			}
		}
	}
	joined.Values = model.EnumValues(wires)
	if len(plain) > 0 {
		return joinPrimitives(plain, len(plain) < len(types))
	}
	if r, ok := types[0].(*model.Ref); ok && r.Decl.Name.Wire != "" && allSame(types) {
		return r
	}
	return &model.Ref{Decl: m.declare(joined, pos, at)}
}

// joinPrimitives returns the type of several primitives of one kind, without
// limits and patterns that only some have. enums tells whether enums join in. It
// returns nil if Go represents the primitives by different types.
func joinPrimitives(all []model.Primitive, enums bool) model.Type {
	joined := all[0]
	for _, p := range all {
		if isTime(p) != isTime(joined) || p.Bytes() != joined.Bytes() || (p.Format == "uint64") != (joined.Format == "uint64") {
			return nil
		}
		if p.Format == "int64" {
			joined.Format = p.Format
		}
		if enums || !sameLimits(p.Limits, joined.Limits) {
			joined.Limits = model.Limits{}
		}
		if enums || p.Pattern != joined.Pattern {
			joined.Pattern = ""
		}
	}
	if enums && (isTime(joined) || joined.Bytes()) {
		return nil
	}
	return joined
}

func isTime(p model.Primitive) bool { return p.Kind == model.String && p.Format == "date-time" }

func sameLimits(a, b model.Limits) bool {
	sameInt := func(x, y *int) bool { return x == y || x != nil && y != nil && *x == *y }
	lengths := sameInt(a.MinLength, b.MinLength) && sameInt(a.MaxLength, b.MaxLength)
	a.MinLength, a.MaxLength, b.MinLength, b.MaxLength = nil, nil, nil, nil
	return lengths && a == b
}

// objects joins several objects to one that is declared at their place.
func (m *merger) objects(types []model.Type, pos model.Position, at Place) model.Type {
	var all []owned
	var places []string
	for _, t := range types {
		r, ok := t.(*model.Ref)
		if !ok {
			return nil
		}
		o, ok := model.Resolved(r).(*model.Object)
		if !ok {
			return nil
		}
		if !slices.Contains(places, r.Decl.Pointer) {
			places = append(places, r.Decl.Pointer)
			all = append(all, owned{r.Decl, o})
		}
	}
	slices.Sort(places)
	key := strings.Join(places, " ")
	if d := m.nested[key]; d != nil {
		return &model.Ref{Decl: d}
	}
	o := &model.Object{}
	d := m.declare(o, pos, at)
	m.nested[key] = d
	*o = *m.object(all, Place{d.Name.Go, at.Pointer, at.Spell})
	return &model.Ref{Decl: d}
}

// declare returns a declaration for the caller to add once the union is merged.
func (m *merger) declare(t model.Type, pos model.Position, at Place) *model.Decl {
	d := &model.Decl{Name: model.Name{Go: at.Name}, Pointer: at.Pointer}
	d.Schema = model.Schema{Pos: pos, Type: t}
	if m.declared = append(m.declared, d); len(m.declared) > maxMerged {
		m.fail("it has over %s nested types", fmt.Sprint(maxMerged))
	}
	return d
}
