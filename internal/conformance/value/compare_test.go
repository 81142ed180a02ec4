package value

import (
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	member := func(name string, v *Value) *Value {
		return &Value{Kind: Object, Members: []Member{{Name: name, Value: v}}}
	}
	tests := []struct {
		name string
		want *Value
		got  string
		err  string // part of the error; empty if the values are equal
	}{
		{"escapes do not matter", &Value{Kind: String, Token: `"<\u00e9"`}, `"\u003cé"`, ""},
		{"a character does", &Value{Kind: String, Token: `"a"`}, `"b"`, "want"},
		{"a number is no string", &Value{Kind: String, Token: `"1"`}, `1`, "want"},
		{"instants in two zones", &Value{Kind: Instant, Token: `"2024-01-01T02:00:00.50+02:00"`}, `"2024-01-01T00:00:00.5Z"`, ""},
		{"a lost fraction", &Value{Kind: Instant, Token: `"2024-01-01T00:00:00.5Z"`}, `"2024-01-01T00:00:00Z"`, "want"},
		{"a float's spelling", &Value{Kind: Float, Token: `1e21`}, `1000000000000000000000`, ""},
		{"an integer beyond a float64", &Value{Kind: Integer, Token: `9007199254740993`}, `9007199254740992`, "want"},
		{"free digits", &Value{Kind: Exact, Token: `{"a":[1.0]}`}, `{"a":[1.00]}`, "/a/0: got 1.00, want the digits 1.0"},
		{"free members in another order", &Value{Kind: Exact, Token: `{"a":1,"b":2}`}, `{"b":2,"a":1}`, ""},
		{"null is not absent", member("a", &Value{Kind: Literal, Token: "null"}), `{}`, "/a: lost"},
		{"absent is not null", &Value{Kind: Object}, `{"a":null}`, "/a: invented"},
		{"an empty list is not null", member("a", &Value{Kind: List}), `{"a":null}`, "/a: got null"},
		{"a member twice", &Value{Kind: Object}, `{"a":1,"a":1}`, "occurs twice"},
		{"two values", &Value{Kind: Object}, `{} {}`, "more than one"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := Compare(tt.want, []byte(tt.got))
			if (err != nil) != (tt.err != "") || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Errorf("Compare(%s, %s) = %v, want an error with %q", tt.want.JSON(nil), tt.got, err, tt.err)
			}
		})
	}
}

func TestRequest(t *testing.T) {
	one := &Value{Kind: Integer, Token: "1"}
	v := &Value{Kind: Object, Members: []Member{
		{Name: "gone", ReadOnly: true, Value: one},
		{Name: "list", Value: &Value{Kind: List, Items: []*Value{
			{Kind: Object, Members: []Member{{Name: "gone", ReadOnly: true, Value: one}, {Name: "kept", Value: one}}},
		}}},
	}}
	if got, want := string(v.Request().JSON(nil)), `{"list":[{"kept":1}]}`; got != want {
		t.Errorf("Request(%s) = %s, want %s", v.JSON(nil), got, want)
	}
	if got := v.ReadOnly(); got != 2 {
		t.Errorf("ReadOnly(%s) = %d, want 2", v.JSON(nil), got)
	}
}
