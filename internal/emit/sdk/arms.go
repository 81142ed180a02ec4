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

// told reports whether anything tells arms of a union apart.
func told(u *model.Union) bool { return u.Discriminator != "" || slices.ContainsFunc(u.Arms, u.Told) }

// unionArms writes the table of a union whose arms something tells apart.
func unionArms(f *file, d *model.Decl, u *model.Union) {
	fields := []jen.Code{}
	if u.Discriminator != "" {
		fields = append(fields, jen.Id("tag").Op(":").Lit(u.Discriminator))
	}
	fields = append(fields, jen.Id("arms").Op(":").Index().Id("arm").Custom(lines, armRows(u)...))
	f.doc("// How the arms of [" + d.Name.Go + "] are told apart.")
	f.Var().Id(armsName(d)).Op("=").Id("union").Custom(lines, fields...)
	f.Line()
}

// armRows returns the rows of the table, in the order in which they are tried.
func armRows(u *model.Union) []jen.Code {
	var byTag, byMember, byKind []jen.Code
	for _, a := range u.Arms {
		switch {
		case len(a.Tags) > 0:
			byTag = append(byTag, armRow(a, "tags", tags(a)))
		case !u.Told(a):
		case a.Key != "":
			byMember = append(byMember, armRow(a, "member", jen.Lit(a.Key)))
		default:
			byKind = append(byKind, armRow(a, "kind", jen.Id(kindName(a.JSON))))
		}
	}
	return slices.Concat(byTag, byMember, byKind)
}

// armRow says by what an arm is told. The nil pointer is the arm's type.
func armRow(a *model.Arm, by string, what *jen.Statement) jen.Code {
	of := jen.Parens(jen.Op("*").Id(a.Decl.Name.Go)).Call(jen.Nil())
	return jen.Values(jen.Id("of").Op(":").Add(of), jen.Id(by).Op(":").Add(what))
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
