package strict

import "testing"

// Every name in the grammar leads to something that the grammar describes.
func TestGrammarIsComplete(t *testing.T) {
	for _, part := range []map[string]objectRule{grammar, schemaGrammar, dialectGrammar, overlayGrammar} {
		for name, o := range part {
			for _, f := range o.fields {
				r := f.rule
				if r.form == formTable || r.form == formList {
					r = elementRule(r.of)
				}
				if r.form == formObject && len(ruleOf(r.of).fields) == 0 {
					t.Errorf("grammar of %s: key %q leads to %q, which is not described", name, f.key, r.of)
				}
			}
		}
	}
}
