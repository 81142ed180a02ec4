package incumbent

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/migrate/pair"
	"github.com/atlasgen/atlasgen/internal/migrate/rewrite"
)

// A chain is a call of an operation with the setters after it.
type chain struct {
	service ast.Expr
	method  *types.Func // of the older SDK
	long    bool        // the parameters are in a struct
	args    []ast.Expr
	setters []*ast.CallExpr // in the order of the code
	execute *ast.CallExpr   // nil if the request is not sent
}

// operation changes a call of an operation with its setters.
func (d *Dialect) operation(f *rewrite.File, call *ast.CallExpr) (string, bool) {
	if text, ok := d.executed(f, call); ok {
		return text, true
	}
	if text, ok := d.send(f, call); ok {
		return text, true
	}
	c, ok := d.chain(f, call)
	if !ok {
		return "", false
	}
	next, _ := d.pair.Member(d.pair.Symbol(c.method)).(*types.Func)
	if next == nil {
		f.Note(call.Pos(), rewrite.Removed, "%s: the newer SDK has no such operation", c.method.Name())
		return "", false
	}
	text, ok := d.prepared(f, c, next)
	if ok && c.execute != nil {
		text = d.sent(f, c, next, text+".Execute()")
	}
	return text, ok
}

// executed changes "service.OpExecute(request)".
func (d *Dialect) executed(f *rewrite.File, call *ast.CallExpr) (string, bool) {
	object, _ := f.Callee(call)
	if len(call.Args) != 1 || !strings.HasSuffix(object.Name(), "Execute") || d.requestType(f.TypeOf(call.Args[0])) == "" {
		return "", false
	}
	return f.Text(call.Args[0]) + ".Execute()", true
}

// requestType returns the name of the operation whose request a type builds, or an
// empty string.
func (d *Dialect) requestType(t types.Type) string {
	named := pair.NamedOf(t)
	if named == nil || !d.pair.Of(named.Obj()) {
		return ""
	}
	name, ok := strings.CutSuffix(named.Obj().Name(), "ApiRequest")
	if !ok {
		return ""
	}
	return name
}

// chain recognizes "service.Op(ctx, ...).Setter(...).Execute()".
func (d *Dialect) chain(f *rewrite.File, call *ast.CallExpr) (chain, bool) {
	var c chain
	for {
		object, p := f.Callee(call)
		s, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if p != d.pair || !ok || object.Signature().Recv() == nil {
			return c, false
		}
		if d.requestType(object.Signature().Recv().Type()) == "" {
			c.service, c.method, c.args = s.X, object, call.Args
			c.long = strings.HasSuffix(object.Name(), "WithParams")
			return c, d.requestType(f.TypeOf(call)) != ""
		}
		if object.Name() == "Execute" {
			c.execute = call
		} else {
			c.setters = append([]*ast.CallExpr{call}, c.setters...)
		}
		before, ok := ast.Unparen(s.X).(*ast.CallExpr)
		if !ok {
			return c, false // a request in a variable
		}
		call = before
	}
}

// prepared returns the call of the newer SDK's method.
func (d *Dialect) prepared(f *rewrite.File, c chain, next *types.Func) (string, bool) {
	service := f.Text(c.service)
	switch {
	case c.long && len(c.setters) == 0:
		return service + "." + next.Name() + "(" + d.list(f, c.args) + ")", true
	case c.long:
		return d.extended(f, c, next, service)
	}
	order, plain := d.order(f, c, next)
	if plain && len(c.setters) == 0 {
		return service + "." + next.Name() + "(" + strings.Join(order, ", ") + ")", true
	}
	return d.withParams(f, c, next, service)
}

func (d *Dialect) list(f *rewrite.File, args []ast.Expr) string {
	var texts []string
	for _, a := range args {
		texts = append(texts, f.Text(a))
	}
	return strings.Join(texts, ", ")
}

// order returns the arguments in the order of the newer method. Plain is false if
// that takes other parameters, such as required ones of the query.
func (d *Dialect) order(f *rewrite.File, c chain, next *types.Func) (args []string, plain bool) {
	old, params := c.method.Signature().Params(), next.Signature().Params()
	if len(c.args) != old.Len() {
		return nil, false
	}
	args = make([]string, params.Len())
	moved := false
	for i, a := range c.args {
		if d.isFixed(f, next, old.At(i).Name(), a) {
			continue
		}
		at := index(old.At(i), params)
		if at < 0 || args[at] != "" {
			return nil, false
		}
		args[at] = f.To(a, params.At(at).Type())
		moved = moved || !inOrder(args[at:])
	}
	if slices.Contains(args, "") {
		return nil, false
	}
	if moved {
		f.Note(c.args[0].Pos(), rewrite.Order, "%s takes %s now, it took %s", next.Name(), parameterNames(params), parameterNames(old))
	}
	return args, true
}

// inOrder reports whether only the first of some arguments is known yet.
func inOrder(args []string) bool {
	return !slices.ContainsFunc(args[1:], func(a string) bool { return a != "" })
}

// parameterNames returns the names of parameters after the context.
func parameterNames(t *types.Tuple) string {
	var list []string
	for i := 1; i < t.Len(); i++ {
		list = append(list, t.At(i).Name())
	}
	return strings.Join(list, ", ")
}

// index returns the parameter with the name of another, or the body for one; -1 if
// there is none.
func index(old *types.Var, params *types.Tuple) int {
	for i := range params.Len() {
		if plain(params.At(i).Name()) == plain(old.Name()) {
			return i
		}
	}
	last := params.Len() - 1
	if last >= 0 && params.At(last).Name() == "body" && isBody(old.Type()) {
		return last
	}
	return -1
}

