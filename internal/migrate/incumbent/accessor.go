package incumbent

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/atlasgen/atlasgen/internal/migrate/pair"
	"github.com/atlasgen/atlasgen/internal/migrate/rewrite"
)

// An access is a call of a getter, setter or the like.
type access struct {
	receiver ast.Expr
	field    *types.Var // of the older SDK
	symbol   pair.Symbol
	kind     string // "Get", "GetOk", "Has", "Set" or "SetNil"
	args     []ast.Expr
}

// access recognizes a call of an accessor.
func (d *Dialect) access(f *rewrite.File, call *ast.CallExpr) (access, bool) {
	object, p := f.Callee(call)
	if p != d.pair || object.Signature().Recv() == nil {
		return access{}, false
	}
	s, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	owner := pair.NamedOf(object.Signature().Recv().Type())
	if !ok || owner == nil {
		return access{}, false
	}
	all := fields(d.older, owner.Obj().Name())
	for _, form := range [][3]string{{"Get", "", "Get"}, {"Get", "Ok", "GetOk"}, {"Has", "", "Has"}, {"Set", "", "Set"}, {"Set", "Nil", "SetNil"}} {
		name, ok := strings.CutPrefix(object.Name(), form[0])
		name, ends := strings.CutSuffix(name, form[1])
		if g, exists := all[name]; ok && ends && exists {
			return access{s.X, g.object, pair.Symbol{Kind: pair.FieldKind, Owner: owner.Obj().Name(), Name: name}, form[2], call.Args}, true
		}
	}
	return access{}, false
}

// accessor returns what a getter or Has becomes.
func (d *Dialect) accessor(f *rewrite.File, call *ast.CallExpr, object *types.Func) (string, bool) {
	if object.Name() == "MarshalJSON" && len(call.Args) == 0 {
		s := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		return f.Import("encoding/json", "Marshal") + "(" + f.Text(s.X) + ")", true
	}
	a, ok := d.access(f, call)
	if !ok {
		return "", false
	}
	raw := d.read(f, a, call)
	switch a.kind {
	case "Get":
		return d.get(f, a, raw, call), true
	case "Has":
		condition := d.present(f, raw)
		switch f.Parent(call).(type) {
		case *ast.IfStmt, *ast.AssignStmt, *ast.CallExpr, *ast.ReturnStmt:
			return condition, true
		}
		return "(" + condition + ")", true
	case "GetOk":
		pointer, _ := f.Pair().Convert(raw, types.NewPointer(f.Type(value(a.field.Type()))), f)
		return "func() (" + f.TypeText(types.NewPointer(f.Type(value(a.field.Type())))) + ", bool) {\nreturn " + pointer + ", " + d.present(f, raw) + "\n}()", pointer != ""
	}
	return "", false
}

