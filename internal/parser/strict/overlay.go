package strict

import (
	"regexp"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// CheckOverlay checks an overlay against its specification.
func CheckOverlay(root *tree.Node) complaint.List {
	c := &checker{root: root, edition: openAPI}
	if root.Kind == tree.Mapping {
		c.object(root, "overlay")
	} else {
		c.complain(root, "an overlay must be an object, not %s", root.Shape())
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

// overlayGrammar describes the documents of the Overlay specification.
var overlayGrammar = map[string]objectRule{
	"overlay": {extensible: true, fields: []field{
		must("overlay", textRule),
		must("info", one("overlay info")),
		may("extends", textRule),
		must("actions", listOf("action")),
	}},
	"overlay info": {extensible: true, fields: []field{
		must("title", textRule), must("version", textRule), may("description", textRule),
	}},
	"action": {extensible: true, fields: []field{
		must("target", textRule),
		may("description", textRule),
		may("update", anyRule),
		may("remove", boolRule),
		refuse("copy"),
	}},
}
