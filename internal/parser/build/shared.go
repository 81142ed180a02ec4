package build

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// commonProperties returns copies of the properties that all arms have alike.
func (b *builder) commonProperties(p *pendingUnion) []*model.Property {
	var objects []*model.Object
	for _, a := range p.union.Arms {
		below := objectsOf(a.Decl)
		if len(below) == 0 {
			return nil
		}
		objects = append(objects, below...)
	}
	if len(objects) == 0 {
		return nil
	}
	common := distinct(alike(objects), nil)
	at := inline{owner: p.at.name() + "Shared", pointer: p.at.pointer}
	for _, c := range common {
		types := make([]model.Type, len(objects))
		for i, o := range objects {
			types[i] = find(o.Properties, c.Name.Wire).Type
		}
		c.Type = b.commonType(types, inline{at.owner, c.Name.Go, at.pointer + "/properties/" + tree.EscapePointer(c.Name.Wire)})
	}
	return common
}

// commonType returns the type of a property that arms have alike. Where each arm has
// an inline enum of its own, so has what they share.
func (b *builder) commonType(types []model.Type, at inline) model.Type {
	switch t := types[0].(type) {
	case *model.List:
		list := *t
		list.Elem = b.commonElement(types, at, func(t model.Type) *model.Schema { return t.(*model.List).Elem })
		return &list
	case *model.Map:
		dictionary := *t
		at.member += "Value"
		dictionary.Elem = b.commonElement(types, at, func(t model.Type) *model.Schema { return t.(*model.Map).Elem })
		return &dictionary
	case *model.Ref:
		if !slices.ContainsFunc(types, func(other model.Type) bool { return other.(*model.Ref).Decl != t.Decl }) {
			return t
		}
		s := t.Decl.Schema
		return &model.Ref{Decl: b.inlineDecl(clone(s.Type.(*model.Enum)), &s, at)}
	default:
		return t
	}
}

func (b *builder) commonElement(types []model.Type, at inline, elem func(model.Type) *model.Schema) *model.Schema {
	below := make([]model.Type, len(types))
	for i, t := range types {
		below[i] = elem(t).Type
	}
	s := *elem(types[0])
	s.Type = b.commonType(below, at)
	return &s
}

// clone returns a copy of an enum whose constants are named apart.
func clone(e *model.Enum) *model.Enum {
	c := *e
	c.Values = slices.Clone(e.Values)
	return &c
}
