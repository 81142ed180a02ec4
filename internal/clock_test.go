package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// TestNoRoomReadsTheClock holds that outputs do not change with the day.
// Package time itself may be imported, to read the dates of a document.
func TestNoRoomReadsTheClock(t *testing.T) {
	clock := []string{"Now", "Since", "Until", "Sleep", "After", "Tick", "NewTimer", "NewTicker"}
	for file := range goFiles(t, ".") {
		if strings.HasPrefix(file, "conformance") || strings.HasPrefix(file, "fetch") || strings.HasPrefix(file, "buildcache") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if use, ok := n.(*ast.SelectorExpr); ok {
				if name, ok := use.X.(*ast.Ident); ok && name.Name == "time" && slices.Contains(clock, use.Sel.Name) {
					t.Errorf("%s uses time.%s", file, use.Sel.Name)
				}
			}
			return true
		})
	}
}
