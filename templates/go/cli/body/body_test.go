package body_test

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/templates/go/cli/body"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// table has every construct of bodies, in the form in which generators write it.
var table = load("../../ops/schema/testdata/schemas.json")

func load(file string) *ops.Table {
	data, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	var texts map[string]json.RawMessage
	if err := json.Unmarshal(data, &texts); err != nil {
		panic(err)
	}
	t := new(ops.Table)
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		t.Schemas = append(t.Schemas, ops.Schema{Name: name, Text: string(texts[name])})
	}
	return t
}

const thing = `{"$ref":"#/$defs/Thing"}`

func TestExampleIsRight(t *testing.T) {
	schemas := body.NewSchemas(table)
	for _, required := range []bool{false, true} {
		example, _ := schemas.Example(&ops.Request{Schema: thing}, body.Start{Required: required})
		if faults := schemas.Check(example, schema.Parse(thing), schema.Request); len(faults) > 0 {
			t.Errorf("Example(%v) = %s: %v", required, tree.Encode(example), faults)
		}
		if _, dropped := schemas.Prune(example, schema.Parse(thing)); len(dropped) > 0 {
			t.Errorf("Example(%v) has what only the server sets: %v", required, dropped)
		}
	}
	for _, test := range []struct {
		name     string
		request  ops.Request
		required bool
		want     string
	}{
		{"what the document has values for", ops.Request{Schema: thing}, false, `{"name":"abc","size":1.5,"on":false,"pet":{"kind":"cat","lives":9},"maybe":{"kind":"cat","lives":9}}`},
		{"required ones", ops.Request{Schema: thing}, true, `{"name":"abc"}`},
		{"of the whole body", ops.Request{Schema: thing, Example: `{"name":"own"}`}, false, `{"name":"own"}`},
		{"of the whole body, required ones", ops.Request{Schema: thing, Example: `{"name":"own","on":true}`}, true, `{"name":"own"}`},
		{"the tag of a union", ops.Request{Schema: `{"anyOf":[{"$ref":"#/$defs/Dog"}],"tag":{"propertyName":"kind","value":"dog"}}`}, true, `{"kind":"dog"}`},
		{"an example that is wrong", ops.Request{Schema: `{"type":"integer","example":"a","default":7}`}, false, `7`},
		{"a default of null", ops.Request{Schema: `{"type":["integer","null"],"default":null}`}, false, `42`},
		{"beside a reference", ops.Request{Schema: `{"$ref":"#/$defs/Kind","example":"dog"}`}, false, `"dog"`},
		{"of an object", ops.Request{Schema: `{"$ref":"#/$defs/Thing","example":{"id":"1","name":"ab","on":true}}`}, false, `{"id":"1","name":"ab","on":true}`},
		{"of an object, required properties", ops.Request{Schema: `{"$ref":"#/$defs/Thing","example":{"name":"ab","on":true}}`}, true, `{"name":"ab"}`},
		{"nothing is required, but the body", ops.Request{Required: true, Schema: `{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}}`, Example: `{"a":"x"}`}, true, `{"a":"x"}`},
		{"nothing is required", ops.Request{Schema: `{"type":"object","properties":{"a":{"type":"string","example":"x"}}}`}, true, `{}`},
		{"a variant that the example has", ops.Request{Schema: `{"type":"object","properties":{"pet":{"anyOf":[{"$ref":"#/$defs/Cat"},{"$ref":"#/$defs/Dog"}]}},"required":["pet"]}`, Example: `{"pet":{"kind":"dog"}}`}, true, `{"pet":{"kind":"dog"}}`},
		{"a list that is required", ops.Request{Schema: `{"type":"object","properties":{"a":{"type":"array","items":{"enum":["x"],"type":"string"}}},"required":["a"]}`}, true, `{"a":["x"]}`},
		{"risks", ops.Request{Schema: `{"type":"object","properties":{"forceIt":{"type":"boolean","example":true},"acceptRisks":{"type":"boolean"}},"required":["acceptRisks"]}`, Example: `{"forceIt":true,"acceptRisks":true}`}, false, `{"acceptRisks":true}`},
		{"choices that nobody made", ops.Request{Schema: `{"type":"object","properties":{"version":{"type":"string"},"region":{"type":"string","enum":["A"]},"paused":{"type":"boolean"},"a":{"type":"object","properties":{"b":{"type":"integer"},"c":{"type":"integer","example":7}}}}}`}, false, `{"a":{"c":7}}`},
		{"of a map, which is required", ops.Request{Schema: `{"type":"object","properties":{"m":{"type":"object","additionalProperties":{"type":"integer"},"example":{"a":1}}},"required":["m"]}`}, true, `{"m":{"a":1}}`},
		{"a pattern of names", ops.Request{Schema: `{"type":"object","propertyNames":{"pattern":"^x","example":"x1"},"additionalProperties":{"type":"number"}}`}, false, `{"x1":42.5}`},
	} {
		example, _ := schemas.Example(&test.request, body.Start{Required: test.required})
		if got := string(tree.Encode(example)); got != test.want {
			t.Errorf("%s: Example(%s, %v) = %s, want %s", test.name, test.request.Schema, test.required, got, test.want)
		}
	}
}

