package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/atlasgen/atlasgen/internal/migrate/pair"
)

// Raw returns an expression in the newer SDK with the type that it has there. For a
// field of an SDK that type may differ from what the code expects.
func (f *File) Raw(e ast.Expr) pair.Expr {
	for _, form := range f.Forms {
		if text, ok := form(f, ast.Unparen(e)); ok {
			return pair.Expr{Text: text, Type: f.Type(f.TypeOf(e))}
		}
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		if raw, ok := f.rawField(e); ok {
			return raw
		}
	case *ast.IndexExpr:
		if raw, ok := f.rawIndex(e); ok {
			return raw
		}
	case *ast.CallExpr, *ast.Ident:
		if t := f.actual(e); t != nil {
			return pair.Expr{Text: f.Text(e), Type: t, Addressable: f.addressable(e)}
		}
	}
	return pair.Expr{Text: f.Text(e), Type: f.Type(f.TypeOf(e)), Addressable: f.addressable(e)}
}

// rawField returns a field of the newer SDK. Ok is false for other selections.
func (f *File) rawField(s *ast.SelectorExpr) (pair.Expr, bool) {
	field, ok := f.Pkg.TypesInfo.Uses[s.Sel].(*types.Var)
	if !ok || !field.IsField() || embeddedType(field) != nil {
		return pair.Expr{}, false
	}
	for _, form := range f.Forms {
		if text, ok := form(f, s); ok {
			return pair.Expr{Text: text, Type: f.Type(f.TypeOf(s))}, true
		}
	}
	p := f.PairOf(field)
	if selection := f.Pkg.TypesInfo.Selections[s]; selection == nil || p == nil {
		return pair.Expr{}, false
	}
	name := f.field(s.Sel, field, p)
	next := f.successor(s, field, p)
	e := pair.Expr{Text: f.With(s, Overrides{s.X: f.operand(s.X), s.Sel: name}), Addressable: f.addressable(s)}
	if next != nil {
		e.Type = next.Type()
	}
	return e, true
}

// Field returns a field of the newer SDK that follows one of the older SDK, read from
// a receiver. It has no type if there is none.
func (f *File) Field(receiver string, symbol pair.Symbol) pair.Expr {
	e := pair.Expr{Text: receiver + "." + symbol.Name, Addressable: true}
	for _, p := range f.Pairs {
		if next, ok := p.Member(symbol).(*types.Var); ok {
			return pair.Expr{Text: receiver + "." + next.Name(), Type: next.Type(), Addressable: true}
		}
	}
	return e
}

// Defined reports whether a variable is defined by a call of the SDK, or by the
// address of a value, and so is no nil pointer.
func (f *File) Defined(name *ast.Ident) bool {
	object := f.Pkg.TypesInfo.Uses[name]
	definition, ok := f.definitions[object]
	if !ok {
		return false
	}
	assign, ok := f.parents[definition].(*ast.AssignStmt)
	if !ok {
		return false
	}
	switch right := ast.Unparen(assign.Rhs[0]).(type) {
	case *ast.CallExpr:
		_, p := f.Callee(right)
		return p != nil
	case *ast.UnaryExpr:
		return right.Op == token.AND
	}
	return false
}

// operand returns the text of what a field is selected from. A pointer in a Nullable
// is read through its pointer, and a struct that became a pointer needs no change.
func (f *File) operand(x ast.Expr) string {
	raw, ok := pair.Expr{}, false
	if s, isSelector := ast.Unparen(x).(*ast.SelectorExpr); isSelector {
		raw, ok = f.rawField(s)
	}
	if !ok || raw.Type == nil {
		return f.Text(x)
	}
	have, want := pair.NamedOf(raw.Type), pair.NamedOf(f.Type(f.TypeOf(x)))
	if have == nil || want == nil || !types.Identical(have, want) {
		return f.Text(x)
	}
	if _, isPointer := raw.Type.(*types.Pointer); isPointer && !f.Assigned(x) {
		if _, was := f.TypeOf(x).(*types.Pointer); !was {
			return f.SDK("Deref") + "(" + raw.Text + ")"
		}
	}
	return raw.Text
}

// Assigned reports whether an expression is part of the target of an assignment, or
// its address is taken.
func (f *File) Assigned(e ast.Expr) bool {
	var n ast.Node = e
	for {
		parent := f.Parent(n)
		switch p := parent.(type) {
		case *ast.SelectorExpr, *ast.IndexExpr, *ast.StarExpr, *ast.ParenExpr:
			n = parent
			continue
		case *ast.AssignStmt:
			for _, left := range p.Lhs {
				if ast.Unparen(left) == ast.Unparen(n.(ast.Expr)) {
					return true
				}
			}
			return false
		case *ast.UnaryExpr:
			return p.Op == token.AND
		case *ast.IncDecStmt:
			return true
		default:
			return false
		}
	}
}

