package strict

import (
	"slices"
	"testing"

	"github.com/atlasgen/atlasgen/internal/dialect"
)

// Every name in the grammar leads to something that the grammar describes.
func TestGrammarIsComplete(t *testing.T) {
	extensions := extensionFields(&dialect.Atlas().Extensions)
	for name := range extensions {
		if len(ruleOf(name).fields) == 0 {
			t.Errorf("an extension belongs to %q, which is not described", name)
		}
	}
	for _, part := range []map[string]objectRule{grammar, schemaGrammar, extensionGrammar, overlayGrammar} {
		for name, o := range part {
			for _, f := range slices.Concat(o.fields, extensions[name]) {
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
