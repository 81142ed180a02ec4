package sdk

import (
	"slices"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/emit/sdk/comment"
	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// object writes a struct.
func (g *generator) object(f *file, d *model.Decl, o *model.Object) {
	f.doc(comment.Type(d, g.shapes.Shared[d]))
	f.Type().Id(d.Name.Go).StructFunc(func(group *jen.Group) {
		keyed(group)
		for _, p := range o.Properties {
			group.Line()
			g.property(f, group, d, p)
		}
		if o.Additional != nil {
			g.additional(f, group, o)
		}
	})
	f.Line()
	if o.Additional != nil || slices.ContainsFunc(o.Properties, isOdd) {
		objectMethods(f, d)
	}
}

// isOdd reports whether encoding/json does not take the name of a property from a tag.
func isOdd(p *model.Property) bool { return !text.IsTagName(p.Name.Wire) }

// keyed begins a struct: see the runtime's type of that name.
func keyed(group *jen.Group) { group.Id("_").Id("keyed") }

func (g *generator) property(f *file, group *jen.Group, d *model.Decl, p *model.Property) {
	goType, omit := g.shapes.Field(d, p)
	group.Add(f.comment(comment.Property(d, p)))
	group.Id(p.Name.Go).Add(goType).Add(propertyTag(p, omit))
}

func propertyTag(p *model.Property, omit bool) *jen.Statement {
	name, marks := p.Name.Wire, marks(&p.Schema)
	if isOdd(p) {
		if omit {
			marks = append(marks, "omitzero")
		}
		if len(marks) == 0 {
			return tag("json", "-", "wire", name)
		}
		return tag("json", "-", "api", strings.Join(marks, ","), "wire", name)
	}
	if omit {
		name += ",omitzero"
	}
	if len(marks) > 0 {
		return tag("json", name, "api", strings.Join(marks, ","))
	}
	return tag("json", name)
}

// marks returns what the runtime must know of a property: which way it travels.
func marks(s *model.Schema) []string {
	var marks []string
	if s.ReadOnly {
		marks = append(marks, "readonly")
	}
	if s.WriteOnly {
		marks = append(marks, "writeonly")
	}
	return marks
}

// tag returns a struct tag of keys and values, in that order.
func tag(pairs ...string) *jen.Statement { return jen.Op(text.StructTag(pairs...)) }

// additional writes the field for the members that have no property.
func (g *generator) additional(f *file, group *jen.Group, o *model.Object) {
	group.Line()
	group.Add(f.comment("// AdditionalProperties are the members that have no field of their own."))
	group.Id("AdditionalProperties").Map(jen.String()).Add(g.shapes.Element(o.Additional)).Add(tag("json", "-", "api", "additional"))
}

// objectMethods writes the methods of a struct that encoding/json could not read.
func objectMethods(f *file, d *model.Decl) {
	bytesAndError := []jen.Code{jen.Index().Byte(), jen.Error()}
	f.doc("// MarshalJSON writes the fields, then the additional properties.")
	f.Func().Params(jen.Id("x").Id(d.Name.Go)).Id("MarshalJSON").Params().Params(bytesAndError...).
		Block(jen.Return(jen.Id("marshalNested").Call(jen.Id("x"))))
	f.Line()
	f.doc("// UnmarshalJSON reads what MarshalJSON writes.")
	f.Func().Params(jen.Id("x").Op("*").Id(d.Name.Go)).Id("UnmarshalJSON").Params(jen.Id("data").Index().Byte()).Error().
		Block(jen.Return(jen.Id("unmarshalNested").Call(jen.Id("data"), jen.Id("x"))))
	f.Line()
}
