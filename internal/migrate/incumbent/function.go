package incumbent

import (
	"go/ast"
	"go/constant"
	"go/types"
	"strings"

	"github.com/atlasgen/atlasgen/internal/migrate/pair"
	"github.com/atlasgen/atlasgen/internal/migrate/rewrite"
)

// function changes the call of a function of the older SDK's package.
func (d *Dialect) function(f *rewrite.File, call *ast.CallExpr, object *types.Func) (string, bool) {
	switch name := object.Name(); {
	case name == d.facts.OAuth && len(call.Args) == 3:
		return f.SDK(name) + "(" + f.Text(call.Args[1]) + ", " + f.Text(call.Args[2]) + ")", true
	case name == d.facts.Debug && len(call.Args) == 1:
		return d.debug(f, call), true
	case name == d.facts.Code && len(call.Args) == 2:
		return f.Import("errors", "Is") + "(" + f.Text(call.Args[0]) + ", " + f.SDK("Code") + "(" + f.Text(call.Args[1]) + "))", true
	case name == d.facts.AsError && len(call.Args) == 1:
		return d.asError(f, call), true
	case d.facts.Functions[name] != "":
		return d.expression(f, call, d.facts.Functions[name])
	case strings.HasPrefix(name, "Ptr") && len(call.Args) == 1:
		return d.pointer(f, call, object), true
	case strings.HasPrefix(name, "New"):
		return d.constructor(f, call, object)
	}
	return "", false
}

// debug returns the option that logs requests.
func (d *Dialect) debug(f *rewrite.File, call *ast.CallExpr) string {
	f.Note(call.Pos(), rewrite.Behavior, "%s logged to the standard error with everything: a logger gets one line for each request, without secrets", d.facts.Debug)
	logger := f.Import("log/slog", "Default") + "()"
	switch v := f.Pkg.TypesInfo.Types[call.Args[0]].Value; {
	case v != nil && constant.BoolVal(v):
		return f.SDK("UseLogger") + "(" + logger + ")"
	case v != nil:
		return f.SDK("UseLogger") + "(" + f.Import("log/slog", "New") + "(" + f.Import("log/slog", "DiscardHandler") + "))"
	}
	return "func() " + f.SDK("Option") + " {\nif " + f.Text(call.Args[0]) + " {\nreturn " + f.SDK("UseLogger") + "(" + logger + ")\n}\nreturn " +
		f.SDK("UseLogger") + "(" + f.Import("log/slog", "New") + "(" + f.Import("log/slog", "DiscardHandler") + "))\n}()"
}

// asError returns the decoded body of an error.
func (d *Dialect) asError(f *rewrite.File, call *ast.CallExpr) string {
	body := f.SDK(d.facts.Body)
	return "func() (*" + body + ", bool) {\ne, ok := " + f.Import("errors", "AsType") + "[" + f.SDK("ErrorOf") + "[" + body + "]](" + f.Text(call.Args[0]) + ")\nreturn e.Body, ok\n}()"
}

// expression returns the expression that stands for a function: $1 is its first
// argument, $T the type of the result, and a package in braces is imported.
func (d *Dialect) expression(f *rewrite.File, call *ast.CallExpr, format string) (string, bool) {
	replace := []string{}
	if s, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && strings.Contains(format, "$0") {
		replace = append(replace, "$0", f.Text(s.X))
	}
	for i, argument := range call.Args {
		replace = append(replace, "$"+string(rune('1'+i)), f.Text(argument))
	}
	if t := f.Type(f.TypeOf(call)); t != nil && strings.Contains(format, "$T") {
		replace = append(replace, "$T", f.TypeText(t))
	}
	text := strings.NewReplacer(replace...).Replace(format)
	for {
		before, rest, ok := strings.Cut(text, "{import ")
		path, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			return strings.ReplaceAll(text, "{sdk}", strings.TrimSuffix(f.SDK("_"), "_")), true
		}
		text = before + strings.TrimSuffix(f.Import(path, "_"), "_") + after
	}
}

// pointer returns a pointer to a value: PtrInt64(5).
func (d *Dialect) pointer(f *rewrite.File, call *ast.CallExpr, object *types.Func) string {
	argument := call.Args[0]
	want := object.Signature().Params().At(0).Type()
	text := f.Text(argument)
	if have := f.Pkg.TypesInfo.Types[argument]; have.Value != nil && !types.Identical(types.Default(untyped(have)), want) {
		text = f.TypeText(want) + "(" + text + ")"
	}
	return f.SDK("Ptr") + "(" + text + ")"
}

// untyped returns the type that a constant has on its own.
func untyped(v types.TypeAndValue) types.Type {
	switch v.Value.Kind() {
	case constant.Int:
		return types.Typ[types.UntypedInt]
	case constant.Float:
		return types.Typ[types.UntypedFloat]
	case constant.Bool:
		return types.Typ[types.UntypedBool]
	case constant.String:
		return types.Typ[types.UntypedString]
	}
	return v.Type
}

// constructor returns a literal with the required fields that a constructor got, and
// without the values that it preset.
func (d *Dialect) constructor(f *rewrite.File, call *ast.CallExpr, object *types.Func) (string, bool) {
	results := object.Signature().Results()
	owner := pair.NamedOf(results.At(0).Type())
	if results.Len() != 1 || owner == nil || !d.pair.Of(owner.Obj()) {
		return "", false
	}
	name := strings.TrimSuffix(strings.TrimPrefix(object.Name(), "New"), "WithDefaults")
	next, _ := f.Type(owner).(*types.Named)
	if owner.Obj().Name() != name || next == nil || name == "APIClient" {
		return "", false
	}
	d.preset(f, call, name)
	var parts []part
	for i, argument := range call.Args {
		parts = append(parts, part{d.required(name, object.Signature().Params().At(i).Name()), argument})
	}
	return d.made(f, call, next, name, parts)
}

// preset writes a note about values that a constructor set.
func (d *Dialect) preset(f *rewrite.File, call *ast.CallExpr, name string) {
	if preset := d.facts.Presets[name]; len(preset) > 0 {
		f.Note(call.Pos(), rewrite.Preset, "New%s set %s: they are no longer sent unless you set them", name, strings.Join(preset, ", "))
	}
}

// required returns the field that a parameter of a constructor sets.
func (d *Dialect) required(owner, parameter string) string {
	for name, f := range fields(d.older, owner) {
		if plain(name) == plain(parameter) || plain(f.wire) == plain(parameter) {
			return name
		}
	}
	return parameter
}

// made returns a literal of a struct with some fields.
func (d *Dialect) made(f *rewrite.File, call *ast.CallExpr, next *types.Named, owner string, values []part) (string, bool) {
	if text, ok := d.variant(f, next, owner, values); ok && len(values) > 0 {
		return "&" + text, true
	}
	var parts []string
	for _, v := range values {
		field := f.Field("", pair.Symbol{Kind: pair.FieldKind, Owner: owner, Name: v.name})
		if field.Type == nil {
			f.Note(call.Pos(), rewrite.Removed, "%s.%s: set it in the variant that Value holds", owner, v.name)
			return "", false
		}
		parts = append(parts, strings.TrimPrefix(field.Text, ".")+": "+f.Value(v.value, field.Type))
	}
	return "&" + f.TypeText(next) + "{" + strings.Join(parts, ", ") + "}", true
}
