package model

import "fmt"

// A Visitor has one method for each kind of Type. When a kind is added, the compiler
// finds every visitor that lacks its method. Code that handles at most three kinds
// uses a type switch; a test in internal checks that.
type Visitor[R any] interface {
	Primitive(Primitive) R
	Ref(*Ref) R
	List(*List) R
	Map(*Map) R
	Object(*Object) R
	Enum(*Enum) R
	Union(*Union) R
	FreeForm(FreeForm) R
}

// None is the result of a visitor that returns nothing.
type None struct{}

// Visit calls the method of v for the kind of t and returns its result.
func Visit[R any](t Type, v Visitor[R]) R {
	switch t := t.(type) {
	case Primitive:
		return v.Primitive(t)
	case *Ref:
		return v.Ref(t)
	case *List:
		return v.List(t)
	case *Map:
		return v.Map(t)
	case *Object:
		return v.Object(t)
	case *Enum:
		return v.Enum(t)
	case *Union:
		return v.Union(t)
	case FreeForm:
		return v.FreeForm(t)
	default:
		panic(fmt.Sprintf("unknown type %T", t))
	}
}
