package model

import "testing"

func TestKindOf(t *testing.T) {
	number, enum := Primitive{Kind: Number}, &Enum{Kind: Integer}
	alias := &Ref{&Decl{Schema: Schema{Type: enum}}}
	list := func(t Type) *List { return &List{Elem: &Schema{Type: t}} }
	for _, test := range []struct {
		in           Type
		kind         Kind
		scalar, flat bool
	}{
		{number, Number, true, true},
		{enum, Integer, true, true},
		{alias, Integer, true, true},
		{list(alias), 0, false, true},
		{list(list(number)), 0, false, false},
		{&Map{Elem: &Schema{Type: number}}, 0, false, false},
		{&Object{}, 0, false, false},
		{&Union{}, 0, false, false},
		{FreeForm{}, 0, false, false},
	} {
		if kind, scalar := KindOf(test.in); kind != test.kind || scalar != test.scalar {
			t.Errorf("KindOf(%#v) = %v, %v, want %v, %v", test.in, kind, scalar, test.kind, test.scalar)
		}
		if flat := Flat(test.in); flat != test.flat {
			t.Errorf("Flat(%#v) = %v, want %v", test.in, flat, test.flat)
		}
	}
}
