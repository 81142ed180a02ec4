package rewrite

import (
	"go/ast"
	"go/types"

	"github.com/atlasgen/atlasgen/internal/migrate/pair"
)

// literal returns a struct literal of the SDK, with its values converted.
func (f *File) literal(n *ast.CompositeLit) (string, bool) {
	named := pair.NamedOf(f.TypeOf(n))
	if named == nil {
		return "", false
	}
	p := f.PairOf(named.Obj())
	if p == nil {
		return "", false
	}
	next, _ := f.Type(named).(*types.Named)
	over := Overrides{}
	for _, element := range n.Elts {
		if kv, ok := element.(*ast.KeyValueExpr); ok {
			f.element(kv, next, p, over)
		}
	}
	if len(over) == 0 {
		return "", false
	}
	return f.With(n, over), true
}

// element converts the value of one field of a literal.
func (f *File) element(kv *ast.KeyValueExpr, owner *types.Named, p *pair.Pair, over Overrides) {
	key, ok := kv.Key.(*ast.Ident)
	if !ok {
		return
	}
	field, ok := f.Pkg.TypesInfo.Uses[key].(*types.Var)
	if !ok || !field.IsField() || f.PairOf(field) == nil {
		return
	}
	over[key] = f.field(key, field, p)
	if owner == nil {
		return
	}
	next, _, _ := types.LookupFieldOrMethod(owner, true, p.Newer, over[key])
	if next != nil {
		over[kv.Value] = f.To(kv.Value, next.Type())
	}
}
