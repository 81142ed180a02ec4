package tree_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

func TestDecodeKeepsOrderAndDigits(t *testing.T) {
	for _, text := range []string{
		`{"b":1,"a":{"z":null,"y":[true,false,"\u003c"]}}`,
		`12345678901234567890.10`,
		`[]`, `{}`, `""`, `"<&>"`, `1e400`,
	} {
		v, err := tree.Decode([]byte(text))
		if err != nil {
			t.Fatalf("Decode(%s): %v", text, err)
		}
		want := text
		if text == `{"b":1,"a":{"z":null,"y":[true,false,"\u003c"]}}` {
			want = `{"b":1,"a":{"z":null,"y":[true,false,"<"]}}`
		}
		if got := string(tree.Encode(v)); got != want {
			t.Errorf("Encode(Decode(%s)) = %s, want %s", text, got, want)
		}
	}
}

func TestDecodeErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                    "line 1, column 1: unexpected end of JSON",
		"{\"a\": 1,\n \"b\":": "line 2, column 6: unexpected end of JSON",
		"[1,]":                "line 1, column 4: invalid character ']' looking for beginning of value",
		"1 2":                 "line 1, column 3: invalid character '2' after top-level value",
	} {
		_, err := tree.Decode([]byte(text))
		if err == nil || err.Error() != want {
			t.Errorf("Decode(%q) = %v, want %s", text, err, want)
		}
	}
}

func TestPut(t *testing.T) {
	for _, c := range []struct{ before, path, after, fault string }{
		{`null`, "a", `{"a":1}`, ""},
		{`null`, "a.b[0].c", `{"a":{"b":[{"c":1}]}}`, ""},
		{`{"a":{"x":2}}`, "$.a.b", `{"a":{"x":2,"b":1}}`, ""},
		{`{"a":[1,2]}`, "a[1]", `{"a":[1,1]}`, ""},
		{`{"a":[1]}`, "a[1]", `{"a":[1,1]}`, ""},
		{`{}`, `["a.b"]`, `{"a.b":1}`, ""},
		{`{"a":[1]}`, "a[3]", "", "[3]: the list has 1 items, the next index is 1"},
		{`{"a":1}`, "a.b", "", "b: its parent is not an object"},
		{`{"a":1}`, "a[0]", "", "[0]: not a list"},
	} {
		v, err := tree.Decode([]byte(c.before))
		if err != nil {
			t.Fatal(err)
		}
		path, err := tree.ParsePath(c.path)
		if err != nil {
			t.Fatal(err)
		}
		v, err = tree.Put(v, path, json.Number("1"))
		switch {
		case c.fault != "":
			if err == nil || err.Error() != c.fault {
				t.Errorf("Put(%s, %s) = %v, want %s", c.before, c.path, err, c.fault)
			}
		case err != nil || string(tree.Encode(v)) != c.after:
			t.Errorf("Put(%s, %s) = %s, %v, want %s", c.before, c.path, tree.Encode(v), err, c.after)
		}
	}
}

func TestParsePathErrors(t *testing.T) {
	for text, want := range map[string]string{
		"a[":   `path "a[": a bracket is not closed`,
		"a[x]": `path "a[x]": "x" is not an index`,
		"a..b": `path "a..b": a name is missing`,
	} {
		if _, err := tree.ParsePath(text); err == nil || err.Error() != want {
			t.Errorf("ParsePath(%q) = %v, want %s", text, err, want)
		}
	}
}

func TestPlain(t *testing.T) {
	v, err := tree.Decode([]byte(`{"a":[{"b":1},null]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"a": []any{map[string]any{"b": json.Number("1")}, nil}}
	if diff := cmp.Diff(want, tree.Plain(v)); diff != "" {
		t.Errorf("Plain: (-want +got):\n%s", diff)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"a":[1.50,"x",null,{"b":true}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := tree.Decode(data)
		if (err == nil) != json.Valid(data) {
			t.Fatalf("Decode(%q) = %v, valid: %v", data, err, json.Valid(data))
		}
		if err != nil {
			return
		}
		again, err := tree.Decode(tree.Encode(v))
		if err != nil || string(tree.Encode(again)) != string(tree.Encode(v)) {
			t.Fatalf("Decode(Encode(%q)) = %s, %v", data, tree.Encode(again), err)
		}
	})
}

func FuzzParsePath(f *testing.F) {
	f.Add(`a.b[0]["c.d"]`)
	f.Fuzz(func(t *testing.T, text string) {
		path, err := tree.ParsePath(text)
		if err != nil {
			return
		}
		again, err := tree.ParsePath(path.String())
		if err != nil || !cmp.Equal(path, again) {
			t.Fatalf("ParsePath(%q) = %v, and again %v, %v", text, path, again, err)
		}
	})
}
