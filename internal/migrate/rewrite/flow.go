package rewrite

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/atlasgen/atlasgen/internal/migrate/pair"
)

// To returns an expression as a value of a type of the newer SDK. If there is no way,
// it writes a note, and returns the expression.
func (f *File) To(e ast.Expr, want types.Type) string {
	text, ok := f.to(e, want)
	if !ok {
		f.Note(e.Pos(), Manual, "this must be %s now", Describe(want))
	}
	return text
}

// Fits reports whether an expression can be a value of a type, or a pointer to one be
// made of it.
func (f *File) Fits(e ast.Expr, want types.Type) bool {
	if _, ok := f.to(e, want); ok {
		return true
	}
	_, ok := f.pointerTo(e, want)
	return ok
}

func (f *File) to(e ast.Expr, want types.Type) (string, bool) {
	e = ast.Unparen(e)
	tv := f.Pkg.TypesInfo.Types[e]
	if tv.IsNil() {
		return f.nothing(want)
	}
	if tv.Value != nil {
		if text, ok := f.constantTo(e, tv.Value, want); ok {
			return text, true
		}
	}
	if text, ok := f.formTo(e, want); ok {
		return text, true
	}
	if raw := f.Raw(e); raw.Type != nil && types.AssignableTo(raw.Type, want) {
		return raw.Text, true
	} else if direct, ok := f.fromRaw(raw, want); ok {
		return direct, true
	}
	text := f.Text(e)
	converted, ok := f.Pair().Convert(pair.Expr{Text: text, Type: f.Type(tv.Type), Addressable: tv.Addressable()}, want, f)
	if !ok {
		return text, false
	}
	return converted, true
}

// fromRaw converts a value of the newer SDK at once, instead of first to the type
// that it had in the older SDK.
func (f *File) fromRaw(raw pair.Expr, want types.Type) (string, bool) {
	return f.Pair().Convert(raw, want, f)
}

// nothing returns the text of nil as a value of a type.
func (f *File) nothing(want types.Type) (string, bool) {
	if f.Pair().Nullable(want) != nil {
		return f.TypeText(want) + "{}", true
	}
	switch want.Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map, *types.Interface, *types.Signature, *types.Chan:
		return "nil", true
	}
	return "nil", false
}

// constantTo returns a constant as a value of a type.
func (f *File) constantTo(e ast.Expr, v constant.Value, want types.Type) (string, bool) {
	if elem := f.Pair().Nullable(want); elem != nil {
		text, ok := f.typedConstant(e, v, elem)
		return f.SDK("Some") + "(" + text + ")", ok
	}
	if p, ok := types.Unalias(want).(*types.Pointer); ok {
		text, ok := f.typedConstant(e, v, p.Elem())
		return f.SDK("Ptr") + "(" + text + ")", ok
	}
	if text, ok := f.constant(v, want); ok && types.Unalias(want) != types.Typ[types.String] {
		return text, true
	}
	if f.untyped(e) && fits(v, want) {
		return f.Text(e), true
	}
	return "", false
}

// typedConstant returns a constant with the type that a call of a generic function
// has to infer.
func (f *File) typedConstant(e ast.Expr, v constant.Value, want types.Type) (string, bool) {
	if !fits(v, want) {
		return "", false
	}
	text := f.Text(e)
	if name, ok := f.constant(v, want); ok && types.Unalias(want) != types.Typ[types.String] {
		return name, true
	}
	have := f.TypeOf(e)
	if f.untyped(e) {
		have = alone(e, v)
	}
	if next := f.Type(have); next != nil && types.Identical(next, want) {
		return text, true
	}
	return f.TypeText(want) + "(" + text + ")", true
}

// untyped reports whether a constant has no type but that of its place.
func (f *File) untyped(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.BasicLit:
		return true
	case *ast.BinaryExpr:
		return f.untyped(e.X) && f.untyped(e.Y)
	case *ast.UnaryExpr:
		return f.untyped(e.X)
	case *ast.Ident:
		return f.untypedName(e)
	case *ast.SelectorExpr:
		return f.untypedName(e.Sel)
	}
	return false
}

