package build

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
)

// sameType reports whether two types are the same in every output.
func sameType(x, y model.Type) bool { return model.Visit(x, sameAs{y}) }

// sameAs is the visitor that compares a type with another.
type sameAs struct{ y model.Type }

func (s sameAs) Primitive(x model.Primitive) bool {
	y, ok := s.y.(model.Primitive)
	return ok && x.Kind == y.Kind && x.Format == y.Format
}

func (s sameAs) Ref(x *model.Ref) bool {
	y, ok := s.y.(*model.Ref)
	return ok && (x.Decl == y.Decl || equalEnums(x.Decl, y.Decl))
}

func (s sameAs) List(x *model.List) bool {
	y, ok := s.y.(*model.List)
	return ok && sameElement(x.Elem, y.Elem)
}

func (s sameAs) Map(x *model.Map) bool {
	y, ok := s.y.(*model.Map)
	return ok && sameElement(x.Elem, y.Elem)
}

func (s sameAs) FreeForm(model.FreeForm) bool {
	_, ok := s.y.(model.FreeForm)
	return ok
}

// Declared types are never used in place, so they are compared by their references.
func (s sameAs) Object(*model.Object) bool { return false }
func (s sameAs) Enum(*model.Enum) bool     { return false }
func (s sameAs) Union(*model.Union) bool   { return false }

// equalEnums reports whether two declarations are enums of the same values. Each
// inline enum is a type of its own in Go.
func equalEnums(x, y *model.Decl) bool {
	a, isEnum := x.Type.(*model.Enum)
	b, both := y.Type.(*model.Enum)
	return isEnum && both && a.Kind == b.Kind && slices.Equal(wires(a), wires(b))
}

func wires(e *model.Enum) []string {
	var all []string
	for _, v := range e.Values {
		all = append(all, v.Wire)
	}
	slices.Sort(all)
	return all
}

func sameElement(x, y *model.Schema) bool {
	return x.Nullable == y.Nullable && sameType(x.Type, y.Type)
}
