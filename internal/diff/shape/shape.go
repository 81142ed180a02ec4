// Package shape describes types, and compares bounds of their values.
package shape

import (
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff/equal"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Describe returns what a type is in a few words.
func Describe(t model.Type) string { return model.Visit(t, description{}) }

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
	return Describe(t.Decl.Type)
}

func (description) FreeForm(t model.FreeForm) string {
	if t.Object {
		return "any object"
	}
	return "any value"
}

func (description) List(t *model.List) string   { return "list of " + Describe(t.Elem.Type) }
func (description) Map(t *model.Map) string     { return "map of " + Describe(t.Elem.Type) }
func (description) Object(*model.Object) string { return "object" }
func (description) Enum(t *model.Enum) string   { return "enum of " + t.Kind.String() }
func (description) Union(*model.Union) string   { return "one of several" }

// Wider reports whether every value of b is also a value of a, judging by their
// types.
func Wider(a, b model.Type) bool {
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

// Constrains reports whether a format restricts the values of a string. The
// format password does not; it only describes how to display a value (OpenAPI
// 3.0.3, Data Types).
func Constrains(format string) bool { return format != "" && format != "password" }

// Width returns how many bits an integer of a format has.
func Width(format string) int {
	if format == "int32" {
		return 32
	}
	return 64
}

// Labelled returns a bound with its name, or nothing if there is none.
func Labelled(name, value string) string {
	if value == "" {
		return ""
	}
	return name + " " + value
}

// Exclusive marks an exclusive bound.
const Exclusive = " (exclusive)"

// Bound returns a bound that CompareBounds understands.
func Bound(number string, excluded bool) string {
	if number != "" && excluded {
		return number + Exclusive
	}
	return number
}

// Count returns a bound, or nothing if there is none.
func Count(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// CompareBounds compares numbers of any length. Of two equal numbers, an
// exclusive bound counts as tighter.
func CompareBounds(a, b string, tighter int) int {
	a, outA := strings.CutSuffix(a, Exclusive)
	b, outB := strings.CutSuffix(b, Exclusive)
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
