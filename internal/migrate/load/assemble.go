package load

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/packages"
)

// Assemble returns a program of packages that are type-checked already, with all
// that they import. Tests use it.
func Assemble(set *token.FileSet, roots []*packages.Package, newer *types.Package, source []*ast.File) *Program {
	p := &Program{Set: set, Roots: inOrder(roots), To: newer.Path(), Newer: newer, Source: source, known: map[string]*types.Package{}}
	for _, root := range p.Roots {
		p.remember(root)
	}
	for _, imported := range newer.Imports() {
		p.rememberTypes(imported)
	}
	return p
}
