package build

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// deref follows references to what they stand for; nil stays nil. The strict
// check has found every reference to lead somewhere, and not in a circle.
func (b *builder) deref(n *tree.Node) *tree.Node {
	for range tree.MaxDepth {
		ref := n.Get("$ref")
		if ref == nil {
			return n
		}
		n = b.target(ref.Text)
	}
	return nil
}

// target returns the node that a reference within the document points to.
func (b *builder) target(ref string) *tree.Node {
	if n, ok := b.targets[ref]; ok {
		return n
	}
	p, _ := tree.ParsePointer(strings.TrimPrefix(ref, "#"))
	b.targets[ref] = b.root.Follow(p)
	return b.targets[ref]
}

// mappingNode returns the schema that a value of a discriminator's mapping
// names: a reference, or the bare name of a component.
func (b *builder) mappingNode(ref *tree.Node) *tree.Node {
	if strings.HasPrefix(ref.Text, "#/") {
		return b.target(ref.Text)
	}
	return b.root.Get("components").Get("schemas").Get(ref.Text)
}

// lastToken returns the name of the component that a reference points to.
func lastToken(ref string) string {
	return ref[strings.LastIndexByte(ref, '/')+1:]
}

// declOf returns the declaration of the schema that a reference leads to, which
// is a component's.
func (b *builder) declOf(ref *tree.Node) *model.Decl { return b.decls[b.deref(ref)] }