// value returns a field's type without its pointer: what getters return.
func value(t types.Type) types.Type {
	if p, ok := t.(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// read returns the field that an access means, read from a receiver that may be nil.
func (d *Dialect) read(f *rewrite.File, a access, call *ast.CallExpr) pair.Expr {
	if variants := d.variants(f, a); variants.Type != nil {
		return variants
	}
	text := d.receiver(f, a.receiver)
	raw := f.Field(text, a.symbol)
	raw.Addressable = !strings.HasSuffix(text, ")")
	if raw.Type == nil {
		f.Note(call.Pos(), rewrite.Removed, "%s.%s: the newer SDK has no such field: it belongs to variants, or is gone", a.symbol.Owner, a.symbol.Name)
	}
	return raw
}

// receiver returns the text of a receiver. Getters may be called on nil.
func (d *Dialect) receiver(f *rewrite.File, x ast.Expr) string {
	raw := f.Raw(x)
	if elem := f.Pair().Nullable(raw.Type); elem != nil {
		pointer, _ := f.Pair().Convert(raw, types.NewPointer(elem), f)
		return f.SDK("Deref") + "(" + pointer + ")"
	}
	if raw.Type == nil {
		return f.Text(x)
	}
	if _, isPointer := types.Unalias(raw.Type).(*types.Pointer); isPointer && !d.certain(f, x) {
		return f.SDK("Deref") + "(" + raw.Text + ")"
	}
	return raw.Text
}

// certain reports whether a pointer is not nil: a local variable that a call of the
// SDK, a literal or a constructor defines.
func (d *Dialect) certain(f *rewrite.File, x ast.Expr) bool {
	switch x := ast.Unparen(x).(type) {
	case *ast.UnaryExpr:
		return x.Op == token.AND
	case *ast.Ident:
		return f.Defined(x)
	case *ast.CallExpr:
		object, p := f.Callee(x)
		return p != nil && strings.HasPrefix(object.Name(), "New")
	}
	return false
}

func (d *Dialect) get(f *rewrite.File, a access, raw pair.Expr, call *ast.CallExpr) string {
	want := f.Type(f.TypeOf(call))
	if raw.Type == nil || want == nil {
		return raw.Text
	}
	text, ok := f.Pair().Convert(raw, want, f)
	if !ok {
		f.Note(call.Pos(), rewrite.Manual, "%s is now %s, it was %s", a.symbol.Name, rewrite.Describe(raw.Type), rewrite.Describe(want))
		return raw.Text
	}
	return text
}

// present returns the condition that a field has a value.
func (d *Dialect) present(f *rewrite.File, raw pair.Expr) string {
	if raw.Type == nil {
		return raw.Text + " != nil"
	}
	if elem := f.Pair().Nullable(raw.Type); elem != nil {
		pointer, _ := f.Pair().Convert(raw, types.NewPointer(elem), f)
		return pointer + " != nil"
	}
	switch types.Unalias(raw.Type).Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map, *types.Interface:
		return raw.Text + " != nil"
	}
	return "true"
}

// lacks returns the negation of Has.
func (d *Dialect) lacks(f *rewrite.File, n *ast.UnaryExpr) (string, bool) {
	call, ok := ast.Unparen(n.X).(*ast.CallExpr)
	if n.Op != token.NOT || !ok {
		return "", false
	}
	a, ok := d.access(f, call)
	if !ok || a.kind != "Has" {
		return "", false
	}
	condition, ok := strings.CutSuffix(d.present(f, d.read(f, a, call)), " != nil")
	return condition + " == nil", ok
}

// setter returns the assignment that a setter becomes.
func (d *Dialect) setter(f *rewrite.File, call *ast.CallExpr) (string, bool) {
	a, ok := d.access(f, call)
	if !ok {
		return "", false
	}
	if text, ok := d.setVariant(f, a, call); ok {
		return text, true
	}
	raw := f.Field(d.target(f, a.receiver), a.symbol)
	if raw.Type == nil {
		f.Note(call.Pos(), rewrite.Removed, "%s.%s: set it in the variant that Value holds", a.symbol.Owner, a.symbol.Name)
		return "", false
	}
	switch {
	case a.kind == "Set" && len(a.args) == 1:
		return raw.Text + " = " + f.Value(a.args[0], raw.Type), true
	case a.kind == "SetNil" && f.Pair().Nullable(raw.Type) != nil:
		return raw.Text + " = " + strings.Replace(f.TypeText(raw.Type), "Nullable", "Null", 1) + "()", true
	case a.kind == "SetNil":
		f.Note(call.Pos(), rewrite.Behavior, "%s.%s may not be null by the document: it is left out now", a.symbol.Owner, a.symbol.Name)
		return raw.Text + " = nil", true
	}
	return "", false
}

// target returns the receiver of a setter.
func (d *Dialect) target(f *rewrite.File, x ast.Expr) string {
	raw := f.Raw(x)
	if elem := f.Pair().Nullable(raw.Type); elem != nil {
		pointer, _ := f.Pair().Convert(raw, types.NewPointer(elem), f)
		return pointer
	}
	return raw.Text
}

// ok changes "v, ok := x.GetFieldOk()".
func (d *Dialect) ok(f *rewrite.File, n *ast.AssignStmt) (string, bool) {
	if len(n.Lhs) == 1 && len(n.Rhs) == 1 {
		if text, ok := d.define(f, n); ok {
			return text, true
		}
		return d.assign(f, n)
	}
	if len(n.Lhs) != 2 || len(n.Rhs) != 1 {
		return "", false
	}
	call, isCall := ast.Unparen(n.Rhs[0]).(*ast.CallExpr)
	if !isCall {
		return "", false
	}
	a, ok := d.access(f, call)
	if !ok || a.kind != "GetOk" {
		return "", false
	}
	raw := d.read(f, a, call)
	want := f.Type(value(a.field.Type()))
	if raw.Type == nil || want == nil {
		return "", false
	}
	text, ok := f.Pair().Convert(raw, types.NewPointer(want), f)
	return f.With(n, rewrite.Overrides{call: text + ", " + d.present(f, raw)}), ok
}
