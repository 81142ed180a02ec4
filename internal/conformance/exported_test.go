//go:build conformance

package conformance

import (
	"go/ast"
	"go/token"
	"path/filepath"
	"testing"
)

// TestExportedNames counts the exported names of the SDK of the newest
// document.
func TestExportedNames(t *testing.T) {
	const most = 5000
	dir := filepath.Join(generate(t, shared(t, newest), "2025-03-12"), "admin")
	var functions, methods, types, fields, constants int
	for _, file := range readSource(t, dir).Files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Name.IsExported() && n.Recv == nil {
					functions++
				} else if n.Name.IsExported() {
					methods++
				}
				return false
			case *ast.TypeSpec:
				if n.Name.IsExported() {
					types++
				}
			case *ast.StructType:
				for _, f := range n.Fields.List {
					fields += exportedOf(f.Names)
				}
			case *ast.GenDecl:
				for _, spec := range n.Specs {
					if v, ok := spec.(*ast.ValueSpec); ok && n.Tok == token.CONST {
						constants += exportedOf(v.Names)
					}
				}
			}
			return true
		})
	}
	if all := functions + methods + types; all >= most || all == 0 {
		t.Errorf("exported functions, methods and types = %d, want fewer than %d", all, most)
	}
	t.Logf("%d functions, %d methods, %d types; %d fields, %d constants", functions, methods, types, fields, constants)
}

func exportedOf(names []*ast.Ident) int {
	n := 0
	for _, name := range names {
		if name.IsExported() {
			n++
		}
	}
	return n
}
