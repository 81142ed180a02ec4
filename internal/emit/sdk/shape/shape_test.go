package shape

import (
	"testing"

	"github.com/atlasgen/atlasgen/internal/model"
)

func TestField(t *testing.T) {
	whole, long := model.Primitive{Kind: model.Integer, Format: "int32"}, model.Primitive{Kind: model.Integer, Format: "int64"}
	moment, mail := model.Primitive{Kind: model.String, Format: "date-time"}, model.Primitive{Kind: model.String, Format: "email"}
	rope := object("Rope", property("length", whole))
	alias := declared("Ropes", list(ref(rope)))
	tests := []struct {
		name string
		in   *model.Property
		want string // the Go type, and ",omitzero" if the tag has it
	}{
		{"a required scalar", property("x", whole, required), "int"},
		{"an optional scalar", property("x", long), "*int64,omitzero"},
		{"a number", property("x", model.Primitive{Kind: model.Number, Format: "float"}), "*float64,omitzero"},
		{"a time", property("x", moment), "*time.Time,omitzero"},
		{"another format", property("x", mail, required), "string"},
		{"an optional list", property("x", list(whole)), "[]int,omitzero"},
		{"a required list", property("x", list(whole), required), "[]int"},
		{"an alias of a list", property("x", ref(alias)), "Ropes,omitzero"},
		{"a list of what can be null", property("x", &model.List{Elem: &model.Schema{Type: whole, Nullable: true}}), "[]*int,omitzero"},
		{"a list of lists that can be null", property("x", &model.List{Elem: &model.Schema{Type: list(whole), Nullable: true}}), "[][]int,omitzero"},
		{"a map", property("x", &model.Map{Elem: &model.Schema{Type: moment}}), "map[string]time.Time,omitzero"},
		{"free-form", property("x", model.FreeForm{}, required), "json.RawMessage"},
		{"an optional object", property("x", ref(rope)), "*Rope,omitzero"},
		{"a required object", property("x", ref(rope), required), "Rope"},
		{"null or absent", property("x", whole, nullValued), "Nullable[int],omitzero"},
		{"null, never absent", property("x", list(words()), nullValued, required), "Nullable[[]string]"},
	}
	s := New(nil)
	for _, test := range tests {
		goType, omit := s.Field(object("Owner"), test.in)
		got := goType.GoString()
		if omit {
			got += ",omitzero"
		}
		if got != test.want {
			t.Errorf("%s: field = %s, want %s", test.name, got, test.want)
		}
	}
}

func TestFieldThatContainsItsStruct(t *testing.T) {
	a, b := object("A"), object("B")
	toB := property("b", ref(b), required)
	toA := property("a", ref(a), required, nullValued)
	a.Type.(*model.Object).Properties = []*model.Property{toB}
	b.Type.(*model.Object).Properties = []*model.Property{toA}
	s := New(nil)
	if got, _ := s.Field(a, toB); got.GoString() != "*B" {
		t.Errorf("field b of A = %#v, want *B", got)
	}
	if got, _ := s.Field(b, toA); got.GoString() != "Nullable[*A]" {
		t.Errorf("field a of B = %#v, want Nullable[*A]", got)
	}
}
