package body_test

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
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
		example := schemas.Example(thing, required)
		if faults := schemas.Check(example, schema.Parse(thing), schema.Request); len(faults) > 0 {
			t.Errorf("Example(%v) = %s: %v", required, tree.Encode(example), faults)
		}
		if _, dropped := schemas.Prune(example, schema.Parse(thing)); len(dropped) > 0 {
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
		if diff := cmp.Diff(c.want, schemas.Columns(c.schema, c.ranked)); diff != "" {
			t.Errorf("Columns(%s, %v): (-want +got):\n%s", c.schema, c.ranked, diff)
		}
	}
}
