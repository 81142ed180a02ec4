//go:build conformance

package docs

import (
	"fmt"
	"slices"
)

// inOrder returns facts in the order of our pages: those in HTML begin with what is
// required, those in JSON have the order of the document as the published ones.
func (c *tally) inOrder(facts []*fact) []*fact {
	if !c.requiredFirst {
		return facts
	}
	rank := func(f *fact) int {
		switch {
		case f.Discriminator:
			return 0
		case f.Required:
			return 1
		}
		return 2
	}
	return slices.SortedStableFunc(slices.Values(facts), func(a, b *fact) int { return rank(a) - rank(b) })
}

// names counts the names in order. The published pages omit "links".
func (c *tally) names(where string, got []*attribute, want []*fact) {
	var names []string
	for _, a := range got {
		if a.Name == "links" && !slices.ContainsFunc(want, func(f *fact) bool { return f.Name == "links" }) {
			c.differs("links left out of a tree")
			continue
		}
		names = append(names, a.Name)
	}
	for i, f := range c.inOrder(want) {
		if f.Name == "" {
			c.differs("attribute without a name")
			continue
		}
		at := ""
		if i < len(names) {
			at = names[i]
		}
		c.check(fmt.Sprintf("%s attribute %d of %v", where, i, names), at, f.Name)
	}
	if len(names) != len(want) {
		c.t.Errorf("%s attributes = %v, want %d", where, names, len(want))
	}
}
