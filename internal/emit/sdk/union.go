package sdk

import (
	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/emit/sdk/comment"
	"github.com/atlasgen/atlasgen/internal/model"
)

// union writes a struct around one of several arms, the interface that these
// have in common, and the methods that read and write whichever it is.
func (g *generator) union(f *file, d *model.Decl, u *model.Union) {
	f.doc(comment.Union(d, u))
	f.Type().Id(d.Name.Go).StructFunc(func(group *jen.Group) {
		keyed(group)
		group.Line()
		group.Add(f.comment("// Value is one of the arms, as a pointer, or a [Raw]."))
		group.Id("Value").Id(u.ValueName).Add(tag("json", "-", "api", "union"))
	})
	f.Line()
	unionInterface(f, d, u)
	unionTable(f, d, u)
	unionMarshal(f, d)
	unionUnmarshal(f, d, u)
	if u.Shared != nil {
		unionShared(f, d, u)
	}
}

func unionInterface(f *file, d *model.Decl, u *model.Union) {
	marker := "is" + d.Name.Go
	f.doc(comment.Arms(d, u))
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
		Block(jen.Return(jen.Id("marshalNested").Call(jen.Id("u"))))
	f.Line()
}

func unionUnmarshal(f *file, d *model.Decl, u *model.Union) {
	f.doc(comment.Unmarshal(u))
	f.Func().Params(jen.Id("u").Op("*").Id(d.Name.Go)).Id("UnmarshalJSON").Params(jen.Id("data").Index().Byte()).Error().
		Block(jen.Return(jen.Id("unmarshalNested").Call(jen.Id("data"), jen.Id("u"))))
	f.Line()
}

// unionShared writes the methods that read and change what all arms have alike.
func unionShared(f *file, d *model.Decl, u *model.Union) {
	shared := u.Shared.Name.Go
	f.doc(comment.Shared())
	f.Func().Params(jen.Id("u").Op("*").Id(d.Name.Go)).Id("Shared").Params().Op("*").Id(shared).Block(
		jen.Id("s").Op(":=").New(jen.Id(shared)),
		jen.Id("copyShared").Call(jen.Id("u"), jen.Id("s")),
		jen.Return(jen.Id("s")),
	)
	f.Line()
	f.doc(comment.SetShared())
	f.Func().Params(jen.Id("u").Op("*").Id(d.Name.Go)).Id("SetShared").Params(jen.Id("s").Op("*").Id(shared)).Error().
		Block(jen.Return(jen.Id("setShared").Call(jen.Id("u"), jen.Id("s"))))
	f.Line()
}
