package body_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/templates/go/cli/body"
	"github.com/atlasgen/atlasgen/templates/go/cli/tree"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// A table with every construct of bodies, in the form in which generators write it.
var table = ops.Table{Schemas: []ops.Schema{
	{Name: "Animal", Text: `{"anyOf":[{"$ref":"#/$defs/Cat"},{"$ref":"#/$defs/Dog"}],"discriminator":{"propertyName":"kind","mapping":{"cat":"#/$defs/Cat","dog":"#/$defs/Dog"}}}`},
	{Name: "Big", Text: `{"type":"object","properties":{"size":{"type":"string","readOnly":true},"disk":{"type":"string"}},"required":["size"]}`},
	{Name: "Cat", Text: `{"type":"object","properties":{"kind":{"$ref":"#/$defs/Kind"},"lives":{"type":"integer","minimum":1,"maximum":9}},"required":["kind"]}`},
	{Name: "Dog", Text: `{"type":"object","properties":{"kind":{"$ref":"#/$defs/Kind"},"friend":{"$ref":"#/$defs/Animal"}},"required":["kind"]}`},
	{Name: "Either", Text: `{"anyOf":[{"$ref":"#/$defs/Kind"},{"$ref":"#/$defs/Cat"}]}`},
	{Name: "Host", Text: `{"anyOf":[{"$ref":"#/$defs/Small"},{"$ref":"#/$defs/Big"}],"discriminator":{"propertyName":"size","mapping":{"S":"#/$defs/Small","B":"#/$defs/Big"}}}`},
	{Name: "Kind", Text: `{"type":"string","enum":["cat","dog"]}`},
	{Name: "Small", Text: `{"type":"object","properties":{"size":{"type":"string","readOnly":true},"cpu":{"type":"integer"}},"required":["size"]}`},
	{Name: "Thing", Text: `{"type":"object","properties":{
		"id":{"type":"string","readOnly":true},
		"name":{"type":"string","pattern":"^[a-z]+$","minLength":2,"maxLength":4,"example":"abc"},
		"secret":{"type":"string","writeOnly":true},
		"size":{"type":["number","null"],"exclusiveMinimum":0,"exclusiveMaximum":2.5},
		"on":{"type":"boolean","default":false},
		"parts":{"type":"array","minItems":1,"maxItems":2,"items":{"$ref":"#/$defs/Thing"}},
		"pet":{"$ref":"#/$defs/Animal"},
		"maybe":{"anyOf":[{"$ref":"#/$defs/Cat"},{"type":"null"}]},
		"labels":{"type":"object","additionalProperties":{"type":"string"}},
		"either":{"$ref":"#/$defs/Either"},
		"old":{"type":"string","deprecated":true},
		"when":{"type":"string","format":"date-time"},
		"roles":{"type":"array","uniqueItems":true,"items":{"type":"string"}},
		"few":{"type":"object","minProperties":1,"maxProperties":2,"additionalProperties":{"type":"integer"}},
		"host":{"$ref":"#/$defs/Host"},
		"free":{}
	},"required":["id","name"]}`},
}}

const thing = `{"$ref":"#/$defs/Thing"}`

