package incumbent

import (
	"go/ast"
	"go/types"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/migrate/pair"
	"github.com/atlasgen/atlasgen/internal/migrate/rewrite"
)

// A Dialect rewrites the forms of one older SDK.
type Dialect struct {
	older *types.Package
	pair  *pair.Pair
	facts Facts

	unions   map[string]union       // by type; not ranged over
	requests map[types.Object]*kept // by variable; not ranged over
}

// New returns the pair of an older SDK with a newer one, and the form that rewrites
// what pairs of names cannot express.
func New(older, newer *types.Package, source []*ast.File, facts Facts) (*pair.Pair, rewrite.Form) {
	variants := unions(newer, source)
	d := &Dialect{older: older, pair: pair.New(older.Path(), newer, names(older, newer, variants, facts)), facts: facts, unions: variants, requests: map[types.Object]*kept{}}
	for _, name := range older.Scope().Names() {
		d.request(name)
	}
	return d.pair, d.form
}

// request pairs the builder of an operation's request with the call that the newer
// SDK's method returns.
func (d *Dialect) request(name string) {
	operation, ok := strings.CutSuffix(name, "ApiRequest")
	if !ok {
		return
	}
	for _, f := range fields(d.older, name) {
		service := pair.NamedOf(f.object.Type())
		if service == nil {
			continue
		}
		method := d.pair.Member(pair.Symbol{Kind: pair.MethodKind, Owner: service.Obj().Name(), Name: operation})
		if method, ok := method.(*types.Func); ok && method.Signature().Results().Len() == 1 {
			d.pair.Replace(name, method.Signature().Results().At(0).Type())
		}
	}
}

// form returns the text of a form of the older SDK.
func (d *Dialect) form(f *rewrite.File, n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.ImportSpec:
		d.mocks(f, n)
	case *ast.ExprStmt:
		if call, ok := n.X.(*ast.CallExpr); ok {
			return d.setter(f, call)
		}
	case *ast.AssignStmt:
		return d.ok(f, n)
	case *ast.UnaryExpr:
		return d.lacks(f, n)
	case *ast.SelectorExpr:
		return d.selector(f, n)
	case *ast.CompositeLit:
		return d.literal(f, n)
	case *ast.CallExpr:
		return d.call(f, n)
	}
	return "", false
}

func (d *Dialect) call(f *rewrite.File, call *ast.CallExpr) (string, bool) {
	object, p := f.Callee(call)
	if p != d.pair {
		return "", false
	}
	if object.Signature().Recv() == nil {
		return d.function(f, call, object)
	}
	if text, ok := d.operation(f, call); ok {
		return text, true
	}
	if format := d.facts.Functions[d.pair.Symbol(object).String()]; format != "" {
		return d.expression(f, call, format)
	}
	return d.accessor(f, call, object)
}

// mocks writes a note about an import of mocks.
func (d *Dialect) mocks(f *rewrite.File, spec *ast.ImportSpec) {
	path, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
	if d.facts.Mocks != nil && d.facts.Mocks(path) {
		f.Note(spec.Pos(), rewrite.Manual, "there are no mocks: let the client call a fake server, which package admintest of the newer SDK has")
	}
}