// alone returns the type that an untyped constant has on its own.
func alone(e ast.Expr, v constant.Value) types.Type {
	if literal, ok := ast.Unparen(e).(*ast.BasicLit); ok && literal.Kind == token.FLOAT {
		return types.Typ[types.Float64]
	}
	switch v.Kind() {
	case constant.String:
		return types.Typ[types.String]
	case constant.Bool:
		return types.Typ[types.Bool]
	case constant.Float:
		return types.Typ[types.Float64]
	}
	return types.Typ[types.Int]
}

func (f *File) untypedName(name *ast.Ident) bool {
	object, ok := f.Pkg.TypesInfo.Uses[name].(*types.Const)
	if !ok {
		return false
	}
	basic, ok := object.Type().(*types.Basic)
	return ok && basic.Info()&types.IsUntyped != 0
}

// fits reports whether a constant can be a value of a type.
func fits(v constant.Value, t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	if !ok {
		return false
	}
	switch v.Kind() {
	case constant.String:
		return basic.Info()&types.IsString != 0
	case constant.Bool:
		return basic.Info()&types.IsBoolean != 0
	default:
		return basic.Info()&types.IsNumeric != 0
	}
}

// formTo converts expressions whose parts can be converted more plainly.
func (f *File) formTo(e ast.Expr, want types.Type) (string, bool) {
	switch e := e.(type) {
	case *ast.UnaryExpr:
		if e.Op == token.AND {
			return f.addressTo(e, want)
		}
	case *ast.CompositeLit:
		return f.literalTo(e, want)
	case *ast.CallExpr:
		return f.callTo(e, want)
	}
	return "", false
}

// addressTo converts the address of a literal, or of a variable that becomes a value.
func (f *File) addressTo(e *ast.UnaryExpr, want types.Type) (string, bool) {
	lit, isLiteral := ast.Unparen(e.X).(*ast.CompositeLit)
	if elem := f.Pair().Nullable(want); elem != nil {
		text, ok := f.to(e.X, elem)
		return f.SDK("Some") + "(" + text + ")", ok
	}
	if p, ok := types.Unalias(want).(*types.Pointer); ok {
		if !isLiteral {
			return "", false
		}
		text, ok := f.listTo(lit, p.Elem())
		return "&" + text, ok
	}
	return f.to(e.X, want)
}

// literalTo converts a literal. A struct becomes a pointer by its address.
func (f *File) literalTo(e *ast.CompositeLit, want types.Type) (string, bool) {
	if p, ok := types.Unalias(want).(*types.Pointer); ok && e.Type != nil && f.same(f.TypeOf(e), p.Elem()) {
		return "&" + f.Text(e), true
	}
	return f.listTo(e, want)
}

// listTo converts a literal of a list or map, element by element.
func (f *File) listTo(e *ast.CompositeLit, want types.Type) (string, bool) {
	if e.Type == nil {
		return "", false
	}
	var elem types.Type
	switch t := types.Unalias(want).(type) {
	case *types.Slice:
		elem = t.Elem()
	case *types.Map:
		elem = t.Elem()
	default:
		return "", false
	}
	if f.same(f.TypeOf(e), want) || !isList(f.TypeOf(e)) {
		return "", false
	}
	over := Overrides{e.Type: f.TypeText(want)}
	for _, element := range e.Elts {
		if kv, ok := element.(*ast.KeyValueExpr); ok {
			element = kv.Value
		}
		if lit, ok := element.(*ast.CompositeLit); ok && lit.Type == nil {
			return "", false
		}
		over[element] = f.To(element, elem)
	}
	return f.With(e, over), true
}

func isList(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Slice, *types.Map:
		return true
	}
	return false
}