func decoded(t *testing.T, text string) any {
	t.Helper()
	v, err := tree.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestCheck(t *testing.T) {
	schemas := body.NewSchemas(&table)
	for _, c := range []struct{ value, want string }{
		{`{"name":"abc"}`, ""},
		{`{"name":"abc","size":null,"maybe":null,"free":{"a":[1]},"labels":{"x":"y"}}`, ""},
		{`{"name":"abc","id":4}`, ""},
		{`{}`, "name: is missing"},
		{`[]`, "the body: is array, want object"},
		{`{"name":"a"}`, "name: has length 1, want at least 2"},
		{`{"name":"abcde"}`, "name: has length 5, want at most 4"},
		{`{"name":"AB"}`, `name: "AB" does not match ^[a-z]+$`},
		{`{"name":"ab","size":0}`, "size: is 0, want more than 0"},
		{`{"name":"ab","size":2.5}`, "size: is 2.5, want less than 2.5"},
		{`{"name":"ab","size":"1"}`, "size: is string, want number or null"},
		{`{"name":"ab","on":1}`, "on: is integer, want boolean"},
		{`{"name":"ab","parts":[]}`, "parts: has length 0, want at least 1"},
		{`{"name":"ab","parts":[{"name":"a"},{"name":"b1"},{}]}`, "parts: has length 3, want at most 2; parts[0].name: has length 1, want at least 2; parts[1].name: \"b1\" does not match ^[a-z]+$; parts[2].name: is missing"},
		{`{"name":"ab","pet":{"kind":"cat","lives":10}}`, "pet.lives: is 10, want at most 9"},
		{`{"name":"ab","pet":{"kind":"cat","lives":1.5}}`, "pet.lives: is number, want integer"},
		{`{"name":"ab","pet":{"kind":"cat","lives":3.0}}`, ""},
		{`{"name":"ab","pet":{"kind":"cow"}}`, `pet.kind: "cow" is none of "cat", "dog"`},
		{`{"name":"ab","pet":{}}`, `pet.kind: is missing: it is one of "cat", "dog"`},
		{`{"name":"ab","pet":4}`, "pet: is integer, want object"},
		{`{"name":"ab","maybe":{"kind":"dog2"}}`, `maybe.kind: "dog2" is none of "cat", "dog"`},
		{`{"name":"ab","labels":{"a.b":1}}`, `labels["a.b"]: is integer, want string`},
		{`{"name":"ab","NAME":"x","other":1}`, "NAME: there is no such property, but name; other: there is no such property"},
		{`{"name":"ab","when":"tomorrow","roles":["a","b","a"],"few":{}}`, `when: "tomorrow" is no time of the form 2025-05-04T09:42:00Z; roles[2]: is [0] again; few: has length 0, want at least 1`},
		{`{"name":"ab","when":"2025-01-01T00:00:00+02:00","roles":[],"few":{"a":1,"b":2,"c":3}}`, "few: has length 3, want at most 2"},
		{`{"name":"ab","host":{"disk":"d"}}`, ""},
		{`{"name":"ab","either":"dog"}`, ""},
		{`{"name":"ab","either":{"kind":"cat","lives":0}}`, "either.lives: is 0, want at least 1"},
	} {
		var got []string
		for _, f := range schemas.Check(decoded(t, c.value), thing) {
			got = append(got, f.String())
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("Check(%s) = %s, want %s", c.value, got, c.want)
		}
	}
}

func TestPruneAndHide(t *testing.T) {
	schemas := body.NewSchemas(&table)
	value := `{"id":"1","name":"ab","secret":"s","parts":[{"id":"2","name":"cd","secret":null}],"unknown":{"id":"3"}}`
	pruned, dropped := schemas.Prune(decoded(t, value), thing)
	if got, want := string(tree.Encode(pruned)), `{"name":"ab","secret":"s","parts":[{"name":"cd","secret":null}],"unknown":{"id":"3"}}`; got != want {
		t.Errorf("Prune(%s) = %s, want %s", value, got, want)
	}
	if diff := cmp.Diff([]string{"id", "parts[0].id"}, dropped); diff != "" {
		t.Errorf("Prune: (-want +got):\n%s", diff)
	}
	hidden := schemas.Hide(decoded(t, value), thing)
	if got, want := string(tree.Encode(hidden)), strings.Replace(value, `"s"`, `"[hidden]"`, 1); got != want {
		t.Errorf("Hide(%s) = %s, want %s", value, got, want)
	}
}

func TestExampleIsRight(t *testing.T) {
	schemas := body.NewSchemas(&table)
	for _, required := range []bool{false, true} {
		example := schemas.Example(thing, required)
		if faults := schemas.Check(example, thing); len(faults) > 0 {
			t.Errorf("Example(%v) = %s: %v", required, tree.Encode(example), faults)
		}
		if _, dropped := schemas.Prune(example, thing); len(dropped) > 0 {
			t.Errorf("Example(%v) has what only the server sets: %v", required, dropped)
		}
	}
	want := `{"name":"abc","secret":"string","size":42,"on":false,"pet":{"kind":"cat","lives":1},"maybe":{"kind":"cat","lives":1},"labels":{"key":"string"},"either":"cat","when":"2025-05-04T09:42:00Z","roles":["string"],"few":{"key":42},"host":{"cpu":42},"free":{}}`
	if got := string(tree.Encode(schemas.Example(thing, false))); got != strings.Replace(want, `"size":42`, `"size":1`, 1) {
		t.Errorf("Example = %s", got)
	}
	if got := string(tree.Encode(schemas.Example(thing, true))); got != `{"name":"abc"}` {
		t.Errorf("Example(required) = %s", got)
	}
}

func TestSchemaHoldsAllItRefersTo(t *testing.T) {
	schema, err := body.NewSchemas(&table).Schema(`{"$ref":"#/$defs/Dog"}`)
	if err != nil {
		t.Fatal(err)
	}
	defs, _ := tree.Get(schema, tree.Path{{Name: "$defs", Index: -1}})
	var names []string
	for _, m := range defs.(*tree.Object).Members() {
		names = append(names, m.Name)
	}
	if diff := cmp.Diff([]string{"Dog", "Kind", "Animal", "Cat"}, names); diff != "" {
		t.Errorf("Schema: (-want +got):\n%s", diff)
	}
}

func TestColumns(t *testing.T) {
	schemas := body.NewSchemas(&table)
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
		if diff := cmp.Diff(c.want, schemas.Columns(c.schema, c.ranked)); diff != "" {
			t.Errorf("Columns(%s, %v): (-want +got):\n%s", c.schema, c.ranked, diff)
		}
	}
}

func FuzzCheck(f *testing.F) {
	f.Add([]byte(`{"name":"ab","pet":{"kind":"cat"},"parts":[{"name":"cd"}]}`))
	schemas := body.NewSchemas(&table)
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := tree.Decode(data)
		if err != nil || len(data) > 1000 {
			return
		}
		before := string(tree.Encode(v))
		schemas.Check(v, thing)
		pruned, _ := schemas.Prune(v, thing)
		if _, dropped := schemas.Prune(pruned, thing); len(dropped) > 0 {
			t.Errorf("Prune(%s) left %v", data, dropped)
		}
		if after := string(tree.Encode(v)); after != before {
			t.Errorf("Check and Prune changed %s to %s", before, after)
		}
	})
}
