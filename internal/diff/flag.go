package diff

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff/equal"
	"github.com/atlasgen/atlasgen/internal/model"
)

// member compares two schemas of a part that requests may omit, or not.
func (c *comparer) member(s spot, a, b *model.Schema, omitted bool) {
	c.defaults(s, a, b, omitted)
	c.schema(s, a, b)
}

// defaults compares the values that stand for a part that a request omits. Those of a
// declaration are compared once for all parts that use it.
func (c *comparer) defaults(s spot, a, b *model.Schema, omitted bool) {
	before, after := a.Effective().Default, b.Effective().Default
	if equal.JSON(string(before)) == equal.JSON(string(after)) {
		return
	}
	if x, y := defaulting(a), defaulting(b); x != nil && y != nil {
		at, isNew := c.part(s, part{x.Pos, y.Pos, "default " + strconv.FormatBool(omitted)}, named(x, s))
		if !isNew {
			return
		}
		s = at.limited(s.dirs)
	}
	s.add(finding{kind: DefaultChanged, before: string(before), after: string(after), pos: b.Pos, rule: defaultRule(before, omitted)})
}

func defaultRule(before model.JSON, omitted bool) rule {
	switch {
	case !omitted:
		return harmless("no request could omit it")
	case before == "":
		return harmless("no document promised a value before")
	default:
		return rule{sent: "requests without it have another meaning", fine: "responses contain the value"}
	}
}

// defaulting returns the declaration whose default applies to a schema, or nil.
func defaulting(s *model.Schema) *model.Decl {
	ref, ok := s.Type.(*model.Ref)
	if !ok || s.Default != "" {
		return nil
	}
	return ref.Decl
}

// flags compares the properties of a schema other than its type. Those of a
// declaration are compared once, at the declaration.
func (c *comparer) flags(s spot, a, b *model.Schema) {
	refA, okA := a.Type.(*model.Ref)
	refB, okB := b.Type.(*model.Ref)
	flag := func(kind Kind, says func(*model.Schema) bool, gained, lost rule) {
		before, after := says(a), says(b)
		elsewhere := okA && okB && says(&refA.Decl.Schema) != says(&refB.Decl.Schema)
		if before == after || elsewhere {
			return
		}
		s.add(finding{kind: kind, before: yesOrNo(before), after: yesOrNo(after), pos: b.Pos, rule: either(after, gained, lost)})
	}
	flag(NullableChanged, func(s *model.Schema) bool { return s.Nullable },
		rule{received: "responses may contain null", fine: "requests may contain null"},
		rule{sent: "null is rejected", fine: "responses no longer contain null"})
	flag(ReadOnlyChanged, func(s *model.Schema) bool { return s.ReadOnly },
		rule{sent: "it can no longer be set", fine: "it was never sent"}, harmless("it can be set now"))
	flag(WriteOnlyChanged, func(s *model.Schema) bool { return s.WriteOnly },
		rule{received: "responses no longer contain it", fine: "it was never read"}, harmless("responses now contain it"))
	flag(DeprecatedChanged, func(s *model.Schema) bool { return s.Deprecated },
		harmless("it still works"), harmless("it is no longer deprecated"))
	if before, after := canonical(a), canonical(b); !slices.Equal(before, after) {
		s.add(finding{kind: RestrictionChanged, before: restrictions(a), after: restrictions(b), pos: b.Pos, rule: narrowing(within(before, after), within(after, before))})
	}
}

// canonical returns the restrictions of a schema, sorted and in their only spelling.
func canonical(s *model.Schema) []string {
	var all []string
	for _, r := range s.Restrictions {
		all = append(all, equal.JSON(r.Text(quoted)))
	}
	slices.Sort(all)
	return all
}

// quoted returns the name of a declaration as a JSON string.
func quoted(d *model.Decl) string { return strconv.Quote(cmp.Or(d.Name.Wire, d.Pointer)) }

// within reports whether y contains all of x.
func within(x, y []string) bool {
	return !slices.ContainsFunc(x, func(s string) bool { return !slices.Contains(y, s) })
}

// narrowing returns the rule for a demand on values that was added, removed or
// replaced by another one.
func narrowing(added, removed bool) rule {
	switch {
	case added:
		return fewer
	case removed:
		return more
	default:
		return rule{sent: fewer.sent, received: more.received}
	}
}

// The rules for fewer and for more values than before.
var (
	fewer = rule{sent: "values that were accepted are rejected", fine: "responses contain no other values than before"}
	more  = rule{received: "responses may contain values that they never had", fine: "the old values are still accepted"}
)

// restrictions returns what a schema demands beyond its type, as JSON Schema.
func restrictions(s *model.Schema) string {
	var all []string
	for _, r := range s.Restrictions {
		all = append(all, r.Text(quoted))
	}
	return strings.Join(all, " ")
}

func yesOrNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}
