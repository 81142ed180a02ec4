package diff

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
)

// unions compares the arms of two unions, and the tags that select them.
func (c *comparer) unions(s spot, a, b *model.Union, pos model.Position) {
	if a.Discriminator != b.Discriminator && !a.Inferred && !b.Inferred {
		s.add(finding{kind: Discriminator, before: a.Discriminator, after: b.Discriminator, pos: pos, rule: breaks("another property tells the arms apart")})
	}
	arms := matched(a, b)
	for _, m := range arms {
		switch {
		case m.to == nil:
			s.add(finding{kind: ArmRemoved, member: label(m.from), before: label(m.from), pos: m.from.Decl.Pos,
				rule: rule{sent: "values of this form are refused", fine: "answers no longer hold it"}})
		case m.from == nil:
			s.add(finding{kind: ArmAdded, member: label(m.to), after: label(m.to), pos: m.to.Decl.Pos,
				rule: harmless("unions are open: unknown forms may come")})
		default:
			c.pair(s, m.from.Decl, m.to.Decl)
		}
	}
	if !a.Inferred && !b.Inferred {
		s.tags(arms, pos)
	}
}

// An armPair is an arm before and after; one of them may be missing.
type armPair struct{ from, to *model.Arm }

// matched pairs the arms of two unions: by the names of their schemas, then by a
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

// tags compares what selects the arms that both unions have.
func (s spot) tags(arms []armPair, pos model.Position) {
	for _, m := range arms {
		if m.from == nil || m.to == nil {
			continue
		}
		for _, tag := range m.from.Tags {
			if !slices.Contains(m.to.Tags, tag) {
				s.lost(arms, m, tag, pos)
			}
		}
		for _, tag := range m.to.Tags {
			if !slices.ContainsFunc(arms, func(o armPair) bool { return o.from != nil && slices.Contains(o.from.Tags, tag) }) {
				s.add(finding{kind: TagAdded, member: tag, after: tag + " is " + label(m.to), pos: pos, rule: harmless("unions are open: unknown tags may come")})
			}
		}
	}
}

// lost reports a tag that no longer selects the arm m.
func (s spot) lost(arms []armPair, m armPair, tag string, pos model.Position) {
	before := tag + " is " + label(m.from)
	for _, o := range arms {
		if o.to != nil && slices.Contains(o.to.Tags, tag) {
			s.add(finding{kind: TagMoved, member: tag, before: before, after: tag + " is " + label(o.to), pos: pos, rule: breaks("the tag means another form")})
			return
		}
	}
	s.add(finding{kind: TagRemoved, member: tag, before: before, pos: pos, rule: rule{sent: "the tag is refused", fine: "answers no longer hold it"}})
}
