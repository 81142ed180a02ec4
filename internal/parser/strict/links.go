package strict

import "github.com/atlasgen/atlasgen/internal/parser/tree"

// A Visitor is called for each reference below a value: with the scalar that contains
// it, the object that consists of it (nil in the mapping of a discriminator), and the
// required kind of its target.
type Visitor func(ref, holder *tree.Node, of string)

// References finds the references of an object by the grammar. Values in examples and
// extensions may look like references, but are not.
func References(n *tree.Node, of string, visit Visitor) {
	valueReferences(n, elementRule(of), visit)
}

func valueReferences(n *tree.Node, r rule, visit Visitor) {
	switch {
	case n == nil || n.Kind == tree.Scalar:
	case (r.form == formObject || r.form == formSubschema) && n.Kind == tree.Mapping:
		if ref := n.Get("$ref"); r.ref && ref != nil && ref.IsText() {
			visit(ref, n, r.of)
			return
		}
		objectReferences(n, r.of, visit)
	case r.form == formTable && r.ref && n.Get("$ref") != nil && n.Get("$ref").IsText():
		visit(n.Get("$ref"), n, "callback")
	case r.form == formTable && n.Kind == tree.Mapping, r.form == formList && n.Kind == tree.Sequence:
		for i, item := range n.Items {
			if !r.extensible || !isExtension(n.Keys[i]) {
				References(item, r.of, visit)
			}
		}
	}
}

func objectReferences(n *tree.Node, of string, visit Visitor) {
	if of == "discriminator" {
		for _, target := range n.Get("mapping").Pairs() {
			if target.IsText() {
				visit(target, nil, "schema")
			}
		}
	}
	o := ruleOf(of)
	for key, value := range n.Pairs() {
		if f := o.field(key.Text); f != nil {
			valueReferences(value, f.rule, visit)
		}
	}
}

// Describes reports whether a keyword of a schema has schemas as its value, so that
// it describes a part of the value or an alternative.
func Describes(keyword string) bool {
	f := fieldOf(ruleOf("schema").fields, keyword)
	return f != nil && (f.of == "schema" || f.of != "" && elementRule(f.of).of == "schema")
}
