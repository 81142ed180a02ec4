package model

import "slices"

// SameType reports whether two types are the same in every output.
func SameType(x, y Type) bool { return Visit(x, sameAs{y}) }

// sameAs is the visitor that compares a type with another.
type sameAs struct{ y Type }

func (s sameAs) Primitive(x Primitive) bool {
	y, ok := s.y.(Primitive)
	return ok && x.Kind == y.Kind && x.Format == y.Format
}

func (s sameAs) Ref(x *Ref) bool {
	y, ok := s.y.(*Ref)
	return ok && (x.Decl == y.Decl || equalEnums(x.Decl, y.Decl))
}

func (s sameAs) List(x *List) bool {
	y, ok := s.y.(*List)
	return ok && sameElement(x.Elem, y.Elem)
}

func (s sameAs) Map(x *Map) bool {
	y, ok := s.y.(*Map)
	return ok && sameElement(x.Elem, y.Elem)
}

func (s sameAs) FreeForm(FreeForm) bool {
	_, ok := s.y.(FreeForm)
	return ok
}

// Declared types are never used in place, so they are compared by their references.
func (s sameAs) Object(*Object) bool { return false }
func (s sameAs) Enum(*Enum) bool     { return false }
func (s sameAs) Union(*Union) bool   { return false }

// equalEnums reports whether two declarations are enums of the same values. Each
// inline enum is a type of its own in Go.
func equalEnums(x, y *Decl) bool {
	a, isEnum := x.Type.(*Enum)
	b, both := y.Type.(*Enum)
	return isEnum && both && a.Kind == b.Kind && slices.Equal(wires(a), wires(b))
}

func wires(e *Enum) []string {
	var all []string
	for _, v := range e.Values {
		all = append(all, v.Wire)
	}
	slices.Sort(all)
	return all
}

func sameElement(x, y *Schema) bool {
	return x.Nullable == y.Nullable && SameType(x.Type, y.Type)
}
