package argument

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

func TestFaults(t *testing.T) {
	p := Argument{Param: page.Param{Param: &ops.Param{Type: "string", Enum: []string{"A", "B"}, Array: true}, Flag: "x"}}
	for _, text := range []string{"A,C", "D"} {
		if err := p.Set(text); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{`--x: "C" is none of A, B`, `--x: "D" is none of A, B`}
	if diff := cmp.Diff(want, p.Faults(schema.Of(new(ops.Table)))); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

func TestStructured(t *testing.T) {
	const object, list = `{"type":"object","properties":{"a":{"type":"string"},"n":{"type":"integer"}}}`, `{"type":"array","items":{"type":"object","properties":{"n":{"type":"integer"}}}}`
	for _, test := range []struct {
		kind  string
		array bool
		text  string
		texts []string
		want  string
	}{
		{"object", false, object, []string{"a=1", "n=2"}, `{"a":"1","n":2}`},
		{"object", false, object, []string{`{"a":"x"}`, "n=2"}, `{"a":"x","n":2}`},
		{"object", true, list, []string{`[{"n":1}]`, "n=2", `{"n":3}`}, `[{"n":1},{"n":2},{"n":3}]`},
		{"json", false, `{"anyOf":[{"type":"integer"},{"type":"object"}]}`, []string{"5"}, `5`},
		{"json", false, `{"anyOf":[{"type":"integer"},{"type":"object"}]}`, []string{`{"a":1}`}, `{"a":1}`},
		{"json", true, `{"type":"array","items":{"type":"array","items":{"type":"integer"}}}`, []string{"[[1],[2]]"}, `[[1],[2]]`},
	} {
		p := Argument{Param: page.Param{Param: &ops.Param{Type: test.kind, Array: test.array, Schema: test.text}}}
		for _, text := range test.texts {
			if err := p.Set(text); err != nil {
				t.Fatal(err)
			}
		}
		set := schema.Of(new(ops.Table))
		if got := string(tree.Encode(p.Value(set))); got != test.want || p.Faults(set) != nil {
			t.Errorf("value of %q = %s, %v, want %s", test.texts, got, p.Faults(set), test.want)
		}
	}
	p := Argument{Param: page.Param{Param: &ops.Param{Type: "object", Schema: object}}}
	for _, text := range []string{"a", "{", ""} {
		if err := p.Set(text); err == nil {
			t.Errorf("Set(%q) = nil, want an error", text)
		}
	}
}

func TestItems(t *testing.T) {
	for text, want := range map[string][]string{
		"a":           {"a"},
		"a,b":         {"a", "b"},
		`"a,b",c`:     {"a,b", "c"},
		`"a ""b""",c`: {`a "b"`, "c"},
		`5",6`:        {`5"`, "6"},
		`"`:           {`"`},
		"":            {""},
	} {
		if got := items(text); !slices.Equal(got, want) {
			t.Errorf("items(%s) = %q, want %q", text, got, want)
		}
	}
}
