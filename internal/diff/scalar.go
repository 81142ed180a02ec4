package diff

import (
	"cmp"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// describe returns what a type is in a few words.
func describe(t model.Type) string {
	switch t := t.(type) {
	case model.Primitive:
		if t.Format != "" {
			return t.Kind.String() + " (" + t.Format + ")"
		}
		return t.Kind.String()
	case *model.Ref:
		if t.Decl.Name.Wire != "" {
			return t.Decl.Name.Wire
		}
		return describe(t.Decl.Type)
	case *model.List:
		return "list of " + describe(t.Elem.Type)
	case *model.Map:
		return "map of " + describe(t.Elem.Type)
	case *model.Object:
		return "object"
	case *model.Enum:
		return "enum of " + t.Kind.String()
	case *model.Union:
		return "one of several"
	case model.FreeForm:
		if t.Object {
			return "any object"
		}
		return "any value"
	default:
		panic(fmt.Sprintf("unknown type %T", t))
	}
}

// typeRule judges a change of type. Widening is safe for who sends, narrowing
// for who reads.
func typeRule(a, b model.Type) rule {
	switch {
	case wider(b, a):
		return rule{received: "answers hold values of another type", fine: "the old values are still taken"}
	case wider(a, b):
		return rule{sent: "values of the old type are refused", fine: "answers held such values before"}
	default:
		return breaks("values are of another type")
	}
}

// wider reports whether every value of b is one of a, by their types alone.
func wider(a, b model.Type) bool {
	free, ok := a.(model.FreeForm)
	if ok {
		return !free.Object || !scalar(b)
	}
	x, okX := kindOf(a)
	y, okY := kindOf(b)
	return okX && okY && x == model.Number && y == model.Integer
}

func scalar(t model.Type) bool {
	_, list := t.(*model.List)
	_, known := kindOf(t)
	return list || known
}

func kindOf(t model.Type) (model.Kind, bool) {
	switch t := t.(type) {
	case model.Primitive:
		return t.Kind, true
	case *model.Enum:
		return t.Kind, true
	default:
		return 0, false
	}
}

// primitives compares two scalars of one kind without known values.
func (c *comparer) primitives(s spot, a, b model.Primitive, pos model.Position) {
	if a.Format != b.Format {
		s.add(finding{kind: FormatChanged, before: a.Format, after: b.Format, pos: pos, rule: formatRule(a, b)})
	}
	if a.Pattern != b.Pattern {
		s.add(finding{kind: PatternChanged, before: a.Pattern, after: b.Pattern, pos: pos,
			rule: either(b.Pattern == "", harmless("any text will do"), rule{sent: "values that it does not match are refused", fine: "answers are as free as before"})})
	}
	s.limits(a.Limits, b.Limits, pos)
}

// formatRule judges a change of format: with one, fewer values are valid, and
// programs rely on that.
func formatRule(a, b model.Primitive) rule {
	narrower := rule{sent: "values of another form are refused", fine: "answers keep to it"}
	wider := rule{received: "answers may hold values of another form", fine: "values of the old form are still taken"}
	switch {
	case a.Kind == model.Integer && width(a.Format) != width(b.Format):
		return either(width(b.Format) < width(a.Format), narrower, wider)
	case a.Kind != model.String, !constrains(a.Format) && !constrains(b.Format):
		return harmless("the values are the same")
	case !constrains(a.Format):
		return narrower
	case !constrains(b.Format):
		return wider
	default:
		return breaks("values are of another form")
	}
}

// constrains reports whether a format restricts the values of a string. That of a
// password says how to show one (OpenAPI 3.0.3, Data Types).
func constrains(format string) bool { return format != "" && format != "password" }

func width(format string) int {
	if format == "int32" {
		return 32
	}
	return 64
}

func (s spot) limits(a, b model.Limits, pos model.Position) {
	s.limit("minimum", bound(a.Minimum, a.ExclusiveMinimum), bound(b.Minimum, b.ExclusiveMinimum), 1, pos)
	s.limit("maximum", bound(a.Maximum, a.ExclusiveMaximum), bound(b.Maximum, b.ExclusiveMaximum), -1, pos)
	s.limit("minLength", count(a.MinLength), count(b.MinLength), 1, pos)
	s.limit("maxLength", count(a.MaxLength), count(b.MaxLength), -1, pos)
	s.limit("multipleOf", a.MultipleOf, b.MultipleOf, 0, pos)
}

// limit compares a bound. A greater one is tighter if tighter is 1, and a smaller
// one if it is -1; if it is 0, any other one is.
func (s spot) limit(name, before, after string, tighter int, pos model.Position) {
	if before == after {
		return
	}
	loosened := after == "" || before != "" && tighter != 0 && compareBounds(after, before, tighter) == -tighter
	s.add(finding{kind: LimitChanged, member: name, before: labelled(name, before), after: labelled(name, after), pos: pos,
		rule: either(loosened, harmless("more is allowed"), rule{sent: "values beyond it are refused", fine: "answers keep to it"})})
}

func labelled(name, value string) string {
	if value == "" {
		return ""
	}
	return name + " " + value
}

// exclusive marks a bound that is itself out of bounds.
const exclusive = " (exclusive)"

func bound(number string, excluded bool) string {
	if number != "" && excluded {
		return number + exclusive
	}
	return number
}

func count(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// compareBounds compares numbers of any length. Of two equal ones, the exclusive
// one lies beyond the other on the side that is tighter.
func compareBounds(a, b string, tighter int) int {
	a, outA := strings.CutSuffix(a, exclusive)
	b, outB := strings.CutSuffix(b, exclusive)
	x, okX := new(big.Rat).SetString(a)
	y, okY := new(big.Rat).SetString(b)
	switch {
	case !okX || !okY:
		return cmp.Compare(a, b)
	case x.Cmp(y) != 0 || outA == outB:
		return x.Cmp(y)
	case outA:
		return tighter
	default:
		return -tighter
	}
}