// successor returns the field of the newer SDK that follows one of the older SDK.
func (f *File) successor(s *ast.SelectorExpr, field *types.Var, p *pair.Pair) types.Object {
	if actual := f.actual(s.X); actual != nil {
		object, _, _ := types.LookupFieldOrMethod(actual, true, p.Newer, p.Rename(p.Symbol(field)).To)
		return object
	}
	if owner := pair.NamedOf(f.TypeOf(s.X)); owner != nil && owner.TypeArgs().Len() > 0 {
		object, _, _ := types.LookupFieldOrMethod(f.Type(owner), true, p.Newer, p.Rename(p.Symbol(field)).To)
		return object
	}
	return p.Member(p.Symbol(field))
}

// rawIndex returns an element of a list or map of the newer SDK.
func (f *File) rawIndex(e *ast.IndexExpr) (pair.Expr, bool) {
	list := f.Raw(e.X)
	if list.Type == nil || types.Identical(list.Type, f.Type(f.TypeOf(e.X))) {
		return pair.Expr{}, false
	}
	var elem types.Type
	switch t := list.Type.Underlying().(type) {
	case *types.Slice:
		elem = t.Elem()
	case *types.Map:
		elem = t.Elem()
	default:
		return pair.Expr{}, false
	}
	return pair.Expr{Text: list.Text + "[" + f.Text(e.Index) + "]", Type: elem, Addressable: f.addressable(e)}, true
}

// Variable returns the variable that a name defines or uses, or nil.
func (f *File) Variable(name *ast.Ident) types.Object {
	if object := f.Pkg.TypesInfo.Defs[name]; object != nil {
		return object
	}
	return f.Pkg.TypesInfo.Uses[name]
}

// Definition returns the node that defines a variable of the file, or nil.
func (f *File) Definition(object types.Object) ast.Node {
	if name, ok := f.definitions[object]; ok {
		return f.parents[name]
	}
	return nil
}

// Lines returns the number of lines of a node.
func (f *File) Lines(n ast.Node) int {
	return strings.Count(string(f.source[f.offset(n.Pos()):f.offset(n.End())]), "\n") + 1
}

// Statement reports whether an assignment stands where any statement may.
func (f *File) Statement(n ast.Stmt) bool {
	switch f.parents[n].(type) {
	case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
		return true
	}
	return false
}

// addressable reports whether the address of an expression can be taken.
func (f *File) addressable(e ast.Expr) bool { return f.Pkg.TypesInfo.Types[e].Addressable() }

// read returns a field of the newer SDK as a value of the type that the code expects.
func (f *File) read(s *ast.SelectorExpr) string {
	raw, ok := f.rawField(s)
	if !ok {
		return f.With(s, nil)
	}
	want := f.Type(f.TypeOf(s))
	if raw.Type == nil || want == nil {
		return raw.Text
	}
	text, ok := f.Pair().Convert(raw, want, f)
	if !ok {
		f.Note(s.Sel.Pos(), Manual, "%s is now %s, it was %s", s.Sel.Name, Describe(raw.Type), Describe(want))
		return raw.Text
	}
	return text
}

// star returns what a pointer points to. A pointer that became a value needs no star.
func (f *File) star(e *ast.StarExpr) (string, bool) {
	s, ok := ast.Unparen(e.X).(*ast.SelectorExpr)
	if !ok || !f.Pkg.TypesInfo.Types[e].IsValue() {
		return "", false
	}
	raw, ok := f.rawField(s)
	if !ok || raw.Type == nil || f.Pair().Nullable(raw.Type) != nil {
		return "", false
	}
	if _, isPointer := raw.Type.(*types.Pointer); isPointer {
		return "", false
	}
	return f.Pair().Convert(raw, f.Type(f.TypeOf(e)), f)
}

// address returns the address of a field. A value that became a pointer needs no
// operator.
func (f *File) address(e *ast.UnaryExpr) (string, bool) {
	s, ok := ast.Unparen(e.X).(*ast.SelectorExpr)
	if e.Op != token.AND || !ok {
		return "", false
	}
	raw, ok := f.rawField(s)
	if !ok || raw.Type == nil {
		return "", false
	}
	want := f.Type(f.TypeOf(e))
	switch {
	case types.Identical(types.NewPointer(raw.Type), want):
		return "&" + raw.Text, true
	case types.Identical(raw.Type, want):
		return raw.Text, true
	}
	text, ok := f.Pair().Convert(pair.Expr{Text: "&" + raw.Text, Type: types.NewPointer(raw.Type)}, want, f)
	return text, ok
}

// compare compares a field with a constant of its enum.
func (f *File) compare(e *ast.BinaryExpr) (string, bool) {
	if e.Op != token.EQL && e.Op != token.NEQ {
		return "", false
	}
	for _, sides := range [][2]ast.Expr{{e.X, e.Y}, {e.Y, e.X}} {
		s, ok := ast.Unparen(sides[0]).(*ast.SelectorExpr)
		v := f.Pkg.TypesInfo.Types[sides[1]].Value
		if !ok || v == nil {
			continue
		}
		if raw, ok := f.rawField(s); ok && raw.Type != nil {
			if text, ok := f.constant(v, raw.Type); ok {
				return f.With(e, Overrides{sides[0]: raw.Text, sides[1]: text}), true
			}
		}
	}
	return "", false
}
