package rewrite

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/atlasgen/atlasgen/internal/migrate/pair"
)

// callTo converts calls that make a pointer or a list, by converting what they get.
func (f *File) callTo(e *ast.CallExpr, want types.Type) (string, bool) {
	if name, ok := ast.Unparen(e.Fun).(*ast.Ident); ok {
		if _, builtin := f.Pkg.TypesInfo.Uses[name].(*types.Builtin); builtin {
			return f.builtinTo(e, name.Name, want)
		}
	}
	if f.pointerOf(e) == nil {
		return "", false
	}
	return f.pointerTo(f.pointerOf(e), want)
}

// Value returns a value for a field whose type may be a pointer to it, or a Nullable
// of it.
func (f *File) Value(v ast.Expr, want types.Type) string {
	text, ok := f.pointerTo(v, want)
	if !ok {
		f.Note(v.Pos(), Manual, "this must be %s now", Describe(want))
	}
	return text
}

// pointerTo returns what a value becomes in place of a pointer to it.
func (f *File) pointerTo(v ast.Expr, want types.Type) (string, bool) {
	elem := f.Pair().Nullable(want)
	maker := "Some"
	if p, ok := types.Unalias(want).(*types.Pointer); ok {
		elem, maker = p.Elem(), "Ptr"
	}
	if elem == nil {
		return f.to(v, want)
	}
	if c := f.Pkg.TypesInfo.Types[v].Value; c != nil {
		text, ok := f.typedConstant(v, c, elem)
		return f.SDK(maker) + "(" + text + ")", ok
	}
	text, ok := f.to(v, elem)
	return f.SDK(maker) + "(" + text + ")", ok
}

// pointerOf returns the argument of a function of the SDK that returns a pointer to
// it, or nil.
func (f *File) pointerOf(e *ast.CallExpr) ast.Expr {
	object, p := f.Callee(e)
	if p == nil || len(e.Args) != 1 || !strings.HasPrefix(object.Name(), "Ptr") || object.Signature().Recv() != nil {
		return nil
	}
	return e.Args[0]
}

func (f *File) builtinTo(e *ast.CallExpr, name string, want types.Type) (string, bool) {
	slice, ok := types.Unalias(want).(*types.Slice)
	if !ok || f.same(f.TypeOf(e), want) {
		return "", false
	}
	over := Overrides{}
	switch {
	case name == "make":
		over[e.Args[0]] = f.TypeText(want)
	case name == "append" && !e.Ellipsis.IsValid():
		for i, argument := range e.Args {
			elem := slice.Elem()
			if i == 0 {
				elem = want
			}
			text, ok := f.to(argument, elem)
			if !ok {
				return "", false
			}
			over[argument] = text
		}
	default:
		return "", false
	}
	return f.With(e, over), true
}

// call converts the arguments of a function or method of the SDK, and puts them into
// the order of the newer SDK.
func (f *File) call(e *ast.CallExpr) (string, bool) {
	if text, ok := f.convert(e); ok {
		return text, true
	}
	object, p := f.Callee(e)
	if p == nil {
		return "", false
	}
	signature := f.actualSignature(e)
	if signature == nil || e.Ellipsis.IsValid() {
		return "", false
	}
	old := f.Pkg.TypesInfo.TypeOf(e.Fun).(*types.Signature)
	if len(e.Args) == 1 && old.Params().Len() > 1 {
		return "", false // the results of another call
	}
	order := f.order(object, old, signature, p)
	if order == nil {
		f.Note(e.Pos(), Manual, "%s takes other arguments now: %s", object.Name(), parameters(signature))
		return "", false
	}
	return f.arguments(e, old, signature, order), true
}

// convert converts a field at once to a type of the language.
func (f *File) convert(e *ast.CallExpr) (string, bool) {
	if !f.Pkg.TypesInfo.Types[e.Fun].IsType() || len(e.Args) != 1 {
		return "", false
	}
	s, ok := ast.Unparen(e.Args[0]).(*ast.SelectorExpr)
	if !ok {
		return "", false
	}
	raw, ok := f.rawField(s)
	want := f.Type(f.TypeOf(e))
	if !ok || raw.Type == nil || want == nil || !types.ConvertibleTo(raw.Type, want) || !pair.IsString(raw.Type) || !pair.IsString(want) {
		return "", false
	}
	return f.With(e, Overrides{e.Args[0]: raw.Text}), true
}

func parameters(s *types.Signature) string {
	var list []string
	for v := range s.Params().Variables() {
		list = append(list, v.Name()+" "+Describe(v.Type()))
	}
	return strings.Join(list, ", ")
}

// arguments returns a call with its arguments in another order. order holds the
// parameter that each argument is for.
func (f *File) arguments(e *ast.CallExpr, old, next *types.Signature, order []int) string {
	texts := make([]string, len(e.Args))
	moved := false
	for i, argument := range e.Args {
		if i >= old.Params().Len() || old.Variadic() && i >= old.Params().Len()-1 {
			texts[i] = f.Text(argument)
			continue
		}
		texts[order[i]] = f.To(argument, next.Params().At(order[i]).Type())
		moved = moved || order[i] != i
	}
	if moved {
		f.Note(e.Lparen, Order, "the arguments of %s now are %s", f.Text(e.Fun), parameters(next))
	}
	over := Overrides{e.Fun: f.Text(e.Fun)}
	for i, argument := range e.Args {
		over[argument] = texts[i]
	}
	return f.With(e, over)
}

// order returns the parameter of the newer function for each parameter of the older
// one; nil if they differ in more than their order. Parameters have the same name or
// a renamed one; others correspond in order.
func (f *File) order(object *types.Func, old, next *types.Signature, p *pair.Pair) []int {
	if old.Params().Len() != next.Params().Len() {
		return nil
	}
	order, taken := make([]int, old.Params().Len()), map[int]bool{}
	for i := range order {
		order[i] = f.named(old.Params().At(i).Name(), next)
		if order[i] >= 0 {
			taken[order[i]] = true
		}
	}
	rest := 0
	for i := range order {
		for ; order[i] < 0 && taken[rest]; rest++ {
		}
		if order[i] < 0 {
			order[i], taken[rest] = rest, true
		}
	}
	return order
}

// named returns the parameter with a name, or -1.
func (f *File) named(name string, s *types.Signature) int {
	for i := range s.Params().Len() {
		if strings.EqualFold(s.Params().At(i).Name(), name) {
			return i
		}
	}
	return -1
}
