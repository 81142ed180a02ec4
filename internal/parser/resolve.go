package parser

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// deref follows references to what they stand for; nil stays nil. The strict
// check has found every reference to lead somewhere, and not in a circle.
func (b *builder) deref(n *node) *node {
	for range maxDepth {
		ref := n.get("$ref")
		if ref == nil {
			return n
		}
		n = b.target(ref.text)
	}
	return nil
}

// target returns the node that a reference within the document points to.
func (b *builder) target(ref string) *node {
	if n, ok := b.targets[ref]; ok {
		return n
	}
	p, _ := parsePointer(strings.TrimPrefix(ref, "#"))
	b.targets[ref] = b.root.follow(p)
	return b.targets[ref]
}

// mappingNode returns the schema that a value of a discriminator's mapping
// names: a reference, or the bare name of a component.
func (b *builder) mappingNode(ref *node) *node {
	if strings.HasPrefix(ref.text, "#/") {
		return b.target(ref.text)
	}
	return b.root.get("components").get("schemas").get(ref.text)
}

// lastToken returns the name of the component that a reference points to.
func lastToken(ref string) string {
	return ref[strings.LastIndexByte(ref, '/')+1:]
}

// declOf returns the declaration of the schema that a reference leads to, which
// is a component's.
func (b *builder) declOf(ref *node) *model.Decl { return b.decls[b.deref(ref)] }
