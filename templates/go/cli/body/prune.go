package body

import (
	"slices"
	"strconv"

	"github.com/atlasgen/atlasgen/templates/go/cli/tree"
)

// Prune returns a value without the properties that only the server sets, and
// their paths, in the order of the value.
func (c *Schemas) Prune(v any, text string) (pruned any, paths []string) {
	p := editor{schemas: c, drop: true}
	return p.value(v, parse(text), ""), p.paths
}

// hidden stands for a secret that is not shown.
const hidden = "[hidden]"

// Hide returns a value with a mark in the place of its secrets.
func (c *Schemas) Hide(v any, text string) any {
	p := editor{schemas: c}
	return p.value(v, parse(text), "")
}

// An editor copies a value with changes: it drops read-only properties, or
// hides secrets.
type editor struct {
	schemas *Schemas
	drop    bool
	paths   []string // of what was dropped
}

func (e *editor) value(v any, s *schema, path string) any {
	s = e.schemas.of(s)
	if s.AnyOf != nil {
		if arm, _ := e.schemas.arm(v, s); arm != nil {
			return e.value(v, arm, path)
		}
		return v
	}
	switch v := v.(type) {
	case *tree.Object:
		return e.object(v, s, path)
	case []any:
		if s.Items == nil {
			return v
		}
		list := slices.Clone(v)
		for i, item := range list {
			list[i] = e.value(item, s.Items, path+"["+strconv.Itoa(i)+"]")
		}
		return list
	}
	return v
}

func (e *editor) object(v *tree.Object, s *schema, path string) any {
	copied := new(tree.Object)
	for _, m := range v.Members() {
		p := s.property(m.Name)
		if p == nil {
			p = s.Additional
		}
		switch {
		case p == nil:
			copied.Set(m.Name, m.Value)
		case e.drop && e.schemas.readOnly(p):
			e.paths = append(e.paths, join(path, m.Name))
		case !e.drop && e.schemas.secret(p) && m.Value != nil:
			copied.Set(m.Name, hidden)
		default:
			copied.Set(m.Name, e.value(m.Value, p, join(path, m.Name)))
		}
	}
	return copied
}
