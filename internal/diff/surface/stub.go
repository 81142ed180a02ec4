package surface

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"path"
	"regexp"
	"strconv"
)

// Stubs replace imported packages, by import path. They contain only the names
// that the compared packages use. Comparing two surfaces needs no more than the
// name of an imported type.
type stubs map[string]*types.Package

// Import returns the stub of a package.
func (s stubs) Import(importPath string) (*types.Package, error) {
	p := s[importPath]
	if p == nil {
		p = types.NewPackage(importPath, packageName(importPath))
		p.MarkComplete()
		s[importPath] = p
	}
	return p, nil
}

var majorVersion = regexp.MustCompile(`^v[0-9]+$`)

func packageName(importPath string) string {
	name := path.Base(importPath)
	if majorVersion.MatchString(name) {
		name = path.Base(path.Dir(importPath))
	}
	return name
}

// declare adds the imported names that a file uses.
func (s stubs) declare(file *ast.File) {
	u := usage{
		stubs: s, imports: map[string]string{}, params: map[ast.Expr]int{},
		interfaces: map[ast.Expr]bool{}, calls: map[ast.Expr]bool{}, constants: map[ast.Expr]bool{},
	}
	for _, spec := range file.Imports {
		importPath, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
		name := packageName(importPath)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		u.imports[name] = importPath
	}
	ast.Inspect(file, u.visit)
}

// A usage describes how a file uses its imports. The maps are not ranged over.
// Their expressions are visited before the selectors inside.
type usage struct {
	stubs      stubs
	imports    map[string]string // path by local name
	params     map[ast.Expr]int  // number of type arguments of a generic type
	interfaces map[ast.Expr]bool // expressions that must be interfaces: constraints, and types embedded in interfaces
	calls      map[ast.Expr]bool // functions that are called to initialise a variable
	constants  map[ast.Expr]bool // expressions in constants
}

func (u usage) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.IndexExpr:
		u.params[n.X] = 1
	case *ast.IndexListExpr:
		u.params[n.X] = len(n.Indices)
	case *ast.GenDecl:
		u.constant(n)
	case *ast.CallExpr:
		u.calls[n.Fun] = true
	case *ast.InterfaceType:
		u.embedded(n.Methods)
	case *ast.FuncType:
		u.embedded(n.TypeParams)
	case *ast.TypeSpec:
		u.embedded(n.TypeParams)
	case *ast.SelectorExpr:
		u.selector(n)
	}
	return true
}

func (u usage) constant(n *ast.GenDecl) {
	if n.Tok != token.CONST {
		return
	}
	ast.Inspect(n, func(n ast.Node) bool {
		if selector, ok := n.(*ast.SelectorExpr); ok {
			u.constants[selector] = true
		}
		return true
	})
}

func (u usage) embedded(fields *ast.FieldList) {
	if fields == nil {
		return
	}
	for _, f := range fields.List {
		u.interfaces[f.Type] = true
	}
}

// selector declares the name of a selector on an import.
func (u usage) selector(n *ast.SelectorExpr) {
	name, ok := n.X.(*ast.Ident)
	if !ok || u.imports[name.Name] == "" {
		return
	}
	p, _ := u.stubs.Import(u.imports[name.Name]) // Import never returns an error
	if p.Scope().Lookup(n.Sel.Name) != nil {
		return
	}
	p.Scope().Insert(u.object(p, n))
}

// object returns a declaration that fits the use of a name. Every constant is
// the same number, because only a change of the imported package could change
// its value.
func (u usage) object(p *types.Package, n *ast.SelectorExpr) types.Object {
	switch {
	case u.constants[n]:
		return types.NewConst(token.NoPos, p, n.Sel.Name, types.Typ[types.UntypedInt], constant.MakeInt64(1))
	case u.calls[n]:
		return types.NewFunc(token.NoPos, p, n.Sel.Name, errorFunc(p))
	}
	typeName := types.NewTypeName(token.NoPos, p, n.Sel.Name, nil)
	named := types.NewNamed(typeName, types.NewStruct(nil, nil), nil)
	if u.interfaces[n] {
		named.SetUnderlying(types.NewInterfaceType(nil, nil).Complete())
	}
	named.SetTypeParams(typeParams(p, u.params[n]))
	return typeName
}

// errorFunc returns the signature of errors.New, which initialises exported
// variables.
func errorFunc(p *types.Package) *types.Signature {
	anything := types.NewSlice(types.Universe.Lookup("any").Type())
	params := types.NewTuple(types.NewVar(token.NoPos, p, "", anything))
	results := types.NewTuple(types.NewVar(token.NoPos, p, "", types.Universe.Lookup("error").Type()))
	return types.NewSignatureType(nil, nil, nil, params, results, true)
}

func typeParams(p *types.Package, n int) []*types.TypeParam {
	var params []*types.TypeParam
	for i := range n {
		name := types.NewTypeName(token.NoPos, p, "T"+strconv.Itoa(i), nil)
		params = append(params, types.NewTypeParam(name, types.Universe.Lookup("any").Type()))
	}
	return params
}
