package sdk

import (
	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/model"
)

// union writes a struct around one of several arms, the interface that these
// have in common, and the methods that read and write whichever it is.
func (g *generator) union(f *jen.File, d *model.Decl, u *model.Union) {
	f.Comment(unionComment(d, u))
	f.Type().Id(d.Name.Go).Struct(
		jen.Comment("// Value is one of the arms, as a pointer, or a [Raw]."),
		jen.Id("Value").Id(u.ValueName).Add(tag("json", "-", "api", "union")),
	)
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

func unionInterface(f *jen.File, d *model.Decl, u *model.Union) {
	marker := "is" + d.Name.Go
	f.Comment(armsComment(d, u))
	f.Type().Id(u.ValueName).Interface(jen.Id(marker).Params())
	f.Line()
	for _, a := range u.Arms {
		f.Func().Params(jen.Op("*").Id(a.Decl.Name.Go)).Id(marker).Params().Block()
	}
	f.Func().Params(jen.Op("*").Id("Raw")).Id(marker).Params().Block()
	f.Line()
}

func unionMarshal(f *jen.File, d *model.Decl) {
	f.Comment("// MarshalJSON writes the arm that u holds, or null if it holds none.")
	f.Func().Params(jen.Id("u").Id(d.Name.Go)).Id("MarshalJSON").Params().Params(jen.Index().Byte(), jen.Error()).
		Block(jen.Return(jen.Id("marshalUnion").Call(jen.Id("u").Dot("Value"))))
	f.Line()
}

func unionUnmarshal(f *jen.File, d *model.Decl, u *model.Union) {
	f.Comment(unmarshalComment(u))
	f.Func().Params(jen.Id("u").Op("*").Id(d.Name.Go)).Id("UnmarshalJSON").Params(jen.Id("data").Index().Byte()).Error().
		Block(
			chooseArm(u),
			jen.Return(jen.Qual("encoding/json", "Unmarshal").Call(jen.Id("data"), jen.Id("u").Dot("Value"))),
		)
	f.Line()
}

// chooseArm returns the statement that sets the arm which data selects.
func chooseArm(u *model.Union) *jen.Statement {
	byTag, byOther := tagCases(u), otherCases(u)
	readTag := jen.Id("tag").Op(":=").Id("tagOf").Call(jen.Id("data"), jen.Lit(u.Discriminator))
	raw := jen.Op("&").Id("Raw").Values(jen.Id("Tag").Op(":").Id("tag"))
	switch {
	case len(byTag) == 0 && len(byOther) == 0:
		return setArm(jen.New(jen.Id("Raw")))
	case len(byTag) == 0:
		return jen.Switch().Block(append(byOther, jen.Default().Block(setArm(jen.New(jen.Id("Raw")))))...)
	case len(byOther) == 0:
		return jen.Switch(readTag, jen.Id("tag")).Block(append(byTag, jen.Default().Block(setArm(raw)))...)
	default:
		inner := jen.Switch().Block(append(byOther, jen.Default().Block(setArm(raw)))...)
		return jen.Switch(readTag, jen.Id("tag")).Block(append(byTag, jen.Default().Block(inner))...)
	}
}

func setArm(value *jen.Statement) *jen.Statement {
	return jen.Id("u").Dot("Value").Op("=").Add(value)
}

// newArm returns the statement for an arm that was recognised.
func newArm(a *model.Arm) *jen.Statement {
	return setArm(jen.New(jen.Id(a.Decl.Name.Go)))
}

// tagCases returns the cases of a switch over the tag.
func tagCases(u *model.Union) []jen.Code {
	var cases []jen.Code
	for _, a := range u.Arms {
		if len(a.Tags) == 0 {
			continue
		}
		var tags []jen.Code
		for _, t := range a.Tags {
			tags = append(tags, jen.Lit(t))
		}
		cases = append(cases, jen.Case(tags...).Block(newArm(a)))
	}
	return cases
}

// otherCases returns the cases of a switch without a value, for arms that a
// property or their kind of JSON value tells.
func otherCases(u *model.Union) []jen.Code {
	var keys, kinds []jen.Code
	for _, a := range u.Arms {
		switch {
		case len(a.Tags) > 0 || !u.Told(a):
		case a.Key != "":
			keys = append(keys, jen.Case(jen.Id("hasMember").Call(jen.Id("data"), jen.Lit(a.Key))).Block(newArm(a)))
		default:
			kinds = append(kinds, jen.Case(jen.Id("kindOf").Call(jen.Id("data")).Op("==").Id(kindName(a.JSON))).Block(newArm(a)))
		}
	}
	return append(keys, kinds...)
}

// kindName returns the runtime's constant for a kind of JSON value.
func kindName(k model.JSONKind) string {
	switch k {
	case model.JSONArray:
		return "arrayKind"
	case model.JSONString:
		return "stringKind"
	case model.JSONNumber:
		return "numberKind"
	case model.JSONBoolean:
		return "booleanKind"
	default:
		return "objectKind"
	}
}

func unionShared(f *jen.File, d *model.Decl, u *model.Union) {
	f.Comment("// Shared returns the properties that all arms have alike, whichever arm u holds.")
	f.Func().Params(jen.Id("u").Id(d.Name.Go)).Id("Shared").Params().Params(jen.Id(u.Shared.Name.Go), jen.Error()).
		Block(jen.Return(jen.Id("shared").Types(jen.Id(u.Shared.Name.Go)).Call(jen.Id("u").Dot("Value"))))
	f.Line()
}

func unionAs(f *jen.File, d *model.Decl, a *model.Arm) {
	arm := a.Decl.Name.Go
	f.Comment("// As" + arm + " returns the value as that arm: what u holds if it is one, or a [Raw] decoded.")
	f.Func().Params(jen.Id("u").Id(d.Name.Go)).Id("As"+arm).Params().Params(jen.Op("*").Id(arm), jen.Error()).
		Block(jen.Return(jen.Id("armAs").Types(jen.Id(arm)).Call(jen.Id("u").Dot("Value"))))
	f.Line()
}
