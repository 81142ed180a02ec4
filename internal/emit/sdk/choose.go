package sdk

import (
	"slices"
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/model"
)

// How a union's UnmarshalJSON finds the arm: by the tag, then by properties and
// kinds of values, and if none tells, the value is kept raw.

// manyTags is where a case of a switch becomes a table that is searched: the
// compiler's time for a switch over strings grows faster than their number, and
// some arms have hundreds of tags (EventViewForNdsGroup).
const manyTags = 16

// chooseArm returns the statement that sets the arm which data selects.
func chooseArm(d *model.Decl, u *model.Union) *jen.Statement {
	byTag, others := tagCases(u), otherCases(d, u)
	raw := jen.New(jen.Id("Raw"))
	if u.Discriminator != "" {
		raw = jen.Op("&").Id("Raw").Values(jen.Id("Tag").Op(":").Add(tagText()))
	}
	fallback := setArm(raw)
	if len(others) > 0 {
		fallback = jen.Switch().Block(append(others, jen.Default().Block(fallback))...)
	}
	if u.Discriminator == "" {
		return fallback
	}
	readTag := jen.Id("tag").Op(":=").Id("tagOf").Call(jen.Id("data"), jen.Lit(u.Discriminator))
	return jen.Switch(readTag, tagText()).Block(append(byTag, jen.Default().Block(fallback))...)
}

// tagText is the tag as a string, which a switch compares without making one.
func tagText() *jen.Statement { return jen.String().Call(jen.Id("tag")) }

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
		if len(a.Tags) > 0 && len(a.Tags) < manyTags {
			cases = append(cases, jen.Case(tags(a)...).Block(newArm(a)))
		}
	}
	return cases
}

func tags(a *model.Arm) []jen.Code {
	var tags []jen.Code
	for _, t := range a.Tags {
		tags = append(tags, jen.Op(strconv.Quote(t)))
	}
	return tags
}

// otherCases returns the cases of a switch without a value, for arms that a
// table of tags, a property or their kind of JSON value tells.
func otherCases(d *model.Decl, u *model.Union) []jen.Code {
	var tables, keys, kinds []jen.Code
	data := jen.Id("data")
	for _, a := range u.Arms {
		switch {
		case len(a.Tags) >= manyTags:
			found := jen.Qual("slices", "Contains").Call(jen.Id(tagTable(d, a)), tagText())
			tables = append(tables, jen.Case(found).Block(newArm(a)))
		case len(a.Tags) > 0 || !u.Told(a):
		case a.Key != "":
			keys = append(keys, jen.Case(jen.Id("hasMember").Call(data, jen.Lit(a.Key))).Block(newArm(a)))
		default:
			kinds = append(kinds, jen.Case(jen.Id("kindOf").Call(data).Op("==").Id(kindName(a.JSON))).Block(newArm(a)))
		}
	}
	return slices.Concat(tables, keys, kinds)
}

// tagTable names the table of an arm's tags.
func tagTable(d *model.Decl, a *model.Arm) string {
	return "tagsOf" + a.Decl.Name.Go + "In" + d.Name.Go
}

// tagTables writes the tags of the arms that have many, one a line.
func tagTables(f *file, d *model.Decl, u *model.Union) {
	for _, a := range u.Arms {
		if len(a.Tags) >= manyTags {
			f.doc("// The tags that select the arm [" + a.Decl.Name.Go + "].")
			f.Var().Id(tagTable(d, a)).Op("=").Index().String().Custom(lines, tags(a)...)
			f.Line()
		}
	}
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