// plain returns a name without case and marks.
func plain(name string) string { return strings.ToLower(strings.Trim(name, "_")) }

// isBody reports whether a parameter is a request body: everything but a string or
// number, and not a context.
func isBody(t types.Type) bool {
	if named := pair.NamedOf(t); named != nil && named.Obj().Name() == "Context" {
		return false
	}
	_, isBasic := t.Underlying().(*types.Basic)
	return !isBasic
}

// withParams returns a call with the arguments and setters in a struct.
func (d *Dialect) withParams(f *rewrite.File, c chain, next *types.Func, service string) (string, bool) {
	long, params := d.long(next)
	if params == nil || len(c.args) == 0 {
		return "", false
	}
	parts, ok := d.parts(f, c, params)
	return service + "." + long.Name() + "(" + f.Text(c.args[0]) + ", &" + f.TypeText(params) + "{" + strings.Join(parts, ", ") + "})", ok
}

// parts returns the fields of a parameter struct for the arguments and setters of a
// call.
func (d *Dialect) parts(f *rewrite.File, c chain, params *types.Named) (parts []string, ok bool) {
	old := c.method.Signature().Params()
	for i := 1; i < len(c.args); i++ {
		if d.fixed(f, params, old.At(i).Name(), c.args[i]) {
			continue
		}
		part, ok := d.part(f, params, old.At(i).Name(), c.args[i], isBody(old.At(i).Type()))
		if !ok {
			return nil, false
		}
		parts = append(parts, part)
	}
	set, ok := d.set(f, c, params)
	return append(parts, set...), ok
}

// set returns the fields of setters.
func (d *Dialect) set(f *rewrite.File, c chain, params *types.Named) (parts []string, ok bool) {
	for _, call := range c.setters {
		object, _ := f.Callee(call)
		if len(call.Args) != 1 {
			return nil, false
		}
		part, ok := d.part(f, params, object.Name(), call.Args[0], isBody(f.TypeOf(call.Args[0])))
		if !ok {
			return nil, false
		}
		parts = append(parts, part)
	}
	return parts, true
}

// part returns one field of a parameter struct with its value.
func (d *Dialect) part(f *rewrite.File, params *types.Named, name string, value ast.Expr, body bool) (string, bool) {
	s := params.Underlying().(*types.Struct)
	for i := range s.NumFields() {
		if field := s.Field(i); plain(field.Name()) == plain(name) && field.Exported() {
			if _, isPointer := f.TypeOf(value).(*types.Pointer); isPointer {
				return field.Name() + ": " + f.To(value, field.Type()), true
			}
			return field.Name() + ": " + f.Value(value, field.Type()), true
		}
	}
	field, _, _ := types.LookupFieldOrMethod(params, true, d.pair.Newer, "Body")
	if !body || field == nil {
		f.Note(value.Pos(), rewrite.Manual, "%s has no field for %s", params.Obj().Name(), name)
		return "", false
	}
	return "Body: " + f.To(value, field.Type()), true
}

// long returns the method that takes a struct of parameters, and that struct.
func (d *Dialect) long(short *types.Func) (*types.Func, *types.Named) {
	owner := pair.NamedOf(short.Signature().Recv().Type())
	object, _, _ := types.LookupFieldOrMethod(owner, true, d.pair.Newer, short.Name()+"WithParams")
	long, ok := object.(*types.Func)
	if !ok || long.Signature().Params().Len() != 2 {
		return nil, nil
	}
	return long, pair.NamedOf(long.Signature().Params().At(1).Type())
}

// extended adds setters to the literal of a parameter struct.
func (d *Dialect) extended(f *rewrite.File, c chain, next *types.Func, service string) (string, bool) {
	address, ok := ast.Unparen(c.args[1]).(*ast.UnaryExpr)
	params := pair.NamedOf(next.Signature().Params().At(1).Type())
	if !ok || params == nil {
		f.Note(c.args[1].Pos(), rewrite.Manual, "set the parameters in the struct before the call")
		return "", false
	}
	literal, ok := ast.Unparen(address.X).(*ast.CompositeLit)
	if !ok {
		return "", false
	}
	parts, ok := d.set(f, c, params)
	text := strings.TrimSpace(strings.TrimSuffix(f.Text(literal), "}"))
	if !strings.HasSuffix(text, "{") && !strings.HasSuffix(text, ",") {
		text += ", "
	}
	return service + "." + next.Name() + "(" + f.Text(c.args[0]) + ", &" + text + strings.Join(parts, ", ") + "})", ok
}

// sent converts the answer of a call if its type differs from what the code expects.
func (d *Dialect) sent(f *rewrite.File, c chain, next *types.Func, text string) string {
	execute, _, _ := types.LookupFieldOrMethod(next.Signature().Results().At(0).Type(), true, d.pair.Newer, "Execute")
	old, ok := f.TypeOf(c.execute).(*types.Tuple)
	if execute == nil || !ok {
		return text
	}
	results := execute.(*types.Func).Signature().Results()
	have, want := results.At(0).Type(), f.Type(old.At(0).Type())
	switch {
	case results.Len() != old.Len() || want == nil || types.Identical(have, want):
		return text
	case f.TypeText(want) == "io.ReadCloser":
		return text
	}
	value, ok := f.Pair().Convert(pair.Expr{Text: "v", Type: have, Addressable: true}, want, f)
	if basic, isAny := want.Underlying().(*types.Interface); !ok || isAny && basic.NumMethods() == 0 {
		return text
	}
	return "func() (" + f.TypeText(want) + ", *" + f.Import("net/http", "Response") + ", error) {\nv, resp, err := " + text + "\nreturn " + value + ", resp, err\n}()"
}
