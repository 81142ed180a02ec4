package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/atlasgen/atlasgen/internal/migrate/pair"
)

// assign converts what is assigned to fields of the SDK.
func (f *File) assign(n *ast.AssignStmt) (string, bool) {
	if len(n.Rhs) == 1 && len(n.Lhs) > 1 {
		return f.results(n)
	}
	if n.Tok == token.DEFINE && len(n.Lhs) == len(n.Rhs) {
		return f.define(n)
	}
	over := Overrides{}
	for i, left := range n.Lhs {
		f.target(left, n.Rhs[i], n.Tok, over)
	}
	if len(over) == 0 {
		return "", false
	}
	return f.With(n, over), true
}

// target converts one assigned value, if its target is a field of the SDK.
func (f *File) target(left, right ast.Expr, operator token.Token, over Overrides) {
	target, ok := f.rawTarget(left)
	if !ok || target.Type == nil {
		return
	}
	if operator != token.ASSIGN {
		if _, isPointer := target.Type.(*types.Pointer); isPointer {
			target.Text = "*" + target.Text
		}
		over[left] = target.Text
		return
	}
	over[left] = target.Text
	over[right] = f.To(right, target.Type)
}

// rawTarget returns the target of an assignment with its type in the newer SDK.
func (f *File) rawTarget(left ast.Expr) (pair.Expr, bool) {
	switch left := ast.Unparen(left).(type) {
	case *ast.SelectorExpr:
		return f.rawField(left)
	case *ast.IndexExpr:
		return f.rawIndex(left)
	case *ast.StarExpr:
		return f.rawStar(left)
	}
	return pair.Expr{}, false
}

// rawStar returns what a field points to.
func (f *File) rawStar(left *ast.StarExpr) (pair.Expr, bool) {
	s, ok := ast.Unparen(left.X).(*ast.SelectorExpr)
	if !ok {
		return pair.Expr{}, false
	}
	raw, ok := f.rawField(s)
	if !ok || raw.Type == nil {
		return pair.Expr{}, false
	}
	if elem := f.Pair().Nullable(raw.Type); elem != nil {
		return pair.Expr{Text: "*" + f.SDK("PtrOf") + "(&" + raw.Text + ")", Type: elem, Addressable: true}, true
	}
	if p, isPointer := raw.Type.(*types.Pointer); isPointer {
		return pair.Expr{Text: "*" + raw.Text, Type: p.Elem(), Addressable: true}, true
	}
	return raw, true // a pointer that became a value
}

// define follows variables whose type changes with the value that defines them.
func (f *File) define(n *ast.AssignStmt) (string, bool) {
	for i, left := range n.Lhs {
		f.follow(left, f.actual(n.Rhs[i]))
	}
	return "", false
}

// follow records the type of a variable that a definition changes.
func (f *File) follow(left ast.Expr, actual types.Type) {
	name, ok := left.(*ast.Ident)
	if !ok || actual == nil {
		return
	}
	object := f.Pkg.TypesInfo.Defs[name]
	if object == nil {
		return
	}
	if want := f.Type(object.Type()); want == nil || !types.Identical(want, actual) {
		f.actuals[object] = actual
	}
}

func (f *File) valueSpec(n *ast.ValueSpec) (string, bool) {
	if n.Type == nil && len(n.Names) == len(n.Values) {
		for i, name := range n.Names {
			f.follow(name, f.actual(n.Values[i]))
		}
	}
	return "", false
}
