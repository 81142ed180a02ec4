package incumbent

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/atlasgen/atlasgen/internal/migrate/rewrite"
)

// A kept is a request in a variable that setters change before it is sent. It becomes
// a struct of parameters, which the call gets.
type kept struct {
	chain  chain
	long   *types.Func
	params *types.Named
}

// kept returns how a variable with a request is used; nil if no setter changes it, or
// if the variable is used in another way too.
func (d *Dialect) kept(f *rewrite.File, name *ast.Ident) *kept {
	object := f.Variable(name)
	if object == nil || d.requestType(object.Type()) == "" {
		return nil
	}
	if k, known := d.requests[object]; known {
		return k
	}
	d.requests[object] = nil // while it is found out
	k := d.find(f, object)
	d.requests[object] = k
	return k
}

func (d *Dialect) find(f *rewrite.File, object types.Object) *kept {
	define, ok := f.Definition(object).(*ast.AssignStmt)
	if !ok || len(define.Lhs) != 1 || len(define.Rhs) != 1 || !d.changed(f, object) {
		return nil
	}
	call, ok := ast.Unparen(define.Rhs[0]).(*ast.CallExpr)
	if !ok {
		return nil
	}
	c, ok := d.chain(f, call)
	if !ok || c.execute != nil || c.long || len(c.args) == 0 || !simple(c.service) || !simple(c.args[0]) {
		return nil
	}
	next, _ := d.pair.Member(d.pair.Symbol(c.method)).(*types.Func)
	if next == nil {
		return nil
	}
	long, params := d.long(next)
	if params == nil {
		return nil
	}
	return &kept{c, long, params}
}

// simple reports whether an expression has the same value wherever it is repeated.
func simple(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return true
	case *ast.SelectorExpr:
		return simple(e.X)
	case *ast.CallExpr:
		s, ok := e.Fun.(*ast.SelectorExpr)
		return ok && len(e.Args) == 0 && (s.Sel.Name == "Background" || s.Sel.Name == "TODO")
	}
	return false
}

// changed reports whether setters change a variable, and nothing but setters and
// Execute use it.
func (d *Dialect) changed(f *rewrite.File, object types.Object) bool {
	set, other := false, false
	ast.Inspect(f.Tree, func(n ast.Node) bool {
		name, ok := n.(*ast.Ident)
		if !ok || f.Pkg.TypesInfo.Uses[name] != object {
			return true
		}
		switch parent := f.Parent(name).(type) {
		case *ast.SelectorExpr:
			set = set || parent.Sel.Name != "Execute"
		case *ast.AssignStmt:
			other = other || len(parent.Lhs) != 1 || parent.Lhs[0] != name
		default:
			other = true
		}
		return true
	})
	return set && !other
}

// define changes the definition of a kept request, and the statements that change it.
func (d *Dialect) define(f *rewrite.File, n *ast.AssignStmt) (string, bool) {
	name, ok := n.Lhs[0].(*ast.Ident)
	if !ok {
		return "", false
	}
	k := d.kept(f, name)
	if k == nil {
		return "", false
	}
	if n.Tok == token.DEFINE {
		parts, ok := d.parts(f, k.chain, k.params)
		return f.With(n, rewrite.Overrides{n.Rhs[0]: "&" + f.TypeText(k.params) + "{" + strings.Join(parts, ", ") + "}"}), ok
	}
	call, ok := ast.Unparen(n.Rhs[0]).(*ast.CallExpr)
	if !ok {
		return "", false
	}
	setters, variable := d.setters(f, call)
	if variable == nil || variable.Name != name.Name {
		return "", false
	}
	set, ok := d.set(f, chain{setters: setters}, k.params)
	for i, s := range set {
		set[i] = name.Name + "." + strings.Replace(s, ": ", " = ", 1)
	}
	return strings.Join(set, "\n"), ok
}

// setters returns the setters of "request.A(1).B(2)" with the variable before them.
func (d *Dialect) setters(f *rewrite.File, call *ast.CallExpr) (list []*ast.CallExpr, variable *ast.Ident) {
	for {
		s, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok {
			return nil, nil
		}
		list = append([]*ast.CallExpr{call}, list...)
		switch x := ast.Unparen(s.X).(type) {
		case *ast.Ident:
			return list, x
		case *ast.CallExpr:
			call = x
		default:
			return nil, nil
		}
	}
}

// send sends a kept request.
func (d *Dialect) send(f *rewrite.File, call *ast.CallExpr) (string, bool) {
	setters, variable := d.setters(f, call)
	if variable == nil {
		return "", false
	}
	k := d.kept(f, variable)
	last := len(setters) - 1
	if s, ok := setters[last].Fun.(*ast.SelectorExpr); k == nil || !ok || s.Sel.Name != "Execute" {
		return "", false
	}
	params := variable.Name
	if last > 0 {
		set, ok := d.set(f, chain{setters: setters[:last]}, k.params)
		if !ok {
			return "", false
		}
		for i, s := range set {
			set[i] = "all." + strings.Replace(s, ": ", " = ", 1)
		}
		params = "func() *" + f.TypeText(k.params) + " {\nall := *" + params + "\n" + strings.Join(set, "\n") + "\nreturn &all\n}()"
	}
	return f.Text(k.chain.service) + "." + k.long.Name() + "(" + f.Text(k.chain.args[0]) + ", " + params + ").Execute()", true
}
