package rewrite

import "go/ast"

// node returns the new text of a node, or false if only what is inside may change.
func (f *File) node(n ast.Node) (string, bool) {
	for _, form := range f.Forms {
		if text, ok := form(f, n); ok {
			return text, true
		}
	}
	switch n := n.(type) {
	case *ast.ImportSpec:
		return f.importSpec(n)
	case *ast.Ident:
		return f.ident(n)
	case *ast.SelectorExpr:
		return f.selector(n)
	case *ast.CompositeLit:
		return f.literal(n)
	case *ast.AssignStmt:
		return f.assign(n)
	case *ast.ValueSpec:
		return f.valueSpec(n)
	case *ast.CallExpr:
		return f.call(n)
	case *ast.StarExpr:
		return f.star(n)
	case *ast.UnaryExpr:
		return f.address(n)
	case *ast.BinaryExpr:
		return f.compare(n)
	}
	return "", false
}
