package schema

import (
	"testing"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

func TestTyped(t *testing.T) {
	const object = `{"type":"object","properties":{"n":{"type":"integer"},"b":{"type":"boolean"},"s":{"type":"string"},"l":{"type":"array","items":{"type":"number"}},"o":{"type":"object","properties":{"n":{"type":"integer"}}}},"additionalProperties":{"type":"integer"}}`
	for _, test := range []struct{ schema, value, want string }{
		{`{"type":"integer"}`, `"7"`, `7`},
		{`{"type":"integer"}`, `" 7"`, `" 7"`},
		{`{"type":"integer"}`, `"x"`, `"x"`},
		{`{"type":["boolean","null"]}`, `"true"`, `true`},
		{`{"type":"string"}`, `"7"`, `"7"`},
		{`{"type":"string"}`, `7`, `"7"`},
		{`{}`, `"7"`, `"7"`},
		{`{"type":"array","items":{"type":"integer"}}`, `["1","2"]`, `[1,2]`},
		{`{"type":"array","items":{"type":"integer"}}`, `"1"`, `[1]`},
		{`{"type":"array","items":{"type":"integer"}}`, `"[1]"`, `[1]`},
		{object, `{"n":"1","b":"false","s":"2","l":"3","o":"{\"n\":\"4\"}","more":"5"}`, `{"n":1,"b":false,"s":"2","l":[3],"o":{"n":4},"more":5}`},
		{`{"anyOf":[{"type":"integer"},{"type":"object","properties":{"gt":{"type":"integer"}}}]}`, `{"gt":"1"}`, `{"gt":1}`},
		{`{"anyOf":[{"type":"integer"},{"type":"string"}]}`, `"1"`, `1`},
		{`{"anyOf":[{"type":"integer"},{"type":"string"}]}`, `"x"`, `"x"`},
	} {
		v, err := tree.Decode([]byte(test.value))
		if err != nil {
			t.Fatal(err)
		}
		if got := string(tree.Encode(Of(new(ops.Table)).Typed(v, Parse(test.schema)))); got != test.want {
			t.Errorf("Typed(%s, %s) = %s, want %s", test.value, test.schema, got, test.want)
		}
	}
}

func TestValue(t *testing.T) {
	p := &ops.Param{Name: "f", Type: "object", Schema: `{"type":"object","properties":{"n":{"type":"integer"}}}`}
	v, _ := tree.Decode([]byte(`{"n":"x"}`))
	faults := Of(new(ops.Table)).Value(p, v, "f")
	if want := "f.n: is string, want integer"; len(faults) != 1 || faults[0].String() != want {
		t.Errorf("Value = %v, want %s", faults, want)
	}
}
