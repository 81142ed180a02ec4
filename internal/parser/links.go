package parser

// A visitor is called for each reference below a value: the scalar that holds
// it, the object whose only content it is (nil in a discriminator's mapping), and
// which kind of object it leads to.
type visitor func(ref, holder *node, of string)

// references finds the references of an object of a kind by the grammar, so that
// what merely looks like one (in an example, in an extension) is left alone.
func references(n *node, of string, visit visitor) {
	valueReferences(n, elementRule(of), visit)
}

func valueReferences(n *node, r rule, visit visitor) {
	switch {
	case n == nil || n.kind == scalar:
	case (r.form == formObject || r.form == formSubschema) && n.kind == mapping:
		if ref := n.get("$ref"); r.ref && ref != nil && ref.isText() {
			visit(ref, n, r.of)
			return
		}
		objectReferences(n, r.of, visit)
	case r.form == formTable && n.kind == mapping, r.form == formList && n.kind == sequence:
		for _, item := range n.items {
			references(item, r.of, visit)
		}
	}
}

func objectReferences(n *node, of string, visit visitor) {
	if of == "discriminator" {
		for _, target := range n.get("mapping").pairs() {
			if target.isText() {
				visit(target, nil, "schema")
			}
		}
	}
	o := ruleOf(of)
	for key, value := range n.pairs() {
		if f := o.field(key.text); f != nil {
			valueReferences(value, f.rule, visit)
		}
	}
}
