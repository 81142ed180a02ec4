package incumbent

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/migrate/pair"
	"github.com/atlasgen/atlasgen/internal/migrate/rewrite"
)

// A union is a type of the newer SDK whose field Value holds one of several variants.
// In the older SDK it was one struct with the fields of all.
type union struct {
	tag  string // JSON name of the property that selects a variant, or empty
	arms []arm
}

// An arm is a variant with the values of the tag that select it.
type arm struct {
	object *types.TypeName
	tags   []string
}

// unions reads how variants are told apart from the source of the newer SDK.
func unions(newer *types.Package, source []*ast.File) map[string]union {
	all := map[string]union{}
	for _, file := range source {
		for _, decl := range file.Decls {
			d, ok := decl.(*ast.GenDecl)
			if !ok || d.Tok != token.VAR {
				continue
			}
			for _, spec := range d.Specs {
				v := spec.(*ast.ValueSpec)
				name, isUnion := strings.CutPrefix(v.Names[0].Name, "armsOf")
				if literal, ok := first(v.Values).(*ast.CompositeLit); ok && isUnion {
					all[name] = readUnion(newer, literal)
				}
			}
		}
	}
	return all
}

func first(list []ast.Expr) ast.Expr {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// readUnion reads union{tag: "kind", arms: []arm{{of: (*A)(nil), tags: ...}}}.
func readUnion(newer *types.Package, literal *ast.CompositeLit) union {
	var u union
	ast.Inspect(literal, func(n ast.Node) bool {
		kv, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		switch key, _ := kv.Key.(*ast.Ident); key.Name {
		case "tag":
			u.tag = text(kv.Value)
		case "of":
			u.arms = append(u.arms, arm{object: armOf(newer, kv.Value)})
		case "tags":
			for _, tag := range kv.Value.(*ast.CompositeLit).Elts {
				last := &u.arms[len(u.arms)-1]
				last.tags = append(last.tags, text(tag))
			}
		}
		return true
	})
	u.arms = slices.DeleteFunc(u.arms, func(a arm) bool { return a.object == nil })
	return u
}

func text(e ast.Expr) string {
	literal, ok := e.(*ast.BasicLit)
	if !ok {
		return ""
	}
	s, _ := strconv.Unquote(literal.Value) // the parser has checked it
	return s
}

// armOf returns the type A of "(*A)(nil)", if it is a struct.
func armOf(newer *types.Package, e ast.Expr) *types.TypeName {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return nil
	}
	star, ok := ast.Unparen(call.Fun).(*ast.StarExpr)
	if !ok {
		return nil
	}
	name, ok := star.X.(*ast.Ident)
	if !ok {
		return nil
	}
	object, _ := newer.Scope().Lookup(name.Name).(*types.TypeName)
	if object == nil {
		return nil
	}
	if _, isStruct := object.Type().Underlying().(*types.Struct); !isStruct {
		return nil
	}
	return object
}

// unionOf returns the union that a struct of the older SDK became.
func (d *Dialect) unionOf(owner string) (union, bool) {
	u, ok := d.unions[d.pair.Rename(pair.Symbol{Kind: pair.TypeKind, Name: owner}).To]
	return u, ok
}

// member returns the field of a variant with a JSON name.
func (d *Dialect) member(a arm, wire string) (types.Object, bool) {
	for _, f := range fields(d.pair.Newer, a.object.Name()) {
		if f.wire == wire && wire != "" {
			return f.object, true
		}
	}
	return nil, false
}

// variants returns a field that belongs to variants of a union: a function that reads
// it from the variant that Value holds.
func (d *Dialect) variants(f *rewrite.File, a access) pair.Expr {
	u, ok := d.unionOf(a.symbol.Owner)
	if !ok {
		return pair.Expr{}
	}
	want := f.Type(value(a.field.Type()))
	if want == nil {
		return pair.Expr{}
	}
	if !isList(want) {
		want = types.NewPointer(want)
	}
	wire := fields(d.older, a.symbol.Owner)[a.symbol.Name].wire
	receiver := d.receiver(f, a.receiver)
	result := unused("result", receiver)
	var cases strings.Builder
	for _, arm := range u.arms {
		field, ok := d.member(arm, wire)
		if !ok {
			continue
		}
		text, ok := f.Pair().Convert(pair.Expr{Text: "arm." + field.Name(), Type: field.Type(), Addressable: true}, want, f)
		if ok {
			cases.WriteString("case *" + f.SDK(arm.object.Name()) + ":\n" + result + " = " + text + "\n")
		}
	}
	if cases.Len() == 0 {
		return pair.Expr{}
	}
	return pair.Expr{Text: "func() (" + result + " " + f.TypeText(want) + ") {\nswitch arm := " + receiver + ".Value.(type) {\n" + cases.String() + "}\nreturn " + result + "\n}()", Type: want}
}

