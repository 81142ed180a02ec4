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

// TestLayoutIsInTemplates holds that elements are written by templates, which a
// user can replace, and not by Go.
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
