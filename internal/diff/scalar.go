package diff

import (
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff/equal"
	"github.com/atlasgen/atlasgen/internal/model"
)

// describe returns what a type is in a few words.
func describe(t model.Type) string { return model.Visit(t, description{}) }

// description is the visitor that describes a type.
type description struct{}

func (description) Primitive(t model.Primitive) string {
	if t.Format != "" {
		return t.Kind.String() + " (" + t.Format + ")"
	}
	return t.Kind.String()
}

func (description) Ref(t *model.Ref) string {
	if t.Decl.Name.Wire != "" {
		return t.Decl.Name.Wire
	}
	return describe(t.Decl.Type)
}

func (description) FreeForm(t model.FreeForm) string {
	if t.Object {
		return "any object"
	}
	return "any value"
}

func (description) List(t *model.List) string   { return "list of " + describe(t.Elem.Type) }
func (description) Map(t *model.Map) string     { return "map of " + describe(t.Elem.Type) }
func (description) Object(*model.Object) string { return "object" }
func (description) Enum(t *model.Enum) string   { return "enum of " + t.Kind.String() }
func (description) Union(*model.Union) string   { return "one of several" }

// typeRule returns the rule for a change of type. Wider types are safe for
// senders, narrower types for readers.
func typeRule(a, b model.Type) rule {
	switch {
	case wider(b, a):
		return rule{received: "responses contain values of another type", fine: "the old values are still accepted"}
	case wider(a, b):
		return rule{sent: "values of the old type are rejected", fine: "responses contained such values before"}
	default:
		return breaks("values have another type")
	}
}

// wider reports whether every value of b is also a value of a, judging by their
// types.
func wider(a, b model.Type) bool {
	free, ok := a.(model.FreeForm)
	if ok {
		return !free.Object || !scalar(b)
	}
	x, okX := model.KindOf(a)
	y, okY := model.KindOf(b)
	return okX && okY && x == model.Number && y == model.Integer
}

func scalar(t model.Type) bool {
	_, list := t.(*model.List)
	_, known := model.KindOf(t)
	return list || known
}

// primitives compares two scalars of one kind that are not enums.
func (c *comparer) primitives(s spot, a, b model.Primitive, pos model.Position) {
	if a.Format != b.Format {
		s.add(finding{kind: FormatChanged, before: a.Format, after: b.Format, pos: pos, rule: formatRule(a, b)})
	}
	if a.Pattern != b.Pattern {
		s.add(finding{kind: PatternChanged, before: a.Pattern, after: b.Pattern, pos: pos,
			rule: narrowing(a.Pattern == "", b.Pattern == "")})
	}
	s.limits(a.Limits, b.Limits, pos)
}

// formatRule returns the rule for a change of format. A format restricts the
// valid values, and programs rely on that.
func formatRule(a, b model.Primitive) rule {
	narrower := rule{sent: "values in another format are rejected", fine: "responses follow it"}
	wider := rule{received: "responses may contain values in another format", fine: "values in the old format are still accepted"}
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
		return breaks("values have another format")
	}
}

// constrains reports whether a format restricts the values of a string. The
// format password does not; it only describes how to display a value (OpenAPI
// 3.0.3, Data Types).
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

// limit compares a bound. tighter is 1 if a larger bound is tighter, -1 if a
// smaller one is, and 0 if it is no bound.
func (s spot) limit(name, before, after string, tighter int, pos model.Position) {
	if before == after || before != "" && after != "" && compareBounds(before, after, tighter) == 0 {
		return
	}
	stricter, looser := before == "", after == ""
	switch {
	case stricter || looser:
	case tighter == 0:
		stricter, looser = equal.Divides(before, after), equal.Divides(after, before)
	default:
		change := compareBounds(after, before, tighter)
		stricter, looser = change == tighter, change == -tighter
	}
	s.add(finding{kind: LimitChanged, member: name, before: labelled(name, before), after: labelled(name, after), pos: pos, rule: narrowing(stricter, looser)})
}

func labelled(name, value string) string {
	if value == "" {
		return ""
	}
	return name + " " + value
}

// exclusive marks an exclusive bound.
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

// compareBounds compares numbers of any length. Of two equal numbers, an
// exclusive bound counts as tighter.
func compareBounds(a, b string, tighter int) int {
	a, outA := strings.CutSuffix(a, exclusive)
	b, outB := strings.CutSuffix(b, exclusive)
	order := equal.CompareNumbers(a, b)
	switch {
	case order != 0 || outA == outB:
		return order
	case outA:
		return tighter
	default:
		return -tighter
	}
}
