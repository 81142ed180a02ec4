// Package shape decides which type of Go a schema is where it is used: a value, a
// pointer, a field of a struct.
package shape

import (
	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/model"
)

// Shapes knows which part declarations play in unions.
type Shapes struct {
	Arms   map[*model.Decl]bool        // members of a union, which have methods
	Shared map[*model.Decl]*model.Decl // the unions whose shared properties a declaration has
}

// New returns the shapes of the declarations of an SDK.
func New(decls []*model.Decl) Shapes {
	s := Shapes{Arms: map[*model.Decl]bool{}, Shared: map[*model.Decl]*model.Decl{}}
	for _, d := range decls {
		u, ok := d.Type.(*model.Union)
		if !ok || u.Merged != nil {
			continue
		}
		for _, a := range u.Arms {
			s.Arms[a.Decl] = true
		}
		if u.Shared != nil {
			s.Shared[u.Shared] = d
		}
	}
	return s
}

// Wrapped reports whether a declaration is a struct around a Go type whose own
// methods it needs beside that of an arm: a time, or free-form JSON.
func (s Shapes) Wrapped(d *model.Decl) bool {
	if !s.Arms[d] {
		return false
	}
	switch t := d.Type.(type) {
	case model.FreeForm:
		return true
	case model.Primitive:
		return t.Kind == model.String && t.Format == "date-time"
	default:
		return false
	}
}

// Value returns the Go type of a value that is there.
func (s Shapes) Value(t model.Type) *jen.Statement { return model.Visit(t, goType{s}) }

// goType is the visitor that returns the Go type of a type that is used in place.
type goType struct{ Shapes }

func (s goType) Primitive(t model.Primitive) *jen.Statement { return Primitive(t) }
func (s goType) Ref(t *model.Ref) *jen.Statement            { return jen.Id(t.Decl.Name.Go) }
func (s goType) List(t *model.List) *jen.Statement          { return jen.Index().Add(s.Element(t.Elem)) }

func (s goType) Map(t *model.Map) *jen.Statement {
	return jen.Map(jen.String()).Add(s.Element(t.Elem))
}

func (s goType) FreeForm(model.FreeForm) *jen.Statement {
	return jen.Qual("encoding/json", "RawMessage")
}

func (s goType) Object(*model.Object) *jen.Statement { panic(undeclared) }
func (s goType) Enum(*model.Enum) *jen.Statement     { panic(undeclared) }
func (s goType) Union(*model.Union) *jen.Statement   { panic(undeclared) }

const undeclared = "a type that must be declared is used in place"

// Primitive returns the Go type of a scalar.
func Primitive(t model.Primitive) *jen.Statement {
	switch t.Kind {
	case model.Boolean:
		return jen.Bool()
	case model.Number:
		return jen.Float64()
	case model.Integer:
		switch t.Format {
		case "int64":
			return jen.Int64()
		case "uint64":
			return jen.Uint64()
		}
		return jen.Int()
	default:
		switch {
		case t.File:
			return jen.Id("FormFile")
		case t.Format == "date-time":
			return jen.Qual("time", "Time")
		case t.Bytes():
			return jen.Index().Byte()
		}
		return jen.String()
	}
}

// SameScalar reports whether two types are the same primitive type of Go.
func SameScalar(a, b model.Type) bool {
	x, ok := a.(model.Primitive)
	y, both := b.(model.Primitive)
	special := func(p model.Primitive) bool {
		return p.Format == "date-time" || p.Format == "int64" || p.Format == "uint64" || p.Bytes() || p.File
	}
	return ok && both && x.Kind == y.Kind && (x.Format == y.Format || !special(x) && !special(y))
}

// Element returns the Go type of a list's item or a map's value.
func (s Shapes) Element(e *model.Schema) *jen.Statement {
	if e.Nullable {
		return s.Pointer(e.Type)
	}
	return s.Value(e.Type)
}

// Item returns what an iterator yields of a list: a pointer to a struct, so that
// all lists share the runtime's code, and another element itself.
func (s Shapes) Item(e *model.Schema) *jen.Statement {
	switch model.Resolved(e.Type).(type) {
	case *model.Object, *model.Union:
		return s.Pointer(e.Type)
	default:
		return s.Element(e)
	}
}

// Pointer returns the Go type of a value that may be missing: itself if it can
// be nil, else a pointer to it.
func (s Shapes) Pointer(t model.Type) *jen.Statement {
	if s.nilable(t) {
		return s.Value(t)
	}
	return jen.Op("*").Add(s.Value(t))
}

// nilable reports whether nil is a value of the Go type.
func (s Shapes) nilable(t model.Type) bool {
	for ref, ok := t.(*model.Ref); ok; ref, ok = t.(*model.Ref) {
		if s.Wrapped(ref.Decl) {
			return false
		}
		t = ref.Decl.Type
	}
	switch t.(type) {
	case *model.List, *model.Map, model.FreeForm:
		return true
	}
	p, ok := t.(model.Primitive)
	return ok && p.Bytes()
}

// Field returns the Go type of a property and whether it is left out when zero.
func (s Shapes) Field(owner *model.Decl, p *model.Property) (goType *jen.Statement, omit bool) {
	value := s.Value
	if holds(p.Type, owner, map[*model.Decl]bool{}) {
		value = s.Pointer
	}
	switch {
	case p.Nullable:
		return jen.Id("Nullable").Types(value(p.Type)), !p.Required
	case p.Required:
		return value(p.Type), false
	default:
		return s.Pointer(p.Type), true
	}
}

// holds reports whether a struct field of type t would make owner contain
// itself. Only required and nullable properties lie within their struct.
func holds(t model.Type, owner *model.Decl, seen map[*model.Decl]bool) bool {
	ref, ok := t.(*model.Ref)
	if !ok || seen[ref.Decl] {
		return false
	}
	if ref.Decl == owner {
		return true
	}
	seen[ref.Decl] = true
	object := model.Fields(ref.Decl.Type)
	if object == nil {
		return holds(ref.Decl.Type, owner, seen)
	}
	for _, p := range object.Properties {
		if (p.Required || p.Nullable) && holds(p.Type, owner, seen) {
			return true
		}
	}
	return false
}
