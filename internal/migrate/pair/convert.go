package pair

import (
	"fmt"
	"go/types"
)

// An Expr is the text of an expression with its type in the newer SDK.
type Expr struct {
	Text        string
	Type        types.Type
	Addressable bool
}

// A Writer writes names of a file.
type Writer interface {
	TypeText(types.Type) string
	SDK(name string) string // a name of the newer SDK's package
}

// Convert returns the text of an expression as a value of another type, or false if
// no value of it means the same. A nil pointer becomes a zero value, and an absent
// Nullable is a nil pointer.
func (p *Pair) Convert(e Expr, to types.Type, w Writer) (text string, ok bool) {
	if e.Type == nil || to == nil {
		return "", false
	}
	if types.AssignableTo(e.Type, to) {
		return e.Text, true
	}
	c := conversion{p, w, e, to}
	for _, try := range []func() (string, bool){c.fromNullable, c.toNullable, c.pointers, c.toPointer, c.fromPointer, c.direct, c.list, c.dictionary} {
		if text, ok := try(); ok {
			return text, true
		}
	}
	return "", false
}

// A conversion is that of one expression to a type.
type conversion struct {
	*Pair
	w  Writer
	e  Expr
	to types.Type
}

// fromNullable reads a Nullable through a pointer to its value, so that a change
// through the pointer counts.
func (c conversion) fromNullable() (string, bool) {
	elem := c.Nullable(c.e.Type)
	if elem == nil {
		return "", false
	}
	address := "&" + c.e.Text
	if !c.e.Addressable {
		address = c.w.SDK("Ptr") + "(" + c.e.Text + ")"
	}
	pointer := Expr{Text: c.w.SDK("PtrOf") + "(" + address + ")", Type: types.NewPointer(elem)}
	return c.Convert(pointer, c.to, c.w)
}

func (c conversion) toNullable() (string, bool) {
	elem := c.Nullable(c.to)
	if elem == nil {
		return "", false
	}
	if pointer, ok := types.Unalias(c.e.Type).(*types.Pointer); ok {
		text, ok := c.Convert(Expr{Text: c.e.Text, Type: pointer}, types.NewPointer(elem), c.w)
		return c.w.SDK("NullableOf") + "(" + text + ")", ok
	}
	switch c.e.Type.Underlying().(type) {
	case *types.Slice, *types.Map: // nil was absent
		return "", false
	}
	text, ok := c.Convert(c.e, elem, c.w)
	return c.w.SDK("Some") + "(" + text + ")", ok
}

// pointers converts a pointer to a value of another type.
func (c conversion) pointers() (string, bool) {
	from, isPointer := types.Unalias(c.e.Type).(*types.Pointer)
	to, wantsPointer := types.Unalias(c.to).(*types.Pointer)
	if !isPointer || !wantsPointer {
		return "", false
	}
	if types.ConvertibleTo(from, to) {
		return fmt.Sprintf("(%s)(%s)", c.w.TypeText(to), c.e.Text), true
	}
	inner, ok := c.Convert(Expr{Text: "*p", Type: from.Elem(), Addressable: true}, to.Elem(), c.w)
	return fmt.Sprintf("func(p %s) %s {\nif p == nil {\nreturn nil\n}\nv := %s\nreturn &v\n}(%s)", c.w.TypeText(from), c.w.TypeText(to), inner, c.e.Text), ok
}

func (c conversion) toPointer() (string, bool) {
	to, ok := types.Unalias(c.to).(*types.Pointer)
	if _, isPointer := types.Unalias(c.e.Type).(*types.Pointer); !ok || isPointer {
		return "", false
	}
	if c.e.Addressable && types.Identical(c.e.Type, to.Elem()) && isList(to.Elem()) {
		return "&" + c.e.Text, true
	}
	text, ok := c.Convert(c.e, to.Elem(), c.w)
	return c.w.SDK("Ptr") + "(" + text + ")", ok
}

func isList(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Slice, *types.Map:
		return true
	}
	return false
}

func (c conversion) fromPointer() (string, bool) {
	from, ok := types.Unalias(c.e.Type).(*types.Pointer)
	if !ok {
		return "", false
	}
	return c.Convert(Expr{Text: c.w.SDK("Deref") + "(" + c.e.Text + ")", Type: from.Elem()}, c.to, c.w)
}

// direct is a conversion of the language that keeps the value: between strings,
// between numbers, and between structs with the same fields.
func (c conversion) direct() (string, bool) {
	if !types.ConvertibleTo(c.e.Type, c.to) || !sameClass(c.e.Type, c.to) {
		return "", false
	}
	return c.w.TypeText(c.to) + "(" + c.e.Text + ")", true
}

func sameClass(a, b types.Type) bool {
	from, isBasic := a.Underlying().(*types.Basic)
	to, wantsBasic := b.Underlying().(*types.Basic)
	if isBasic != wantsBasic {
		return false
	}
	return !isBasic || (from.Info()^to.Info())&(types.IsString|types.IsNumeric|types.IsBoolean) == 0
}

func (c conversion) list() (string, bool) {
	from, isSlice := c.e.Type.Underlying().(*types.Slice)
	to, wantsSlice := c.to.Underlying().(*types.Slice)
	if !isSlice || !wantsSlice {
		return "", false
	}
	inner, ok := c.Convert(Expr{Text: "list[i]", Type: from.Elem(), Addressable: true}, to.Elem(), c.w)
	return c.each(inner), ok
}

func (c conversion) dictionary() (string, bool) {
	from, isMap := c.e.Type.Underlying().(*types.Map)
	to, wantsMap := c.to.Underlying().(*types.Map)
	if !isMap || !wantsMap || !types.Identical(from.Key(), to.Key()) {
		return "", false
	}
	inner, ok := c.Convert(Expr{Text: "list[i]", Type: from.Elem()}, to.Elem(), c.w)
	return c.each(inner), ok
}

// each converts the elements of a list or map. nil remains nil.
func (c conversion) each(inner string) string {
	from, to := c.w.TypeText(c.e.Type), c.w.TypeText(c.to)
	return fmt.Sprintf("func(list %[1]s) %[2]s {\nif list == nil {\nreturn nil\n}\nall := make(%[2]s, len(list))\nfor i := range list {\nall[i] = %[3]s\n}\nreturn all\n}(%[4]s)",
		from, to, inner, c.e.Text)
}
