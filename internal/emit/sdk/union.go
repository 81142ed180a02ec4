package sdk

import (
	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/model"
)

// union writes a struct around one of several arms, the interface that these
// have in common, and the methods that read and write whichever it is.
func (g *generator) union(f *file, d *model.Decl, u *model.Union) {
	f.doc(g.shapes.unionComment(d, u))
	f.Type().Id(d.Name.Go).StructFunc(func(group *jen.Group) {
		keyed(group)
		group.Line()
		group.Add(f.comment("// Value is one of the arms, as a pointer, or a [Raw]."))
		group.Id("Value").Id(u.ValueName).Add(tag("json", "-", "api", "union"))
	})
	f.Line()
	unionInterface(f, d, u)
	unionMarshal(f, d)
	unionUnmarshal(f, d, u)
	if u.Shared != nil {
		unionShared(f, d, u)
	}
	if u.Raw() && (u.Discriminator == "" || u.Inferred) {
		for _, a := range u.Arms {
			unionAs(f, d, a)
		}
	}
}

func unionInterface(f *file, d *model.Decl, u *model.Union) {
	marker := "is" + d.Name.Go
	f.doc(armsComment(d, u))
	f.Type().Id(u.ValueName).Interface(jen.Id(marker).Params())
	f.Line()
	for _, a := range u.Arms {
		f.Func().Params(jen.Op("*").Id(a.Decl.Name.Go)).Id(marker).Params().Block()
	}
	f.Func().Params(jen.Op("*").Id("Raw")).Id(marker).Params().Block()
	f.Line()
}

func unionMarshal(f *file, d *model.Decl) {
	f.doc("// MarshalJSON writes the arm that u holds, or null if it holds none.")
	f.Func().Params(jen.Id("u").Id(d.Name.Go)).Id("MarshalJSON").Params().Params(jen.Index().Byte(), jen.Error()).
		Block(jen.Return(jen.Id("marshalNested").Call(jen.Id("u").Dot("Value"))))
	f.Line()
}

func unionUnmarshal(f *file, d *model.Decl, u *model.Union) {
	value := jen.Id("u").Dot("Value")
	body := []jen.Code{
		value.Clone().Op("=").New(jen.Id("Raw")),
		jen.Return(jen.Id("unmarshalNested").Call(jen.Id("data"), value)),
	}
	if told(u) {
		unionArms(f, d, u)
		body = []jen.Code{jen.Return(jen.Id("unmarshalUnion").Call(jen.Id("data"), jen.Op("&").Add(value), jen.Op("&").Id(armsName(d))))}
	}
	f.doc(unmarshalComment(u))
	f.Func().Params(jen.Id("u").Op("*").Id(d.Name.Go)).Id("UnmarshalJSON").Params(jen.Id("data").Index().Byte()).Error().Block(body...)
	f.Line()
}

func unionShared(f *file, d *model.Decl, u *model.Union) {
	f.doc(sharedComment())
	f.Func().Params(jen.Id("u").Op("*").Id(d.Name.Go)).Id("Shared").Params().Params(jen.Op("*").Id(u.Shared.Name.Go), jen.Error()).Block(
		jen.Id("s").Op(":=").New(jen.Id(u.Shared.Name.Go)),
		jen.Return(jen.Id("s"), jen.Id("shared").Call(jen.Id("u").Dot("Value"), jen.Id("s"))),
	)
	f.Line()
}

// unionAs is written out and not generic: instances for a hundred arms would
// cost more to compile than all methods of the services.
func unionAs(f *file, d *model.Decl, a *model.Arm) {
	arm := a.Decl.Name.Go
	f.doc(asComment(arm))
	f.Func().Params(jen.Id("u").Op("*").Id(d.Name.Go)).Id("As"+arm).Params().Params(jen.Op("*").Id(arm), jen.Error()).Block(
		jen.If(
			jen.List(jen.Id("arm"), jen.Id("ok")).Op(":=").Id("u").Dot("Value").Assert(jen.Op("*").Id(arm)),
			jen.Id("ok"),
		).Block(jen.Return(jen.Id("arm"), jen.Nil())),
		jen.Id("arm").Op(":=").New(jen.Id(arm)),
		jen.If(jen.Err().Op(":=").Id("decodeRaw").Call(jen.Id("u").Dot("Value"), jen.Id("arm")), jen.Err().Op("!=").Nil()).
			Block(jen.Return(jen.Nil(), jen.Err())),
		jen.Return(jen.Id("arm"), jen.Nil()),
	)
	f.Line()
}