// A change has no defaults: they would undo what somebody set.
func TestExampleOfAChange(t *testing.T) {
	r := &ops.Request{Schema: `{"type":"object","properties":{"on":{"type":"boolean","default":false},"n":{"type":"integer","example":3},"in":{"type":"object","properties":{"a":{"type":"string"}}}}}`}
	got, left := body.NewSchemas(table).Example(r, body.Start{Change: true})
	if want := `{"n":3}`; string(tree.Encode(got)) != want || !slices.Equal(left, []string{"on", "in"}) {
		t.Errorf("Example = %s without %q, want %s without on, in", tree.Encode(got), left, want)
	}
}

func TestSchemaHoldsAllItRefersTo(t *testing.T) {
	whole, err := body.NewSchemas(table).Schema(`{"$ref":"#/$defs/Dog"}`)
	if err != nil {
		t.Fatal(err)
	}
	defs, _ := tree.Get(whole, tree.Path{{Name: "$defs", Index: -1}})
	var names []string
	for _, m := range defs.(*tree.Object).Members() {
		names = append(names, m.Name)
	}
	if diff := cmp.Diff([]string{"Dog", "Kind", "Animal", "Cat"}, names); diff != "" {
		t.Errorf("Schema: (-want +got):\n%s", diff)
	}
}

func TestColumns(t *testing.T) {
	schemas := body.NewSchemas(table)
	for _, c := range []struct {
		schema string
		ranked bool
		want   []string
	}{
		{thing, false, []string{"id", "name", "size", "on", "old", "when"}},
		{thing, true, []string{"name", "id", "size", "old", "when", "on"}},
		{`{"type":"array","items":{"$ref":"#/$defs/Cat"}}`, true, []string{"kind", "lives"}},
		{`{"type":"object","properties":{"results":{"type":"array","items":{"$ref":"#/$defs/Animal"}}}}`, true, []string{"kind"}},
		{"", true, nil},
	} {
		if diff := cmp.Diff(c.want, schemas.Columns(c.schema, []string{"results"}, c.ranked)); diff != "" {
			t.Errorf("Columns(%s, %v): (-want +got):\n%s", c.schema, c.ranked, diff)
		}
	}
}

func TestPut(t *testing.T) {
	for text, want := range map[string]string{
		"a.0.b=1":      `{"a":[{"b":1}]}`,
		"a[0].b=x":     `{"a":[{"b":"x"}]}`,
		`a["0"].b="1"`: `{"a":{"0":{"b":"1"}}}`,
		"a.b=x=y":      `{"a":{"b":"x=y"}}`,
		"0=x":          `{"0":"x"}`,
		"a.1=x":        "[1]: the list has 0 items, the next index is 0",
		"=x":           `"=x" has no path before the =`,
		"a":            `"a" has no =`,
	} {
		v, err := body.Put(nil, text)
		got := string(tree.Encode(v))
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("Put(%s) = %s, want %s", text, got, want)
		}
	}
}
