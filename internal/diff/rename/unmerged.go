package rename

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/diff/surface"
	"github.com/atlasgen/atlasgen/internal/model"
)

// unmerged follows the enums of a union that was one struct with the properties of all
// arms, and now has its arms as types of their own.
func (m *renamer) unmerged(a *model.Object, b *model.Union) {
	for _, p := range a.Properties {
		old, next := enumOf(p.Type), sole(b, p.Name.Wire)
		if old == nil || next == nil || old == next {
			continue
		}
		m.rename(renamed(surface.TypeName, "", old.Name.Go, "", next.Name.Go))
		m.successors[old.Name.Go] = next.Name.Go
		m.constants(old.Type.(*model.Enum), next.Type.(*model.Enum))
	}
}

// sole returns the enum of a property that only one arm has, or nil.
func sole(u *model.Union, property string) *model.Decl {
	var found *model.Decl
	for _, arm := range u.Arms {
		o := model.Fields(model.Resolved(arm.Decl.Type))
		if o == nil || o.Property(property) == nil {
			continue
		}
		if found != nil {
			return nil
		}
		if found = enumOf(o.Property(property).Type); found == nil {
			return nil
		}
	}
	return found
}

// enumOf returns the declaration of an enum that a type refers to, or nil.
func enumOf(t model.Type) *model.Decl {
	ref, ok := t.(*model.Ref)
	if !ok {
		return nil
	}
	if _, ok := ref.Decl.Type.(*model.Enum); !ok {
		return nil
	}
	return ref.Decl
}

// withoutSuccessor returns the removed names that no rename replaces.
func withoutSuccessor(all []surface.Removal, names []surface.Rename) []surface.Removal {
	return slices.DeleteFunc(all, func(r surface.Removal) bool {
		return slices.ContainsFunc(names, func(n surface.Rename) bool { return n.Kind == r.Kind && n.Type == r.Type && n.From == r.Name })
	})
}
