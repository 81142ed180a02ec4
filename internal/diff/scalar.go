package diff

import (
	"github.com/atlasgen/atlasgen/internal/diff/equal"
	"github.com/atlasgen/atlasgen/internal/diff/shape"
	"github.com/atlasgen/atlasgen/internal/model"
)

// typeRule returns the rule for a change of type. Wider types are safe for
// senders, narrower types for readers.
func typeRule(a, b model.Type) rule {
	switch {
	case shape.Wider(b, a):
		return rule{received: "responses contain values of another type", fine: "the old values are still accepted"}
	case shape.Wider(a, b):
		return rule{sent: "values of the old type are rejected", fine: "responses contained such values before"}
	default:
		return breaks("values have another type")
	}
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
	case a.Kind == model.Integer && shape.Width(a.Format) != shape.Width(b.Format):
		return either(shape.Width(b.Format) < shape.Width(a.Format), narrower, wider)
	case a.Kind != model.String, !shape.Constrains(a.Format) && !shape.Constrains(b.Format):
		return harmless("the values are the same")
	case !shape.Constrains(a.Format):
		return narrower
	case !shape.Constrains(b.Format):
		return wider
	default:
		return breaks("values have another format")
	}
}

func (s spot) limits(a, b model.Limits, pos model.Position) {
	s.limit("minimum", shape.Bound(a.Minimum, a.ExclusiveMinimum), shape.Bound(b.Minimum, b.ExclusiveMinimum), 1, pos)
	s.limit("maximum", shape.Bound(a.Maximum, a.ExclusiveMaximum), shape.Bound(b.Maximum, b.ExclusiveMaximum), -1, pos)
	s.limit("minLength", shape.Count(a.MinLength), shape.Count(b.MinLength), 1, pos)
	s.limit("maxLength", shape.Count(a.MaxLength), shape.Count(b.MaxLength), -1, pos)
	s.limit("multipleOf", a.MultipleOf, b.MultipleOf, 0, pos)
}

// limit compares a bound. tighter is 1 if a larger bound is tighter, -1 if a
// smaller one is, and 0 if it is no bound.
func (s spot) limit(name, before, after string, tighter int, pos model.Position) {
	if before == after || before != "" && after != "" && shape.CompareBounds(before, after, tighter) == 0 {
		return
	}
	stricter, looser := before == "", after == ""
	switch {
	case stricter || looser:
	case tighter == 0:
		stricter, looser = equal.Divides(before, after), equal.Divides(after, before)
	default:
		change := shape.CompareBounds(after, before, tighter)
		stricter, looser = change == tighter, change == -tighter
	}
	s.add(finding{kind: LimitChanged, member: name, before: shape.Labelled(name, before), after: shape.Labelled(name, after), pos: pos, rule: narrowing(stricter, looser)})
}
