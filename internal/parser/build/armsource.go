package build

// Where the arms of a union come from: its own oneOf or anyOf, the union that is a
// part of its allOf, the mapping of its discriminator, or the schemas that inherit
// from it.

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// unionPart returns the part of a schema's allOf that is a union of objects, or nil.
// A parent whose arms inherit from it gives its properties alone.
func (b *builder) unionPart(n *tree.Node) *tree.Node {
	for part := range n.Get("allOf").Elements() {
		target := b.deref(part)
		if len(b.arms(target)) > 1 && b.isObject(target) && !b.isParent(target) {
			return target
		}
	}
	return nil
}

// isParent reports whether an arm of a union inherits from it.
func (b *builder) isParent(n *tree.Node) bool {
	seen := map[*tree.Node]bool{}
	return slices.ContainsFunc(b.arms(n), func(arm *tree.Node) bool { return b.inherits(b.deref(arm), n, seen) })
}

// inherits reports whether a schema has another one in its allOf, or in that of a
// part. Schemas in seen do not.
func (b *builder) inherits(n, from *tree.Node, seen map[*tree.Node]bool) bool {
	if seen[n] {
		return false
	}
	seen[n] = true
	for part := range n.Get("allOf").Elements() {
		if target := b.deref(part); target == from || b.inherits(target, from, seen) {
			return true
		}
	}
	return false
}

// heirs returns the components that inherit from a schema, if it has a discriminator
// without a mapping and no arms: the name of each is a tag (OAS 3.0.3, 4.7.25).
func (b *builder) heirs(n *tree.Node) []*tree.Node {
	d := n.Get("discriminator")
	if d == nil || d.Get("mapping") != nil || len(b.armNodes(n)) > 0 {
		return nil
	}
	all := b.children()[n]
	for i := 0; i < len(all); i++ { // and their children
		for _, child := range b.children()[all[i]] {
			if child != n && !slices.Contains(all, child) {
				all = append(all[:len(all):len(all)], child)
			}
		}
	}
	return all
}

// children returns the components that have a schema in their allOf, by schema.
func (b *builder) children() map[*tree.Node][]*tree.Node {
	if b.childrenOf != nil {
		return b.childrenOf
	}
	b.childrenOf = map[*tree.Node][]*tree.Node{}
	for _, schema := range b.root.Get("components").Get("schemas").Pairs() {
		for part := range schema.Get("allOf").Elements() {
			if parent := b.deref(part); part.Get("$ref") != nil && parent != schema {
				b.childrenOf[parent] = append(b.childrenOf[parent], schema)
			}
		}
	}
	return b.childrenOf
}
