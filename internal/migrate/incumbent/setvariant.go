package incumbent

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/atlasgen/atlasgen/internal/migrate/pair"
	"github.com/atlasgen/atlasgen/internal/migrate/rewrite"
)

// assign changes an assignment to a field that belongs to variants of a union.
func (d *Dialect) assign(f *rewrite.File, n *ast.AssignStmt) (string, bool) {
	s, ok := ast.Unparen(n.Lhs[0]).(*ast.SelectorExpr)
	if !ok || n.Tok != token.ASSIGN {
		return "", false
	}
	field, ok := f.Pkg.TypesInfo.Uses[s.Sel].(*types.Var)
	if !ok || !field.IsField() || !d.pair.Of(field) || !f.Statement(n) {
		return "", false
	}
	a := access{receiver: s.X, field: field, symbol: d.pair.Symbol(field), kind: "Assign", args: n.Rhs}
	return d.setVariant(f, a, n)
}

// setVariant sets a field in the variant that Value holds. If it is the field of one
// variant only, or tells them apart, Value gets that variant.
func (d *Dialect) setVariant(f *rewrite.File, a access, at ast.Node) (string, bool) {
	u, ok := d.unionOf(a.symbol.Owner)
	if !ok || a.kind == "SetNil" && len(a.args) > 0 {
		return "", false
	}
	wire := fields(d.older, a.symbol.Owner)[a.symbol.Name].wire
	var owners []arm
	for _, arm := range u.arms {
		if field, has := d.member(arm, wire); has && (len(a.args) == 0 || f.Fits(a.args[0], field.Type())) {
			owners = append(owners, arm)
		}
	}
	v := d.target(f, a.receiver) + ".Value"
	switch {
	case wire == u.tag && u.tag != "" && len(a.args) == 1:
		return d.setTag(f, a, u, v), true
	case len(owners) == 0:
		return "", false
	case len(owners) == 1:
		return d.only(f, a, owners[0], wire, v), true
	}
	f.Note(at.Pos(), rewrite.Behavior, "%s.%s: this panics if Value holds no variant with it: choose the variant where the value is made", a.symbol.Owner, a.symbol.Name)
	var b strings.Builder
	fmt.Fprintf(&b, "switch arm := %s.(type) {\n", v)
	for _, owner := range owners {
		fmt.Fprintf(&b, "case *%s:\n%s\n", f.SDK(owner.object.Name()), d.setMember(f, a, owner, wire))
	}
	fmt.Fprintf(&b, "default:\npanic(%q)\n}", "Value of "+a.symbol.Owner+" has no "+wire)
	return b.String(), true
}

// setMember sets the field of one variant.
func (d *Dialect) setMember(f *rewrite.File, a access, owner arm, wire string) string {
	field, _ := d.member(owner, wire)
	if a.kind == "SetNil" {
		return "arm." + field.Name() + " = " + zero(f, field.Type())
	}
	return "arm." + field.Name() + " = " + d.into(f, a.args[0], a.field.Type(), field.Type())
}

// zero returns the value of a field that is not sent.
func zero(f *rewrite.File, t types.Type) string {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map, *types.Interface:
		return "nil"
	case *types.Struct:
		return f.TypeText(t) + "{}"
	}
	if pair.IsString(t) {
		return `""`
	}
	return "0"
}

// only sets the field of the only variant that has it.
func (d *Dialect) only(f *rewrite.File, a access, owner arm, wire, v string) string {
	t := f.SDK(owner.object.Name())
	return fmt.Sprintf("{\narm, ok := %s.(*%s)\nif !ok {\narm = new(%s)\n%s = arm\n}\n%s\n}", v, t, t, v, d.setMember(f, a, owner, wire))
}

// setTag makes Value hold the variant that the value of the tag selects.
func (d *Dialect) setTag(f *rewrite.File, a access, u union, v string) string {
	var b strings.Builder
	tag := "string(" + f.Text(a.args[0]) + ")"
	if t := f.TypeOf(a.args[0]); t != nil {
		if _, isPointer := t.(*types.Pointer); isPointer {
			tag = f.SDK("Deref") + "(" + f.Text(a.args[0]) + ")"
		}
	}
	fmt.Fprintf(&b, "switch %s {\n", tag)
	for _, arm := range u.arms {
		if len(arm.tags) == 0 {
			continue
		}
		t := f.SDK(arm.object.Name())
		fmt.Fprintf(&b, "case %s:\nif _, ok := %s.(*%s); !ok {\n%s = new(%s)\n}\n", quoted(arm.tags), v, t, v, t)
	}
	b.WriteString("}")
	return b.String()
}

func quoted(list []string) string {
	var all []string
	for _, s := range list {
		all = append(all, fmt.Sprintf("%q", s))
	}
	return strings.Join(all, ", ")
}
