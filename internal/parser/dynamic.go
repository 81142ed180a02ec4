package parser

import (
	"bytes"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// A $dynamicRef of JSON Schema leads to the outermost schema that has a $dynamicAnchor
// of its name, among those through which the validation came to it. If only one schema
// has the anchor, that is the target, and the keyword means the same as a $ref.

// dynamicRefs makes references of the main tree that lead to one place only, whatever
// the way, ordinary ones. It warns of the others.
func (a *assembly) dynamicRefs() {
	if !bytes.Contains(a.options.Data, []byte("$dynamicRef")) {
		return
	}
	anchors := map[string]int{}
	walkSchemas(a.root, func(key, value *tree.Node) {
		if key.Text == "$dynamicAnchor" {
			anchors["#"+value.Text]++
		}
	})
	walkSchemas(a.root, func(key, value *tree.Node) {
		switch {
		case key.Text != "$dynamicRef":
		case anchors[value.Text] > 1:
			a.warnings.Add(complaint.DynamicRef, value.Pos, "several schemas have the dynamic anchor, and any JSON value is allowed: %s", complaint.Quote(value.Text))
		default:
			a.rewrite(key, "$ref")
		}
	})
}

// walkSchemas calls visit with the keys and texts of all objects below n but those of
// examples, values and extensions.
func walkSchemas(n *tree.Node, visit func(key, value *tree.Node)) {
	if n.Kind != tree.Mapping {
		for _, item := range n.Items {
			walkSchemas(item, visit)
		}
		return
	}
	for i, key := range n.Keys {
		switch value := n.Items[i]; {
		case value.IsText():
			visit(key, value)
		case !strings.HasPrefix(key.Text, "x-") && key.Text != "example" && key.Text != "examples" && key.Text != "default" && key.Text != "enum" && key.Text != "const":
			walkSchemas(value, visit)
		}
	}
}
