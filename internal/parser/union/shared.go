package union

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// A sharing collects the declarations that the properties of one union need.
type sharing struct{ declared []*model.Decl }

// Shared returns copies of the properties that all arms of a union have alike, at
// being the place of the type that has them, and the declarations that they need.
func Shared(u *model.Union, at Place) ([]*model.Property, []*model.Decl) {
	var s sharing
	common := s.properties(u, at)
	return common, s.declared
}

func (s *sharing) properties(u *model.Union, at Place) []*model.Property {
	var objects []*model.Object
	for _, a := range u.Arms {
		below := objectsOf(a.Decl)
		if len(below) == 0 {
			return nil
		}
		objects = append(objects, below...)
	}
	if len(objects) == 0 {
		return nil
	}
	common := at.Spell.Fields(alike(objects), nil)
	for _, c := range common {
		types := make([]model.Type, len(objects))
		for i, o := range objects {
			types[i] = o.Property(c.Name.Wire).Type
		}
		c.Type = s.commonType(types, at.In(c.Name.Go, "properties/"+tree.EscapePointer(c.Name.Wire)))
	}
	return common
}

// commonType returns the type of a property that arms have alike. Where each arm has
// an inline enum of its own, so has what they share.
func (s *sharing) commonType(types []model.Type, at Place) model.Type {
	switch t := types[0].(type) {
	case *model.List:
		list := *t
		list.Elem = s.commonElement(types, at, func(t model.Type) *model.Schema { return t.(*model.List).Elem })
		return &list
	case *model.Map:
		dictionary := *t
		at.Name += "Value"
		dictionary.Elem = s.commonElement(types, at, func(t model.Type) *model.Schema { return t.(*model.Map).Elem })
		return &dictionary
	case *model.Ref:
		if !slices.ContainsFunc(types, func(other model.Type) bool { return other.(*model.Ref).Decl != t.Decl }) {
			return t
		}
		return &model.Ref{Decl: s.declare(t.Decl, at)}
	default:
		return t
	}
}

func (s *sharing) commonElement(types []model.Type, at Place, elem func(model.Type) *model.Schema) *model.Schema {
	below := make([]model.Type, len(types))
	for i, t := range types {
		below[i] = elem(t).Type
	}
	joined := *elem(types[0])
	joined.Type = s.commonType(below, at)
	return &joined
}

// declare returns the declaration of an enum equal to that of d.
func (s *sharing) declare(d *model.Decl, at Place) *model.Decl {
	own := &model.Decl{Name: model.Name{Go: at.Name}, Pointer: at.Pointer}
	own.Schema = model.Schema{Pos: d.Pos, Type: clone(d.Type.(*model.Enum)), Title: d.Title, Description: d.Description}
	s.declared = append(s.declared, own)
	return own
}

// clone returns a copy of an enum whose constants are named apart.
func clone(e *model.Enum) *model.Enum {
	c := *e
	c.Values = slices.Clone(e.Values)
	return &c
}
