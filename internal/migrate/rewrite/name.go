package rewrite

import (
	"go/ast"
	"go/constant"
	"go/types"
	"strconv"

	"github.com/atlasgen/atlasgen/internal/migrate/pair"
)

// ident returns the successor of a name that stands alone: of a dot import, a key of
// a literal, an embedded field.
func (f *File) ident(name *ast.Ident) (string, bool) {
	object := f.Object(name)
	p := f.PairOf(object)
	if p == nil {
		return "", false
	}
	if field, ok := object.(*types.Var); ok && field.IsField() {
		return f.field(name, field, p), true
	}
	if object.Pkg().Scope().Lookup(object.Name()) != object {
		return "", false // a method
	}
	if used, embedded := f.Pkg.TypesInfo.Uses[name], f.Object(name); used != embedded {
		return p.Rename(p.Symbol(object)).To, true // the name of an embedded field
	}
	return f.global(name, object, p), true
}

// selector returns the successor of a name of the package, a field or a method.
func (f *File) selector(s *ast.SelectorExpr) (string, bool) {
	object := f.Pkg.TypesInfo.Uses[s.Sel]
	if embeddedType(object) != nil {
		return "", false
	}
	p := f.PairOf(object)
	if p == nil {
		return "", false
	}
	if x, ok := s.X.(*ast.Ident); ok {
		if _, qualified := f.Pkg.TypesInfo.Uses[x].(*types.PkgName); qualified {
			return f.qualified(s, x.Name, object, p), true
		}
	}
	switch object := object.(type) {
	case *types.Var:
		return f.read(s), true
	case *types.Func:
		return f.method(s, object, p), true
	}
	return "", false
}

// qualified returns the successor of a name after that of the package.
func (f *File) qualified(s *ast.SelectorExpr, local string, object types.Object, p *pair.Pair) string {
	saved := f.sdk
	f.sdk = local
	defer func() { f.sdk = saved }()
	return f.global(s.Sel, object, p)
}

// global returns the successor of a package-level name.
func (f *File) global(name *ast.Ident, object types.Object, p *pair.Pair) string {
	symbol := p.Symbol(object)
	switch object := object.(type) {
	case *types.Const:
		if enum := p.Type(object.Type()); enum != nil {
			if text, ok := f.constant(object.Val(), enum); ok {
				return text
			}
		}
	case *types.TypeName:
		if named, ok := object.Type().(*types.Named); ok && named.TypeParams().Len() > 0 {
			break
		}
		if t := p.Type(object.Type()); t != nil {
			return f.TypeText(t)
		}
	}
	f.removed(name, symbol, p)
	return f.SDK(p.Rename(symbol).To)
}

// removed writes a note if a name has no successor.
func (f *File) removed(name *ast.Ident, symbol pair.Symbol, p *pair.Pair) {
	if r, ok := p.Removed(symbol); ok {
		f.Note(name.Pos(), Removed, "%v: %s", symbol, r.Reason)
	}
}

// constant returns the text of a constant as a value of a type: the constant of that
// enum, if it has one.
func (f *File) constant(v constant.Value, t types.Type) (string, bool) {
	if v.Kind() != constant.String || !pair.IsString(t) {
		return "", false
	}
	wire := constant.StringVal(v)
	if name, ok := f.Pair().Constant(t, wire); ok {
		return f.SDK(name), true
	}
	if t == types.Typ[types.String] {
		return strconv.Quote(wire), true
	}
	return "", false
}

// field returns the successor of the name of a field.
func (f *File) field(name *ast.Ident, field *types.Var, p *pair.Pair) string {
	symbol := p.Symbol(field)
	f.removed(name, symbol, p)
	return p.Rename(symbol).To
}

// method returns the successor of a method. It may belong to another service, which
// is a field of the same client.
func (f *File) method(s *ast.SelectorExpr, object *types.Func, p *pair.Pair) string {
	symbol := p.Symbol(object)
	f.removed(s.Sel, symbol, p)
	r := p.Rename(symbol)
	over := Overrides{s.Sel: r.To}
	if service := p.Rename(pair.Symbol{Kind: pair.TypeKind, Name: r.Type}).To; service != r.ToType {
		f.move(s, r, over)
	}
	return f.With(s, over)
}

// move changes "client.OldApi.Method" to use another service. If the service is kept
// in a variable, it writes a note.
func (f *File) move(s *ast.SelectorExpr, r pair.Rename, over Overrides) {
	if service, ok := ast.Unparen(s.X).(*ast.SelectorExpr); ok && service.Sel.Name == r.Type {
		over[service] = f.Text(service.X) + "." + r.ToType
		return
	}
	f.Note(s.Sel.Pos(), Manual, "%s.%s is now a method of %s", r.Type, r.From, r.ToType)
}
