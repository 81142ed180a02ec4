package html

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strings"
	"testing"
)

var element = regexp.MustCompile(`</?[a-z]`)

// TestLayoutIsInTemplates checks that templates, which a user can replace, write all
// elements, and Go code writes none.
func TestLayoutIsInTemplates(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), entry.Name(), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if text, ok := n.(*ast.BasicLit); ok && text.Kind == token.STRING && element.MatchString(text.Value) {
				t.Errorf("%s has the text %s, which belongs into a template", entry.Name(), text.Value)
			}
			return true
		})
	}
}
