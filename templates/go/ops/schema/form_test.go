package schema

import (
	"testing"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// TestForm checks that the fields of a form get the types of their schema.
func TestForm(t *testing.T) {
	set := NewSet(func(string) *Schema {
		return Parse(`{"type":"object","properties":{"n":{"type":"integer"},"s":{"type":"string"},"l":{"type":"array","items":{"type":"integer"}},
			"j":{"type":"array","items":{"type":"integer"}},"o":{"type":"object","properties":{"b":{"type":"boolean"},"l":{"type":"array","items":{"type":"number"}}}},"a[b]":{"type":"integer"}}}`)
	})
	r := &ops.Request{Encodings: []ops.Encoding{{Name: "j", Style: "pipeDelimited", Joined: true}}}
	for _, test := range []struct {
		fields []Field
		want   string
	}{
		{[]Field{{"n", "3"}, {"s", "3"}}, `{"n":3,"s":"3"}`},
		{[]Field{{"n", "x"}, {"unknown", "3"}}, `{"n":"x","unknown":"3"}`},
		{[]Field{{"l", "1"}}, `{"l":[1]}`},
		{[]Field{{"l", "1"}, {"l", "2"}}, `{"l":[1,2]}`},
		{[]Field{{"l", "[1,2]"}}, `{"l":[1,2]}`},
		{[]Field{{"j", "1|2"}}, `{"j":[1,2]}`},
		{[]Field{{"o", `{"b":true}`}}, `{"o":{"b":true}}`},
		{[]Field{{"o[b]", "true"}, {"o[l][0]", "1"}, {"o[l][1]", "2"}}, `{"o":{"b":true,"l":[1,2]}}`},
		{[]Field{{"a[b]", "1"}, {"u[b]", "1"}}, `{"a[b]":1,"u[b]":"1"}`},
	} {
		if got := string(tree.Encode(set.Form(r, &Schema{Ref: "#/$defs/X"}, test.fields))); got != test.want {
			t.Errorf("Form(%v) = %s, want %s", test.fields, got, test.want)
		}
	}
}
