package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// mostKinds is how many kinds of model.Type a type switch may name. Code for more
// kinds is a model.Visitor, so that the compiler finds it when a kind is added.
const mostKinds = 3

// kinds are the types that implement model.Type.
var kinds = map[string]bool{"Primitive": true, "Ref": true, "List": true, "Map": true, "Object": true, "Enum": true, "Union": true, "FreeForm": true}

// TestTypeSwitchesNameFewKinds holds that code for all kinds of types is a visitor.
func TestTypeSwitchesNameFewKinds(t *testing.T) {
	for file := range goFiles(t, ".") {
		name := filepath.ToSlash(file)
		if name == "model/visitor.go" || strings.HasPrefix(name, "conformance/") {
			continue
		}
		files := token.NewFileSet()
		source, err := parser.ParseFile(files, file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for n := range ast.Preorder(source) {
			s, ok := n.(*ast.TypeSwitchStmt)
			if !ok {
				continue
			}
			if named := kindsOf(s, strings.HasPrefix(name, "model/")); named > mostKinds {
				t.Errorf("%v: a type switch names %d kinds of types: want a model.Visitor", files.Position(s.Pos()), named)
			}
		}
	}
}

// kindsOf counts the cases of a type switch that are kinds of types. In their own
// package they have no qualifier.
func kindsOf(s *ast.TypeSwitchStmt, local bool) int {
	named := 0
	for _, clause := range s.Body.List {
		for _, e := range clause.(*ast.CaseClause).List {
			if star, ok := e.(*ast.StarExpr); ok {
				e = star.X
			}
			switch e := e.(type) {
			case *ast.Ident:
				if local && kinds[e.Name] {
					named++
				}
			case *ast.SelectorExpr:
				if x, ok := e.X.(*ast.Ident); ok && x.Name == "model" && kinds[e.Sel.Name] {
					named++
				}
			}
		}
	}
	return named
}
