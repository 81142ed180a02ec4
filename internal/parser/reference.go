package parser

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// target returns the component that a reference of the checked tree leads to, or nil.
func (c *checker) target(ref string) *node {
	fragment, local := strings.CutPrefix(ref, "#")
	p, ok := parsePointer(fragment)
	if _, _, component := p.component(); !local || !ok || !component {
		return nil
	}
	return c.root.follow(p)
}

// resolve follows references from n to something that is none. It returns nil if
// one is broken or they go round in a circle.
func (c *checker) resolve(n *node) *node {
	for range maxDepth {
		ref := n.get("$ref")
		if ref == nil {
			return n
		}
		n = c.target(ref.text)
	}
	return nil
}

// reference checks a Reference Object that stands where an object of a kind is wanted.
func (c *checker) reference(n *node, of string) {
	for key := range n.pairs() {
		if key.text != "$ref" && !slices.Contains(besideRef, key.text) && !strings.HasPrefix(key.text, "x-") {
			c.complain(key, "not supported beside $ref: %s", complaint.Quote(key.text))
		}
	}
	ref := n.get("$ref")
	if !c.is("$ref", ref, ref.isText(), "a string") {
		return
	}
	c.leadsTo(ref, ref.text, of)
	if of != "schema" && c.target(ref.text) != nil && c.resolve(n) == nil {
		c.complain(ref, "reference leads back to itself: %s", complaint.Quote(ref.text))
	}
}

// leadsTo complains about a reference that does not lead to a component of a kind.
func (c *checker) leadsTo(at *node, ref, of string) {
	want := ruleOf(of).section
	fragment, local := strings.CutPrefix(ref, "#")
	p, ok := parsePointer(fragment)
	section, name, component := p.component()
	switch {
	case !local || !ok || !component:
		c.complain(at, "a reference to a %s must have the form #/components/%s/NAME: %s", of, want, complaint.Quote(ref))
	case section != want:
		c.complain(at, "reference leads to components/%s where a %s must be: %s", section, of, complaint.Quote(ref))
	case c.root.follow(p) == nil:
		c.complain(at, "reference leads nowhere: %s%s", complaint.Quote(ref), c.hint(section, name))
	}
}

// maxHints bounds the search for what was meant, which compares with every component.
const maxHints = 100

// hint names the component of a section that was probably meant.
func (c *checker) hint(section, name string) string {
	if c.hints++; c.hints > maxHints {
		return ""
	}
	var names []string
	for key := range c.root.get("components").get(section).pairs() {
		names = append(names, key.text)
	}
	if meant := complaint.Nearest(name, names); meant != "" {
		return " (did you mean " + complaint.Quote(meant) + "?)"
	}
	return ""
}
