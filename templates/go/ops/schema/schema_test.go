package schema_test

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// table contains every kind of schema that generators write for bodies.
var table = load("testdata/schemas.json")

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

var thing = schema.Parse(`{"$ref":"#/$defs/Thing"}`)

func decoded(t *testing.T, text string) any {
	t.Helper()
	v, err := tree.Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestCheck(t *testing.T) {
	schemas := schema.Of(table)
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
		for _, f := range schemas.Check(decoded(t, c.value), thing, schema.Request) {
			got = append(got, f.String())
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("Check(%s) = %s, want %s", c.value, got, c.want)
		}
	}
}

func TestCheckRules(t *testing.T) {
	schemas, rules := schema.Of(table), schema.Parse(`{"$ref":"#/$defs/Rules"}`)
	for _, c := range []struct {
		value string
		way   schema.Way
		want  string
	}{
		{`{"key":"k","step":0.07,"day":"2025-05-04","mail":"a@b.c","link":"https://x/y","uuid":"26aa9e58-1F1A-4b5c-8f6e-3f6c8a3c9d11","ip":"192.0.2.1","names":{"a":1}}`, schema.Request, ""},
		{`{"key":"k","step":0.075}`, schema.Request, "step: is 0.075, want a multiple of 0.01"},
		{`{"key":"k","step":1e400}`, schema.Request, ""}, // too large to be computed
		{`{"key":"k","day":"4.5.2025","mail":"a","link":"x/y"}`, schema.Request,
			`day: "4.5.2025" is no date of the form 2025-05-04; mail: "a" is no e-mail address; link: "x/y" is no absolute URI`},
		{`{"key":"k","uuid":"26aa9e58-1f1a-4b5c-8f6e-3f6c8a3c9d1","ip":"::1"}`, schema.Request,
			`uuid: "26aa9e58-1f1a-4b5c-8f6e-3f6c8a3c9d1" is no UUID; ip: "::1" is no IPv4 address`},
		{`{"key":"k","uuid":"26aa9e58+1f1a-4b5c-8f6e-3f6c8a3c9d11"}`, schema.Request, `uuid: "26aa9e58+1f1a-4b5c-8f6e-3f6c8a3c9d11" is no UUID`},
		{`{"key":"k","host":"A"}`, schema.Request, `host: "A" does not match ^[a-z.]+(?!$)[a-z]$`},
		{`{"key":"k","names":{"B":"x"}}`, schema.Request, `names.B: the name "B" does not match ^[a-z]+$; names.B: is string, want integer`},
		{`{"id":1}`, schema.Request, "key: is missing"},
		{`{"key":1}`, schema.Answer, "id: is missing"},
		{`{"id":1}`, schema.Any, "key: is missing; id: is integer, want string"},
	} {
		var got []string
		for _, f := range schemas.Check(decoded(t, c.value), rules, c.way) {
			got = append(got, f.String())
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("Check(%s, %d) = %s, want %s", c.value, c.way, got, c.want)
		}
	}
}

func TestPruneAndHide(t *testing.T) {
	schemas := schema.Of(table)
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

func FuzzCheck(f *testing.F) {
	f.Add([]byte(`{"name":"ab","pet":{"kind":"cat"},"parts":[{"name":"cd"}]}`))
	schemas := schema.Of(table)
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := tree.Decode(data)
		if err != nil || len(data) > 1000 {
			return
		}
		before := string(tree.Encode(v))
		schemas.Check(v, thing, schema.Any)
		pruned, _ := schemas.Prune(v, thing)
		if _, dropped := schemas.Prune(pruned, thing); len(dropped) > 0 {
			t.Errorf("Prune(%s) left %v", data, dropped)
		}
		if after := string(tree.Encode(v)); after != before {
			t.Errorf("Check and Prune changed %s to %s", before, after)
		}
	})
}
