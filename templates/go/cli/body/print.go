package body

import (
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// Schema returns a schema with all that it refers to, as one JSON Schema.
func (c *Schemas) Schema(text string) (any, error) {
	root, err := tree.Decode([]byte(text))
	if err != nil {
		return nil, err
	}
	defs := new(tree.Object)
	if err := c.collect(root, defs); err != nil {
		return nil, err
	}
	if object, ok := root.(*tree.Object); ok && len(defs.Members()) > 0 {
		object.Set("$defs", defs)
	}
	return root, nil
}

// collect adds to defs what a schema refers to, in the order in which it is met.
func (c *Schemas) collect(v any, defs *tree.Object) error {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			if err := c.collect(item, defs); err != nil {
				return err
			}
		}
	case *tree.Object:
		for _, m := range v.Members() {
			if ref, ok := m.Value.(string); ok && strings.HasPrefix(ref, schema.Prefix) {
				if err := c.define(strings.TrimPrefix(ref, schema.Prefix), defs); err != nil {
					return err
				}
				continue
			}
			if err := c.collect(m.Value, defs); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *Schemas) define(name string, defs *tree.Object) error {
	if _, done := defs.Get(name); done {
		return nil
	}
	def, err := tree.Decode([]byte(c.table.Schema(name)))
	if err != nil {
		return err
	}
	defs.Set(name, def)
	return c.collect(def, defs)
}
