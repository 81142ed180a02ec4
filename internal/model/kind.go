package model

// KindOf returns the kind of a scalar, which is a Primitive, an Enum, or a
// reference to one. It reports false for other types.
func KindOf(t Type) (Kind, bool) {
	switch t := Resolved(t).(type) {
	case Primitive:
		return t.Kind, true
	case *Enum:
		return t.Kind, true
	default:
		return 0, false
	}
}

// Flat reports whether a value can be written as text: a scalar or a list of
// scalars.
func Flat(t Type) bool {
	if list, ok := Resolved(t).(*List); ok {
		t = list.Elem.Type
	}
	_, scalar := KindOf(t)
	return scalar
}

// Property returns the property with a wire name, or nil.
func (o *Object) Property(wire string) *Property {
	for _, p := range o.Properties {
		if p.Name.Wire == wire {
			return p
		}
	}
	return nil
}
