package diff

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
)

// unions compares the arms of two unions, and the tags that select them.
func (c *comparer) unions(s spot, a, b *model.Union, pos model.Position) {
	if a.Discriminator != b.Discriminator && !a.Inferred && !b.Inferred {
		s.add(finding{kind: Discriminator, before: a.Discriminator, after: b.Discriminator, pos: pos,
			rule: discriminatorRule(a, b)})
	}
	arms := matched(a, b)
	for _, m := range arms {
		if m.from != nil && m.to != nil {
			c.pair(s, m.from.Decl, m.to.Decl)
		}
	}
	tagged := a.Discriminator != "" && a.Discriminator == b.Discriminator && !a.Inferred && !b.Inferred
	moved := map[*model.Arm]bool{}
	if tagged {
		moved = c.tags(s, arms, pos)
	}
	for _, m := range arms {
		switch {
		case m.to == nil && !moved[m.from]:
			s.add(finding{kind: ArmRemoved, member: label(m.from), before: label(m.from), pos: m.from.Decl.Pos,
				rule: rule{sent: "values of this type are rejected", fine: "responses no longer contain it"}})
		case m.from == nil && !moved[m.to]:
			s.add(finding{kind: ArmAdded, member: label(m.to), after: label(m.to), pos: m.to.Decl.Pos,
				rule: harmless("unions are open: unknown types can occur")})
		}
	}
}

func discriminatorRule(a, b *model.Union) rule {
	switch "" {
	case a.Discriminator:
		return harmless("nothing distinguished the types before")
	case b.Discriminator:
		return breaks("nothing distinguishes the types any more")
	default:
		return breaks("another property distinguishes the types")
	}
}

// An armPair is an arm before and after. One of them may be nil.
type armPair struct{ from, to *model.Arm }

// matched pairs the arms of two unions by the names of their schemas, then by a
// tag that selects both.
func matched(a, b *model.Union) []armPair {
	var pairs []armPair
	taken := map[*model.Arm]bool{}
	pick := func(from *model.Arm, same func(x, y *model.Arm) bool) {
		i := slices.IndexFunc(b.Arms, func(to *model.Arm) bool { return !taken[to] && same(from, to) })
		if i >= 0 {
			taken[from], taken[b.Arms[i]] = true, true
			pairs = append(pairs, armPair{from, b.Arms[i]})
		}
	}
	for _, same := range []func(x, y *model.Arm) bool{sameName, shareTag, sameInline} {
		for _, from := range a.Arms {
			if !taken[from] {
				pick(from, same)
			}
		}
	}
	for _, from := range a.Arms {
		if !taken[from] {
			pairs = append(pairs, armPair{from: from})
		}
	}
	for _, to := range b.Arms {
		if !taken[to] {
			pairs = append(pairs, armPair{to: to})
		}
	}
	return pairs
}

func sameName(x, y *model.Arm) bool {
	return x.Decl.Name.Wire != "" && x.Decl.Name.Wire == y.Decl.Name.Wire
}

func shareTag(x, y *model.Arm) bool {
	return slices.ContainsFunc(x.Tags, func(tag string) bool { return slices.Contains(y.Tags, tag) })
}

func sameInline(x, y *model.Arm) bool {
	return x.Decl.Name.Wire == "" && x.Decl.Name.Go == y.Decl.Name.Go
}

func label(a *model.Arm) string {
	if a.Decl.Name.Wire != "" {
		return a.Decl.Name.Wire
	}
	return a.Decl.Name.Go
}

// tags compares the tags that select the arms. If a tag selects another arm
// than before, the second arm is the successor of the first. tags returns the
// arms that are added or removed in this way only.
func (c *comparer) tags(s spot, arms []armPair, pos model.Position) map[*model.Arm]bool {
	moved := map[*model.Arm]bool{}
	for _, m := range arms {
		if m.from == nil {
			continue
		}
		for _, tag := range m.from.Tags {
			to := selected(arms, tag)
			switch {
			case to == nil && (m.to != nil || survives(arms, m.from)):
				s.add(finding{kind: TagRemoved, member: tag, before: tag + " is " + label(m.from), pos: pos,
					rule: rule{sent: "the tag is rejected", fine: "responses no longer contain it"}})
			case to != nil && to != m.to:
				s.add(finding{kind: TagMoved, member: tag, before: tag + " is " + label(m.from), after: tag + " is " + label(to), pos: pos,
					rule: harmless("differences between the types are listed separately")})
				c.successor(s, m.from.Decl, to.Decl)
				moved[m.from], moved[to] = true, true
			}
		}
	}
	for _, m := range arms {
		for _, tag := range added(m, arms) {
			s.add(finding{kind: TagAdded, member: tag, after: tag + " is " + label(m.to), pos: pos, rule: harmless("unions are open: unknown tags can occur")})
		}
	}
	return moved
}

// survives reports whether a tag of an older arm still selects an arm.
func survives(arms []armPair, from *model.Arm) bool {
	return slices.ContainsFunc(from.Tags, func(tag string) bool { return selected(arms, tag) != nil })
}

// selected returns the newer arm that a tag selects, or nil.
func selected(arms []armPair, tag string) *model.Arm {
	for _, m := range arms {
		if m.to != nil && slices.Contains(m.to.Tags, tag) {
			return m.to
		}
	}
	return nil
}

// added returns the tags of an arm that selected no arm before.
func added(m armPair, arms []armPair) []string {
	if m.from == nil || m.to == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(m.to.Tags), func(tag string) bool {
		return slices.ContainsFunc(arms, func(o armPair) bool { return o.from != nil && slices.Contains(o.from.Tags, tag) })
	})
}
