package strict

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// rowForm is a row of docs/openapi.md: OBJECT.KEYWORD, what three outputs make of it, and
// a document.
var rowForm = regexp.MustCompile("(?m)^\\| `([a-z0-9-]+)\\.([^`]+)` \\| (.+) \\| (.+) \\| (.+) \\| ([a-z0-9/-]+) \\|$")

// TestKeywords compares the list of keywords with the grammar, and with the documents of
// testdata/keywords.
func TestKeywords(t *testing.T) {
	list, err := os.ReadFile("../../../docs/openapi.md")
	if err != nil {
		t.Fatal(err)
	}
	documents := keywordDocuments(t)
	listed := map[string]bool{}
	for _, row := range rowForm.FindAllStringSubmatch(string(list), -1) {
		name, text := row[1]+"."+row[2], documents[row[6]]
		listed[name] = true
		if strings.Contains(strings.ToLower(row[0]), "ignored in silence") {
			t.Errorf("%s is ignored in silence", name)
		}
		if text == "" || !strings.Contains(text, keyText(row[2])) {
			t.Errorf("%s: the document %q does not use it", name, row[6])
		}
	}
	for _, part := range []map[string]objectRule{grammar, schemaGrammar} {
		for object, r := range part {
			for _, f := range r.fields {
				if name := strings.ReplaceAll(object, " ", "-") + "." + f.key; !listed[name] {
					t.Errorf("docs/openapi.md lacks %s", name)
				}
			}
		}
	}
	if most := 150; len(documents) < most {
		t.Errorf("%d documents, want %d", len(documents), most)
	}
}

// keyText returns what a document that uses a keyword contains. The forms of documents
// in testdata/keywords leave the usual first lines away.
func keyText(key string) string {
	if slices.Contains([]string{"openapi", "info", "title", "version", "paths", "components", "schemas", "schema", "content", "expression", "summary"}, key) {
		return ":"
	}
	return key
}

// keywordDocuments returns the documents of testdata/keywords by their names.
func keywordDocuments(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../../testdata/keywords/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	documents := map[string]string{}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if name, form, _ := strings.Cut(f.Name, "."); form != "checks" {
				documents[strings.TrimSuffix(filepath.Base(file), ".txtar")+"/"+name] = string(f.Data)
			}
		}
	}
	return documents
}
