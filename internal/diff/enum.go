package diff

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff/equal"
	"github.com/atlasgen/atlasgen/internal/model"
)

// enums compares the values of two enums. Many inline enums are equal, and a
// document changes all of them together. Such a change is reported once, at the
// first place.
func (c *comparer) enums(s spot, a, b *model.Enum, pos model.Position) {
	if where := s.where(); where.Path != "" {
		key := listed(a.Values) + "\n" + listed(b.Values)
		n, known := c.enum[key]
		if !known {
			n = c.node(where)
			c.enum[key] = n
		}
		if s.uses(n); known {
			return
		}
		s = spot{node: n, dirs: both}
	}
	c.values(s, a, b, pos)
}

// values compares the values of two enums. Enums are open, so a new value in a
// response does not break readers. A removed value may break callers.
func (c *comparer) values(s spot, a, b *model.Enum, pos model.Position) {
	for _, v := range a.Values {
		if !knows(b, v) {
			s.add(finding{kind: ValueRemoved, member: v.Wire, before: v.Wire, pos: pos,
				rule: rule{sent: "the value is rejected", fine: "responses no longer contain it"}})
		}
	}
	if added := without(b.Values, a); len(added) > 0 {
		s.add(finding{kind: ValueAdded, after: listed(added), pos: pos, rule: harmless("enums are open: unknown values can occur")})
	}
}

func knows(e *model.Enum, v model.EnumValue) bool {
	return slices.ContainsFunc(e.Values, func(w model.EnumValue) bool {
		return e.Kind == model.String && w.Wire == v.Wire || e.Kind != model.String && equal.Number(w.Wire) == equal.Number(v.Wire)
	})
}

// without returns the values that e lacks.
func without(values []model.EnumValue, e *model.Enum) []model.EnumValue {
	return slices.DeleteFunc(slices.Clone(values), func(v model.EnumValue) bool { return knows(e, v) })
}

// listed returns the texts of values.
func listed(values []model.EnumValue) string {
	var texts []string
	for _, v := range values {
		texts = append(texts, v.Wire)
	}
	return strings.Join(texts, ", ")
}
