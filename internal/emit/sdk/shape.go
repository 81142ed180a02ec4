package sdk

import (
	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/model"
)

// Shapes knows which part declarations play in unions.
type shapes struct {
	arms   map[*model.Decl]bool        // members of a union, which have methods
	shared map[*model.Decl]*model.Decl // the unions whose shared properties a declaration has
}

func newShapes(decls []*model.Decl) shapes {
	s := shapes{arms: map[*model.Decl]bool{}, shared: map[*model.Decl]*model.Decl{}}
	for _, d := range decls {
		u, ok := d.Type.(*model.Union)
		if !ok || u.Merged != nil {
			continue
		}
		for _, a := range u.Arms {
			s.arms[a.Decl] = true
		}
		if u.Shared != nil {
			s.shared[u.Shared] = d
		}
	}
	return s
}

// wrapped reports whether a declaration is a struct around a Go type whose own
// methods it needs beside that of an arm: a time, or free-form JSON.
func (s shapes) wrapped(d *model.Decl) bool {
	if !s.arms[d] {
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

// value returns the Go type of a value that is there.
func (s shapes) value(t model.Type) *jen.Statement { return model.Visit(t, goType{s}) }

// goType is the visitor that returns the Go type of a type that is used in place.
type goType struct{ shapes }

func (s goType) Primitive(t model.Primitive) *jen.Statement { return primitive(t) }
func (s goType) Ref(t *model.Ref) *jen.Statement            { return jen.Id(t.Decl.Name.Go) }
func (s goType) List(t *model.List) *jen.Statement          { return jen.Index().Add(s.element(t.Elem)) }

func (s goType) Map(t *model.Map) *jen.Statement {
	return jen.Map(jen.String()).Add(s.element(t.Elem))
}

func (s goType) FreeForm(model.FreeForm) *jen.Statement {
	return jen.Qual("encoding/json", "RawMessage")
}

func (s goType) Object(*model.Object) *jen.Statement { panic(undeclared) }
func (s goType) Enum(*model.Enum) *jen.Statement     { panic(undeclared) }
func (s goType) Union(*model.Union) *jen.Statement   { panic(undeclared) }

const undeclared = "a type that must be declared is used in place"

func primitive(t model.Primitive) *jen.Statement {
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

// sameScalar reports whether two types are the same primitive type of Go.
func sameScalar(a, b model.Type) bool {
	x, ok := a.(model.Primitive)
	y, both := b.(model.Primitive)
	special := func(p model.Primitive) bool {
		return p.Format == "date-time" || p.Format == "int64" || p.Format == "uint64" || p.Bytes() || p.File
	}
	return ok && both && x.Kind == y.Kind && (x.Format == y.Format || !special(x) && !special(y))
}

// element returns the Go type of a list's item or a map's value.
func (s shapes) element(e *model.Schema) *jen.Statement {
	if e.Nullable {
		return s.pointer(e.Type)
	}
	return s.value(e.Type)
}

// item returns what an iterator yields of a list: a pointer to a struct, so that
// all lists share the runtime's code, and another element itself.
func (s shapes) item(e *model.Schema) *jen.Statement {
	switch model.Resolved(e.Type).(type) {
	case *model.Object, *model.Union:
		return s.pointer(e.Type)
	default:
		return s.element(e)
	}
}

// pointer returns the Go type of a value that may be missing: itself if it can
// be nil, else a pointer to it.
func (s shapes) pointer(t model.Type) *jen.Statement {
	if s.nilable(t) {
		return s.value(t)
	}
	return jen.Op("*").Add(s.value(t))
}

// nilable reports whether nil is a value of the Go type.
func (s shapes) nilable(t model.Type) bool {
	for ref, ok := t.(*model.Ref); ok; ref, ok = t.(*model.Ref) {
		if s.wrapped(ref.Decl) {
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

// field returns the Go type of a property and whether it is left out when zero.
func (s shapes) field(owner *model.Decl, p *model.Property) (goType *jen.Statement, omit bool) {
	value := s.value
	if holds(p.Type, owner, map[*model.Decl]bool{}) {
		value = s.pointer
	}
	switch {
	case p.Nullable:
		return jen.Id("Nullable").Types(value(p.Type)), !p.Required
	case p.Required:
		return value(p.Type), false
	default:
		return s.pointer(p.Type), true
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