// unused returns a name that does not occur in a text.
func unused(name, text string) string {
	for strings.Contains(text, name) {
		name += "_"
	}
	return name
}

func isList(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Slice, *types.Map, *types.Interface:
		return true
	}
	return false
}

// selector reads a field of a variant that the code selects itself.
func (d *Dialect) selector(f *rewrite.File, s *ast.SelectorExpr) (string, bool) {
	field, ok := f.Pkg.TypesInfo.Uses[s.Sel].(*types.Var)
	if !ok || !field.IsField() || !d.pair.Of(field) || f.Assigned(s) {
		return "", false
	}
	symbol := d.pair.Symbol(field)
	if _, isUnion := d.unionOf(symbol.Owner); !isUnion {
		return "", false
	}
	e := d.variants(f, access{receiver: s.X, field: field, symbol: symbol})
	want := f.Type(f.TypeOf(s))
	if e.Type == nil || want == nil {
		return "", false
	}
	return f.Pair().Convert(e, want, f)
}

// A part is a field of the older SDK with a value.
type part struct {
	name  string
	value ast.Expr
}

// literal changes a literal of a struct that became a union.
func (d *Dialect) literal(f *rewrite.File, n *ast.CompositeLit) (string, bool) {
	owner := pair.NamedOf(f.TypeOf(n))
	if owner == nil || !d.pair.Of(owner.Obj()) || len(n.Elts) == 0 {
		return "", false
	}
	var parts []part
	for _, e := range n.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return "", false
		}
		key, ok := kv.Key.(*ast.Ident)
		if !ok {
			return "", false
		}
		parts = append(parts, part{key.Name, kv.Value})
	}
	next, _ := f.Type(owner).(*types.Named)
	if next == nil {
		return "", false
	}
	if text, ok := d.withoutFixed(f, n, next, parts); ok {
		return text, true
	}
	text, ok := d.variant(f, next, owner.Obj().Name(), parts)
	if _, brace, found := strings.Cut(text, "{"); n.Type == nil && found {
		text = "{" + brace // the list says the type
	}
	return text, ok
}

// variant returns a literal of a union with the variant that its fields choose.
func (d *Dialect) variant(f *rewrite.File, next *types.Named, owner string, parts []part) (string, bool) {
	u, ok := d.unionOf(owner)
	if !ok {
		return "", false
	}
	chosen, ok := d.choose(f, u, owner, parts)
	if !ok {
		f.Note(firstPos(parts), rewrite.Manual, "%s has variants: say which one, in Value", owner)
		return "", false
	}
	var texts []string
	older := fields(d.older, owner)
	for _, p := range parts {
		field, ok := d.member(chosen, older[p.name].wire)
		if !ok {
			continue // the tag, which the variant writes itself
		}
		texts = append(texts, field.Name()+": "+d.into(f, p.value, older[p.name].object.Type(), field.Type()))
	}
	return f.TypeText(next) + "{Value: &" + f.SDK(chosen.object.Name()) + "{" + strings.Join(texts, ", ") + "}}", true
}

// into converts a value for a field: constructors get values, literals have pointers.
func (d *Dialect) into(f *rewrite.File, v ast.Expr, old, want types.Type) string {
	if types.Identical(f.TypeOf(v), old) {
		return f.To(v, want)
	}
	return f.Value(v, want)
}

func firstPos(parts []part) token.Pos {
	if len(parts) == 0 {
		return token.NoPos
	}
	return parts[0].value.Pos()
}

// choose returns the variant that the value of the tag selects, or else the only one
// that has all of the fields.
func (d *Dialect) choose(f *rewrite.File, u union, owner string, parts []part) (arm, bool) {
	older := fields(d.older, owner)
	var fit []arm
	for _, a := range u.arms {
		tagged, complete := false, true
		for _, p := range parts {
			wire := older[p.name].wire
			if _, has := d.member(a, wire); !has && wire != u.tag {
				complete = false
			}
			if tag, known := d.constant(f, p.value); known && wire == u.tag {
				tagged = true
				complete = complete && slices.Contains(a.tags, tag)
			}
		}
		if complete && (tagged || u.tag == "" || len(parts) > 0) {
			fit = append(fit, a)
		}
	}
	if len(fit) != 1 {
		return arm{}, false
	}
	return fit[0], true
}

// constant returns the value of a constant string, or of that behind PtrString.
func (d *Dialect) constant(f *rewrite.File, e ast.Expr) (string, bool) {
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok && len(call.Args) == 1 {
		if object, p := f.Callee(call); p == d.pair && strings.HasPrefix(object.Name(), "Ptr") {
			e = call.Args[0]
		}
	}
	v := f.Pkg.TypesInfo.Types[e].Value
	if v == nil || v.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(v), true
}
