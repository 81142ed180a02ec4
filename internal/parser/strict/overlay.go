package strict

import (
	"regexp"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// CheckOverlay holds an overlay against its specification.
func CheckOverlay(root *tree.Node) complaint.List {
	c := &checker{root: root, dialect: openAPI}
	if root.Kind == tree.Mapping {
		c.object(root, "overlay")
	} else {
		c.complain(root, "an overlay must be an object, not %s", root.What())
	}
	return c.complaints
}

var overlayVersion = regexp.MustCompile(`^1\.[01]\.\d+$`)

func (c *checker) overlay(n *tree.Node) {
	if v := n.Get("overlay"); v != nil && !overlayVersion.MatchString(v.Text) {
		c.complain(v, "not an overlay of version 1.0 or 1.1: %s", v.Excerpt())
	}
	if list := n.Get("actions"); list != nil && list.Kind == tree.Sequence && len(list.Items) == 0 {
		c.complain(list, "list must not be empty: %q", "actions")
	}
}

func (c *checker) action(n *tree.Node) {
	if n.Get("update") == nil && n.Str("remove") != "true" {
		c.complain(n, "action neither updates nor removes anything")
	}
}
