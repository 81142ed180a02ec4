package style

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// TestStyleIsTheSDKs checks that the table and the SDK write parameters in the same way.
func TestStyleIsTheSDKs(t *testing.T) {
	body := func(file string) string {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(data), "\n")
		return rest
	}
	if body("style.go") != body("../../runtime/style.go") {
		t.Error("style.go differs from the file of the runtime")
	}
}

// Read returns what Write has written.
func TestWriteAndRead(t *testing.T) {
	for _, test := range []struct{ in, style, value, want string }{
		{"path", "", `"a b"`, "a%20b"},
		{"path", "matrix", `["a,b","c"]`, ";p=a%2Cb,c"},
		{"path", "matrix,explode", `["a","b"]`, ";p=a;p=b"},
		{"path", "matrix,explode", `{"a":"1","b":""}`, ";a=1;b"},
		{"path", "label", `["a","b"]`, ".a,b"},
		{"path", "label,explode", `["a","b"]`, ".a.b"},
		{"path", "label,explode", `{"a":"1"}`, ".a=1"},
		{"path", "simple", `{"a":"1","b":"c,d"}`, "a,1,b,c%2Cd"},
		{"path", "simple,explode", `{"a":"1","b":"x=y"}`, "a=1,b=x%3Dy"},
		{"path", "json", `{"a":[1]}`, "%7B%22a%22%3A%5B1%5D%7D"},
		{"header", "simple", `{"a":"1","b":"2"}`, "a,1,b,2"},
		{"header", "simple,explode", `{"a":"1","b":"2"}`, "a=1,b=2"},
		{"header", "json", `["a, b",1]`, `["a, b",1]`},
		{"query", "", `["a","b,c"]`, "p=a&p=b%2Cc"},
		{"query", "joined", `["a","b,c"]`, "p=a,b%2Cc"},
		{"query", "form", `{"a":"1"}`, "p=a,1"},
		{"query", "form,explode", `{"a":"1","b":"2"}`, "a=1&b=2"},
		{"query", "form,explode", `{"a":{"b":1}}`, "a=%7B%22b%22%3A1%7D"},
		{"query", "form,explode", `[{"b":1}]`, "p=%7B%22b%22%3A1%7D"},
		{"query", "spaceDelimited", `["a b","c"]`, "p=a+b%20c"},
		{"query", "pipeDelimited", `["a","c"]`, "p=a%7Cc"},
		{"query", "deepObject", `{"a":{"b":["1","2"]},"c":"&"}`, "p%5Ba%5D%5Bb%5D%5B0%5D=1&p%5Ba%5D%5Bb%5D%5B1%5D=2&p%5Bc%5D=%26"},
		{"query", "deepObject", `[{"a":"1","b":"2"},{"a":"3"}]`, "p%5B0%5D%5Ba%5D=1&p%5B0%5D%5Bb%5D=2&p%5B1%5D%5Ba%5D=3"},
		{"query", "json", `{"a":1}`, "p=%7B%22a%22%3A1%7D"},
		{"cookie", "form,explode", `"x;y"`, "p=x%3By"},
		{"cookie", "form", `["a","b"]`, "p=a,b"},
		{"cookie", "form,explode", `{"a":"1","b":"2"}`, "a=1; b=2"},
	} {
		value, err := tree.Decode([]byte(test.value))
		if err != nil {
			t.Fatal(err)
		}
		p := &ops.Param{Name: "p", In: ops.In(test.in), Style: test.style, Joined: test.style == "joined"}
		if p.Joined {
			p.Style = ""
		}
		p.Type = map[byte]string{'"': "string", '[': "string", '{': "object"}[test.value[0]]
		if p.Array = test.value[0] == '['; p.Array && strings.Contains(test.value, "{") {
			p.Type = "object"
		}
		written := Write(p, value)
		if written != test.want {
			t.Errorf("Write(%s, %s, %s) = %s, want %s", test.in, test.style, test.value, written, test.want)
		}
		source := &Source{Path: map[string]string{"p": written}, Query: "x=1&" + written, Header: http.Header{"P": {written}, "Cookie": {"x=1; " + written}}}
		back, err := source.Read(p, func(name string) bool { return name != "x" })
		want := test.value
		if test.style == "spaceDelimited" {
			want = `["a","b","c"]` // a space in an item is a delimiter for those who decode first
		}
		if test.style == "form,explode" && strings.HasPrefix(want, `{"a":{`) {
			want = `{"a":"{\"b\":1}"}` // members are text; the schema says what it means
		}
		if got := string(tree.Encode(back)); got != want || err != nil {
			t.Errorf("Read(%s, %s, %s) = %s, %v, want %s", test.in, test.style, written, got, err, want)
		}
	}
}

func TestReadNothing(t *testing.T) {
	source := &Source{Query: "a=1"}
	for _, p := range []*ops.Param{
		{Name: "p", In: ops.Path}, {Name: "p", In: ops.Query}, {Name: "p", In: ops.Header}, {Name: "p", In: ops.Cookie},
		{Name: "p", In: ops.Query, Type: "object", Style: "deepObject"}, {Name: "p", In: ops.Query, Type: "object", Style: "form,explode"},
	} {
		if v, err := source.Read(p, func(string) bool { return false }); v != nil || err != nil {
			t.Errorf("Read(%s %s) = %v, %v, want nothing", p.In, p.Style, v, err)
		}
	}
	if _, err := (&Source{Query: "p={"}).Read(&ops.Param{Name: "p", In: ops.Query, Style: "json"}, nil); err == nil {
		t.Error("Read of wrong JSON succeeds")
	}
}
