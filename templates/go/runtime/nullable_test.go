package admin

import (
	"encoding/json"
	"testing"
)

func TestNullable(t *testing.T) {
	type object struct {
		X Nullable[int]      `json:"x,omitzero"`
		Y Nullable[[]string] `json:"y,omitzero"`
	}
	tests := []struct {
		in    string
		value int
		ok    bool
		null  bool
	}{
		{in: `{}`},
		{in: `{"x":null}`, null: true},
		{in: `{"x":0}`, ok: true},
		{in: `{"x":12}`, ok: true, value: 12},
		{in: `{"y":[]}`},
		{in: `{"y":null}`},
	}
	for _, test := range tests {
		var o object
		if err := json.Unmarshal([]byte(test.in), &o); err != nil {
			t.Fatalf("Unmarshal(%s) = %v", test.in, err)
		}
		value, ok := o.X.Get()
		if value != test.value || ok != test.ok || o.X.IsNull() != test.null {
			t.Errorf("Unmarshal(%s).X = %v, %v, null %v", test.in, value, ok, o.X.IsNull())
		}
		for name, encode := range map[string]func(any) ([]byte, error){"Marshal": json.Marshal, "encodeBody": encodeBody} {
			if got, err := encode(o); err != nil || string(got) != test.in {
				t.Errorf("%s(%+v) = %s, %v, want %s", name, o, got, err, test.in)
			}
		}
	}
	if err := json.Unmarshal([]byte(`{"x":"a"}`), new(object)); err == nil {
		t.Error("Unmarshal of a string into a Nullable[int] = nil, want an error")
	}
}

func TestNullableForgets(t *testing.T) {
	n := Some(1)
	if err := json.Unmarshal([]byte("null"), &n); err != nil || !n.IsNull() {
		t.Errorf("Unmarshal(null) into Some(1) = %v, %v, want Null", n, err)
	}
}

func TestNullableOf(t *testing.T) {
	if n := NullableOf[int](nil); n.IsNull() || PtrOf(&n) != nil {
		t.Errorf("NullableOf(nil) = %+v, want an absent one", n)
	}
	n := NullableOf(Ptr(1))
	*PtrOf(&n) = 2
	if got, ok := n.Get(); got != 2 || !ok {
		t.Errorf("after a change through PtrOf, Get() = %d, %v, want 2, true", got, ok)
	}
	if null := Null[int](); PtrOf(&null) != nil {
		t.Error("PtrOf(Null) is not nil")
	}
}
