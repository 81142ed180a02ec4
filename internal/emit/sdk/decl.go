package sdk

import (
	"github.com/atlasgen/atlasgen/internal/emit/sdk/shape"
	"github.com/atlasgen/atlasgen/internal/emit/text"

	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/emit/sdk/comment"
	"github.com/atlasgen/atlasgen/internal/model"
)

// decl writes a declared type.
func (g *generator) decl(f *file, d *model.Decl) {
	defer g.stringMethod(f, d)
	if o := model.Fields(d.Type); o != nil {
		g.object(f, d, o)
		return
	}
	switch t := d.Type.(type) {
	case *model.Union:
		g.union(f, d, t)
	case *model.Enum:
		g.enum(f, d, t)
	default:
		g.named(f, d)
	}
}

// named writes a type that has a name for another type: an alias, unless it has
// methods, being an arm, or refers to itself.
func (g *generator) named(f *file, d *model.Decl) {
	f.doc(comment.Type(d, g.shapes.Shared[d]))
	switch {
	case g.shapes.Wrapped(d):
		f.Type().Id(d.Name.Go).Struct(g.shapes.Value(d.Type))
	case g.shapes.Arms[d] || refersTo(d.Type, d, map[*model.Decl]bool{}):
		f.Type().Id(d.Name.Go).Add(g.shapes.Value(d.Type))
	default:
		f.Type().Id(d.Name.Go).Op("=").Add(g.shapes.Value(d.Type))
	}
	f.Line()
}

// refersTo reports whether a list, map or reference leads back to d without a
// struct in between.
func refersTo(t model.Type, d *model.Decl, seen map[*model.Decl]bool) bool {
	switch t := t.(type) {
	case *model.List:
		return refersTo(t.Elem.Type, d, seen)
	case *model.Map:
		return refersTo(t.Elem.Type, d, seen)
	case *model.Ref:
		if t.Decl == d || seen[t.Decl] {
			return t.Decl == d
		}
		seen[t.Decl] = true
		return refersTo(t.Decl.Type, d, seen)
	default:
		return false
	}
}

// enum writes an open type and the values that the document knows.
func (g *generator) enum(f *file, d *model.Decl, e *model.Enum) {
	f.doc(comment.Type(d, g.shapes.Shared[d]))
	f.Type().Id(d.Name.Go).Add(shape.Primitive(model.Primitive{Kind: e.Kind}))
	f.Line()
	if len(e.Values) == 0 {
		return
	}
	f.doc(comment.Enum(d))
	f.Const().DefsFunc(func(group *jen.Group) {
		for _, v := range e.Values {
			if v.Text != "" {
				group.Add(f.comment(comment.Value(v)))
			}
			group.Id(v.Go).Id(d.Name.Go).Op("=").Add(constant(e.Kind, v.Wire))
		}
	})
	f.Line()
}

// constant returns the literal of an enum's value.
func constant(k model.Kind, wire string) *jen.Statement {
	if k == model.String {
		return jen.Op(text.GoString(wire))
	}
	return jen.Op(wire)
}
