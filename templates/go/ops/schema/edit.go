package schema

import (
	"slices"

	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// Prune returns a value without the properties that only the server sets, and the
// paths of the removed properties in the order of the value.
func (c *Set) Prune(v any, s *Schema) (pruned any, paths []string) {
	p := editor{set: c, drop: true}
	return p.value(v, s, ""), p.paths
}

// hidden replaces a secret in output.
const hidden = "[hidden]"

// Hide returns a value in which a mark replaces secrets.
func (c *Set) Hide(v any, s *Schema) any {
	p := editor{set: c}
	return p.value(v, s, "")
}

// An editor copies a value. It removes read-only properties, or hides secrets.
type editor struct {
	set   *Set
	drop  bool
	paths []string // of removed properties
}

func (e *editor) value(v any, s *Schema, path string) any {
	s = e.set.Resolve(s)
	if s.AnyOf != nil {
		if variant := e.set.Variant(v, s); variant != nil {
			return e.value(v, variant, path)
		}
		return v
	}
	switch v := v.(type) {
	case *tree.Object:
		return e.object(v, s, path)
	case []any:
		list := slices.Clone(v)
		for i, item := range list {
			if of := s.item(i); of != nil {
				list[i] = e.value(item, of, index(path, i))
			}
		}
		return list
	}
	return v
}

func (e *editor) object(v *tree.Object, s *Schema, path string) any {
	copied := new(tree.Object)
	for _, m := range v.Members() {
		p := s.Property(m.Name)
		if p == nil {
			p = s.Additional
		}
		switch {
		case p == nil:
			copied.Set(m.Name, m.Value)
		case e.drop && e.set.ReadOnly(p):
			e.paths = append(e.paths, join(path, m.Name))
		case !e.drop && e.set.Secret(p) && m.Value != nil:
			copied.Set(m.Name, hidden)
		default:
			copied.Set(m.Name, e.value(m.Value, p, join(path, m.Name)))
		}
	}
	return copied
}
