package sdk

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/emit/text"

	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/model"
)

// How the runtime finds the arm of a value: by the tag, then by properties and
// kinds of values, and if none tells, the value is kept raw. It is a table and
// no switch, because the compiler's time for a switch over strings grows faster
// than their number, and some arms have hundreds of tags (EventViewForNdsGroup).

// tagsOfLine is how many tags of an arm stand in a line; more stand one a line.
const tagsOfLine = 4

// armsName names the table of a union.
func armsName(d *model.Decl) string { return "armsOf" + d.Name.Go }

// unionTable writes the table of a union, and the method that returns it.
func unionTable(f *file, d *model.Decl, u *model.Union) {
	fields := []jen.Code{}
	if u.Discriminator != "" {
		fields = append(fields, jen.Id("tag").Op(":").Lit(u.Discriminator))
	}
	if u.Inferred {
		fields = append(fields, jen.Id("inferred").Op(":").True())
	}
	if rows := armRows(u); len(rows) > 0 {
		fields = append(fields, jen.Id("arms").Op(":").Index().Id("arm").Custom(lines, rows...))
	}
	f.doc("// How the arms of [" + d.Name.Go + "] are told apart.")
	f.Var().Id(armsName(d)).Op("=").Id("union").Custom(lines, fields...)
	f.Line()
	f.Func().Params(jen.Op("*").Id(d.Name.Go)).Id("arms").Params().Op("*").Id("union").
		Block(jen.Return(jen.Op("&").Id(armsName(d))))
	f.Line()
}

// armRows returns the rows of the table, in the order in which they are tried.
func armRows(u *model.Union) []jen.Code {
	var byTag, byMember, byKind []jen.Code
	for _, a := range u.Arms {
		switch {
		case len(a.Tags) > 0:
			row := []jen.Code{jen.Id("tags").Op(":").Add(tags(a))}
			if u.More(a) {
				row = append(row, jen.Id("more").Op(":").True())
			}
			byTag = append(byTag, armRow(a, row...))
		case !u.Told(a):
		case a.Key != "":
			byMember = append(byMember, armRow(a, jen.Id("member").Op(":").Lit(a.Key)))
		default:
			byKind = append(byKind, armRow(a, jen.Id("kind").Op(":").Id(kindName(a.JSON))))
		}
	}
	return slices.Concat(byTag, byMember, byKind)
}

// armRow says by what an arm is told. The nil pointer is the arm's type.
func armRow(a *model.Arm, by ...jen.Code) jen.Code {
	of := jen.Parens(jen.Op("*").Id(a.Decl.Name.Go)).Call(jen.Nil())
	return jen.Values(append([]jen.Code{jen.Id("of").Op(":").Add(of)}, by...)...)
}

func tags(a *model.Arm) *jen.Statement {
	var tags []jen.Code
	for _, t := range a.Tags {
		tags = append(tags, jen.Op(text.GoString(t)))
	}
	list := jen.Index().String()
	if len(tags) > tagsOfLine {
		return list.Custom(lines, tags...)
	}
	return list.Values(tags...)
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
