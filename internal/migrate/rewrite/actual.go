package rewrite

import (
	"go/ast"
	"go/types"

	"github.com/atlasgen/atlasgen/internal/migrate/pair"
)

// actual returns the type that a call or variable has in the newer SDK; nil if that
// is what the code expects, or unknown.
func (f *File) actual(e ast.Expr) types.Type {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return f.actuals[f.Pkg.TypesInfo.Uses[e]]
	case *ast.CallExpr:
		if results := f.actualResults(e); results != nil && results.Len() == 1 {
			return f.different(results.At(0).Type(), e)
		}
	}
	return nil
}

// different returns a type unless it is that which the code expects.
func (f *File) different(t types.Type, e ast.Expr) types.Type {
	if want := f.Type(f.TypeOf(e)); want != nil && types.Identical(want, t) {
		return nil
	}
	return t
}

// actualResults returns the results of a call of a function or method of the SDK in
// the newer SDK; nil for other calls.
func (f *File) actualResults(call *ast.CallExpr) *types.Tuple {
	if signature := f.actualSignature(call); signature != nil {
		return signature.Results()
	}
	return nil
}

func (f *File) actualSignature(call *ast.CallExpr) *types.Signature {
	object, p := f.Callee(call)
	if p == nil {
		return nil
	}
	next := f.nextFunc(call, object, p)
	if next == nil {
		return nil
	}
	signature, _ := next.Type().(*types.Signature)
	if signature == nil || signature.TypeParams().Len() > 0 {
		return nil
	}
	return signature
}

// Callee returns the function or method of an older SDK that is called; a nil pair
// for other calls.
func (f *File) Callee(call *ast.CallExpr) (*types.Func, *pair.Pair) {
	fun := ast.Unparen(call.Fun)
	if index, ok := fun.(*ast.IndexExpr); ok {
		fun = index.X
	}
	var name *ast.Ident
	switch fun := fun.(type) {
	case *ast.SelectorExpr:
		name = fun.Sel
	case *ast.Ident:
		name = fun
	default:
		return nil, nil
	}
	object, ok := f.Pkg.TypesInfo.Uses[name].(*types.Func)
	if !ok {
		return nil, nil
	}
	return object, f.PairOf(object)
}

// nextFunc returns the successor of a called function or method; nil if there is
// none.
func (f *File) nextFunc(call *ast.CallExpr, object *types.Func, p *pair.Pair) types.Object {
	symbol := p.Symbol(object)
	if symbol.Kind == pair.FunctionKind {
		return p.Function(symbol)
	}
	s, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	receiver := f.actual(s.X)
	if receiver == nil {
		if named := pair.NamedOf(f.TypeOf(s.X)); named == nil || named.TypeArgs().Len() == 0 {
			return p.Member(symbol)
		}
		if receiver = f.Type(f.TypeOf(s.X)); receiver == nil {
			return nil
		}
	}
	next, _, _ := types.LookupFieldOrMethod(receiver, true, p.Newer, p.Rename(symbol).To)
	return next
}

// results changes the variables of a call with several results, which an operation
// that got or lost an answer has more or fewer of.
func (f *File) results(n *ast.AssignStmt) (string, bool) {
	call, ok := ast.Unparen(n.Rhs[0]).(*ast.CallExpr)
	if !ok {
		return "", false
	}
	next := f.actualResults(call)
	if next == nil {
		return "", false
	}
	over := Overrides{}
	switch have := len(n.Lhs); {
	case next.Len() == have+1:
		over[n.Lhs[0]] = "_, " + f.Text(n.Lhs[0])
	case next.Len() == have-1:
		f.lost(n.Lhs[0], over)
	case next.Len() == have:
		for i, left := range n.Lhs {
			if old, ok := f.TypeOf(call).(*types.Tuple); ok && !f.same(old.At(i).Type(), next.At(i).Type()) {
				f.follow(left, next.At(i).Type())
			}
		}
		return "", false
	}
	return f.cut(n, over), true
}

func (f *File) same(old, next types.Type) bool {
	t := f.Type(old)
	return t != nil && types.Identical(t, next)
}

// lost removes the variable of an answer that an operation no longer has.
func (f *File) lost(left ast.Expr, over Overrides) {
	over[left] = ""
	if name, ok := left.(*ast.Ident); !ok || name.Name != "_" {
		f.Note(left.Pos(), Removed, "the operation no longer answers with a value")
	}
}

// cut returns an assignment without its first variable if that has no text.
func (f *File) cut(n *ast.AssignStmt, over Overrides) string {
	if text, ok := over[n.Lhs[0]]; !ok || text != "" {
		return f.With(n, over)
	}
	edits := f.edits(n, over)
	for i, e := range edits {
		if e.start == f.offset(n.Lhs[0].Pos()) {
			edits[i].end = f.offset(n.Lhs[1].Pos())
		}
	}
	return f.apply(f.offset(n.Pos()), f.offset(n.End()), edits)
}
