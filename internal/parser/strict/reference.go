package strict

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
	"github.com/atlasgen/atlasgen/internal/spelling"
)

// target returns the component that a reference of the tree leads to, or nil.
func (c *checker) target(ref string) *tree.Node {
	fragment, local := strings.CutPrefix(ref, "#")
	p, ok := tree.ParsePointer(fragment)
	if _, _, component := p.Component(); !local || !ok || !component {
		return nil
	}
	return c.root.Follow(p)
}

// resolve follows references from n to a value that is not a reference. It returns nil
// if one is broken or they form a circle.
func (c *checker) resolve(n *tree.Node) *tree.Node {
	for range tree.MaxDepth {
		ref := n.Get("$ref")
		if ref == nil {
			return n
		}
		n = c.target(ref.Text)
	}
	return nil
}

// reference checks a Reference Object. It must lead to an object of a kind.
func (c *checker) reference(n *tree.Node, of string) {
	ref := n.Get("$ref")
	if besides := besideReference(n); len(besides) > 0 {
		if of == "schema" && c.edition == openAPI31 {
			moveReference(n)
			c.object(n, of)
			return
		}
		for _, key := range besides {
			c.warn(complaint.RefSibling, key, "key beside $ref, ignored as OpenAPI says: %s", complaint.Quote(key.Text))
			c.leave(n, n.Get(key.Text))
		}
	}
	if !c.is("$ref", ref, ref.IsText(), "a string") {
		return
	}
	c.leadsTo(ref, ref.Text, of)
	if of != "schema" && c.target(ref.Text) != nil && c.resolve(n) == nil {
		c.complain(ref, "reference leads back to itself: %s", complaint.Quote(ref.Text))
	}
}

// besideReference returns the keys beside $ref that say more than text about the use.
func besideReference(n *tree.Node) []*tree.Node {
	var keys []*tree.Node
	for key := range n.Pairs() {
		if key.Text != "$ref" && !slices.Contains(besideRef, key.Text) && !isExtension(key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// moveReference writes the reference of a schema of OpenAPI 3.1 as a part of its
// allOf, which means the same: the keys beside it count.
func moveReference(n *tree.Node) {
	key, ref := n.Key("$ref"), n.Get("$ref")
	part := &tree.Node{Kind: tree.Mapping, Pos: ref.Pos}
	part.Set(key, ref)
	n.Remove("$ref")
	if all := n.Get("allOf"); all != nil && all.Kind == tree.Sequence {
		all.Items = append([]*tree.Node{part}, all.Items...)
		return
	}
	n.Set(&tree.Node{Text: "allOf", Pos: key.Pos}, &tree.Node{Kind: tree.Sequence, Pos: ref.Pos, Items: []*tree.Node{part}})
}

// leadsTo complains about a reference that does not lead to a component of a kind.
func (c *checker) leadsTo(at *tree.Node, ref, of string) {
	want := ruleOf(of).section
	fragment, local := strings.CutPrefix(ref, "#")
	p, ok := tree.ParsePointer(fragment)
	section, name, component := p.Component()
	switch {
	case !local || !ok || !component:
		c.complain(at, "a reference to a %s must have the form #/components/%s/NAME: %s", of, want, complaint.Quote(ref))
	case section != want:
		c.complain(at, "reference leads to components/%s where a %s must be: %s", section, of, complaint.Quote(ref))
	case c.root.Follow(p) == nil:
		c.complain(at, "reference leads nowhere: %s%s", complaint.Quote(ref), c.hint(section, name))
	}
}

// maxHints bounds the search for similar names, which compares every component.
const maxHints = 100

// hint names a component of a section with a similar name.
func (c *checker) hint(section, name string) string {
	if c.hints++; c.hints > maxHints {
		return ""
	}
	var names []string
	for key := range c.root.Get("components").Get(section).Pairs() {
		names = append(names, key.Text)
	}
	if meant := spelling.Nearest(name, names); meant != "" {
		return " (did you mean " + complaint.Quote(meant) + "?)"
	}
	return ""
}
