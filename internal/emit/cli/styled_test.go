package cli_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/buildcache"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/cli"
	"github.com/atlasgen/atlasgen/internal/emit/fake"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/templates"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
)

// styled is a document with parameters in all styles.
const styled = `openapi: 3.0.3
info: {title: Things, version: "1"}
servers: [{url: "https://things.example"}]
paths:
  /usual/{id}/{ids}:
    get:
      operationId: usual
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: ids, in: path, required: true, schema: {type: array, items: {type: string}}}
        - {name: c, in: query, explode: false, schema: {type: array, items: {type: string}}}
        - {name: r, in: query, schema: {type: array, items: {type: integer}}}
        - {name: untyped, in: query, schema: {}}
        - {name: l, in: header, schema: {type: array, items: {type: string}}}
        - {name: Accept, in: header, required: true, schema: {type: string}}
      responses: {"204": {description: Done.}}
  /label/{list}/{apart}/{object}/x{text}y:
    get:
      operationId: label
      parameters:
        - {name: list, in: path, required: true, style: label, schema: {type: array, items: {type: integer}}}
        - {name: apart, in: path, required: true, style: label, explode: true, schema: {type: array, items: {type: integer}}}
        - {name: object, in: path, required: true, style: label, explode: true, schema: {$ref: "#/components/schemas/Color"}}
        - {name: text, in: path, required: true, style: label, schema: {type: string}}
      responses: {"204": {description: Done.}}
  /matrix/{list}/{object}/{simple}:
    get:
      operationId: matrix
      parameters:
        - {name: list, in: path, required: true, style: matrix, schema: {type: array, items: {type: string}}}
        - {name: object, in: path, required: true, style: matrix, explode: true, schema: {$ref: "#/components/schemas/Color"}}
        - {name: simple, in: path, required: true, schema: {$ref: "#/components/schemas/Color"}}
      responses: {"204": {description: Done.}}
  /query:
    get:
      operationId: query
      parameters:
        - {name: hue, in: query, schema: {$ref: "#/components/schemas/Color"}}
        - {name: whole, in: query, explode: false, schema: {$ref: "#/components/schemas/Color"}}
        - {name: deep, in: query, style: deepObject, explode: true, schema: {type: object, properties: {a: {type: string}, n: {type: object, properties: {b: {type: integer}}}}}}
        - {name: space, in: query, style: spaceDelimited, schema: {type: array, items: {type: string}}}
        - {name: pipe, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}}
        - {name: url, in: query, allowReserved: true, schema: {type: string}}
        - {name: flag, in: query, allowEmptyValue: true, schema: {type: integer}}
        - {name: json, in: query, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Color"}}}}}
        - {name: either, in: query, style: deepObject, schema: {anyOf: [{type: integer}, {type: object, properties: {gt: {type: integer}}}]}}
        - {name: map, in: query, style: deepObject, schema: {type: object, additionalProperties: {type: boolean}}}
      responses: {"204": {description: Done.}}
  /header:
    get:
      operationId: header
      parameters:
        - {name: X-Color, in: header, schema: {$ref: "#/components/schemas/Color"}}
        - {name: X-Apart, in: header, explode: true, schema: {$ref: "#/components/schemas/Color"}}
        - {name: X-JSON, in: header, content: {application/json: {schema: {$ref: "#/components/schemas/Color"}}}}
        - {name: sid, in: cookie, schema: {type: string}}
        - {name: list, in: cookie, explode: false, schema: {type: array, items: {type: integer}}}
        - {name: color, in: cookie, schema: {$ref: "#/components/schemas/Color"}}
      responses: {"204": {description: Done.}}
  /fixed?type=a:
    get:
      operationId: fixed
      parameters: [{name: q, in: query, schema: {type: string}}]
      responses: {"204": {description: Done.}}
  /fragment#op=X:
    get:
      operationId: fragment
      parameters: [{name: q, in: query, schema: {type: string}}]
      responses: {"204": {description: Done.}}
  /#Action=Run:
    get:
      operationId: run
      parameters: [{name: Action, in: query, required: true, schema: {type: string, enum: [Run]}}]
      responses: {"204": {description: Done.}}
  /#Action=Stop:
    get:
      operationId: stop
      parameters: [{name: Action, in: query, required: true, schema: {type: string, enum: [Stop]}}]
      responses: {"204": {description: Done.}}
  /a/{x}...{x}/{undeclared}:
    get:
      operationId: twice
      parameters: [{name: x, in: path, schema: {type: string}}, {name: gone, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: Done.}}
components:
  schemas:
    Color: {type: object, properties: {R: {type: integer}, G: {type: integer}}}
`

// styledCalls holds calls by the command line and by the SDK, and the request that both
// send.
var styledCalls = []struct {
	args []string
	code string
	want string
}{
	{[]string{"usual", "--id", "a/b,c", "--ids", `a,"b,c"`, "--c", `a,b,"c,d"`, "--r", "1,2", "--untyped", "x"},
		`Usual%s(ctx, &shop.Usual%s{ID: "a/b,c", IDs: []string{"a", "b,c"}, C: []string{"a", "b", "c,d"}, R: []int{1, 2}, Untyped: shop.Ptr("x")})`,
		"/usual/a%2Fb%2Cc/a,b%2Cc?c=a,b,c%2Cd&r=1&r=2&untyped=x"},
	{[]string{"usual", "--id", "a", "--ids", "b", "--l", "x,y"},
		`Usual%s(ctx, &shop.Usual%s{ID: "a", IDs: []string{"b"}, L: []string{"x", "y"}})`,
		"/usual/a/b L=x,y"},
	{[]string{"label", "--list", "1,2", "--apart", "1,2", "--object", "R=1", "--object", "G=2", "--text", "t"},
		`Label%s(ctx, &shop.Label%s{List: []int{1, 2}, Apart: []int{1, 2}, Object: shop.Color{R: shop.Ptr(1), G: shop.Ptr(2)}, Text: "t"})`,
		"/label/.1,2/.1.2/.R=1.G=2/x.ty"},
	{[]string{"matrix", "--list", "a,b", "--object", `{"R":1,"G":2}`, "--simple", "R=1"},
		`Matrix%s(ctx, &shop.Matrix%s{List: []string{"a", "b"}, Object: shop.Color{R: shop.Ptr(1), G: shop.Ptr(2)}, Simple: shop.Color{R: shop.Ptr(1)}})`,
		"/matrix/;list=a,b/;R=1;G=2/R,1"},
	{[]string{"query", "--hue", "R=1", "--hue", "G=2"},
		`Query%s(ctx, &shop.Query%s{Hue: &shop.Color{R: shop.Ptr(1), G: shop.Ptr(2)}})`, "/query?R=1&G=2"},
	{[]string{"query", "--whole", "R=1", "--whole", "G=2"},
		`Query%s(ctx, &shop.Query%s{Whole: &shop.Color{R: shop.Ptr(1), G: shop.Ptr(2)}})`, "/query?whole=R,1,G,2"},
	{[]string{"query", "--deep", "a=x&y", "--deep", "n.b=1"},
		`Query%s(ctx, &shop.Query%s{Deep: &shop.QueryDeep{A: shop.Ptr("x&y"), N: &shop.QueryDeepN{B: shop.Ptr(1)}}})`, "/query?deep%5Ba%5D=x%26y&deep%5Bn%5D%5Bb%5D=1"},
	{[]string{"query", "--space", "a,b c", "--pipe", "a,b"},
		`Query%s(ctx, &shop.Query%s{Space: []string{"a", "b c"}, Pipe: []string{"a", "b"}})`, "/query?pipe=a%7Cb&space=a%20b+c"},
	{[]string{"query", "--url", "https://x/?a=b#c"},
		`Query%s(ctx, &shop.Query%s{URL: shop.Ptr("https://x/?a=b#c")})`, "/query?url=https://x/?a=b%23c"},
	{[]string{"query", "--json", `[{"R":1}]`, "--json", "G=2"},
		`Query%s(ctx, &shop.Query%s{JSON: []shop.Color{{R: shop.Ptr(1)}, {G: shop.Ptr(2)}}})`, "/query?json=%5B%7B%22R%22%3A1%7D%2C%7B%22G%22%3A2%7D%5D"},
	{[]string{"query", "--map", "off=false", "--map", "on=true"},
		`Query%s(ctx, &shop.Query%s{Map: map[string]bool{"on": true, "off": false}})`, "/query?map%5Boff%5D=false&map%5Bon%5D=true"},
	{[]string{"header", "--x-color", "R=1", "--x-color", "G=2", "--x-apart", "R=1", "--x-apart", "G=2", "--x-json", `{"R":1}`},
		`Header%s(ctx, &shop.Header%s{XColor: &shop.Color{R: shop.Ptr(1), G: shop.Ptr(2)}, XApart: &shop.Color{R: shop.Ptr(1), G: shop.Ptr(2)}, XJSON: &shop.Color{R: shop.Ptr(1)}})`,
		`/header X-Apart=R=1,G=2 X-Color=R,1,G,2 X-Json={"R":1}`},
	{[]string{"header", "--sid", "a;b", "--list", "1,2", "--color", "R=1", "--color", "G=2"},
		`Header%s(ctx, &shop.Header%s{Sid: shop.Ptr("a;b"), List: []int{1, 2}, Color: &shop.Color{R: shop.Ptr(1), G: shop.Ptr(2)}})`,
		"/header Cookie=sid=a%3Bb; list=1,2; R=1; G=2"},
	{[]string{"fixed", "--q", "v"}, `Fixed%s(ctx, &shop.Fixed%s{Q: shop.Ptr("v")})`, "/fixed?type=a&q=v"},
	{[]string{"fixed"}, `Fixed%s(ctx, &shop.Fixed%s{})`, "/fixed?type=a"},
	{[]string{"fragment", "--q", "v"}, `Fragment%s(ctx, &shop.Fragment%s{Q: shop.Ptr("v")})`, "/fragment%23op=X?q=v"},
	{[]string{"run"}, `Run%s(ctx, &shop.Run%s{})`, "/?Action=Run"},
	{[]string{"stop"}, `Stop%s(ctx, &shop.Stop%s{})`, "/?Action=Stop"},
	{[]string{"twice", "--x", "v", "--undeclared", "u"}, `Twice%s(ctx, &shop.Twice%s{X: "v", Undeclared: "u"})`, "/a/v...v/u"},
}

// styledFaults are requests that the fake of the API refuses, with a word of the
// reason.
var styledFaults = [][2]string{
	{"/query?deep%5Bn%5D%5Bb%5D=x", "deep.n.b"},
	{"/query?deep%5Bz%5D=1", "deep.z"},
	{"/query?R=x", "hue.R"},
	{"/query?whole=R,x", "whole.R"},
	{"/query?json=%7B", "JSON"},
	{"/query?flag=x", "flag"},
	{"/query?other=1", "other"},
	{"/fixed?type=b", "no operation"},
	{"/label/.x/.1/.R=1/x.ty", "list"},
}

// builtStyled returns the folder of the SDK of that document and the path of its
// command line.
func builtStyled(t *testing.T) (dir, program string) {
	t.Helper()
	doc, err := parser.Parse(parser.Options{File: "things.yaml", Data: []byte(styled), Reserved: templates.Reserved()})
	if err != nil {
		t.Fatal(err)
	}
	if dir, err = buildcache.Dir("styled"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // it is among temporary files
	fakes, err := fake.Emit(doc, fake.Options{Module: "example.com/shop-sdk", Package: "shop"})
	if err != nil {
		t.Fatal(err)
	}
	test := emit.File{Path: "sdk/shop/shoptest/styled_test.go", Data: []byte(styledProgram())}
	o := cli.Options{Module: "example.com/shop-cli", Program: page.Program{Name: "shop"}, SDK: "example.com/shop-sdk", Package: "shop"}
	write(t, dir, append(append(emitted(t, doc.Resolve(model.Version{}, false), o), fakes...), test))
	goCommand(t, filepath.Join(dir, "cli"), "vet", "./cmd/shop")
	if program, err = buildcache.Program(filepath.Join(dir, "cli"), "./cmd/shop"); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "sdk"), program
}

// styledProgram returns a test of the SDK that sends all calls to a server, and then to
// the fake, which must take them.
func styledProgram() string {
	var calls, faults strings.Builder
	for _, c := range styledCalls {
		calls.WriteString("\tcheck(c.Default." + strings.Replace(strings.Replace(c.code, "%s", "WithParams", 1), "%s", "Params", 1) + ".Execute())\n")
	}
	for _, f := range styledFaults {
		faults.WriteString("\trefused(\"" + f[0] + "\", \"" + f[1] + "\")\n")
	}
	return `package shoptest_test

import (
	"context"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	shop "example.com/shop-sdk/shop"
	"example.com/shop-sdk/shop/shoptest"
)

func calls(t *testing.T, ctx context.Context, c *shop.Client) {
	check := func(_ *http.Response, err error) {
		t.Helper()
		if err != nil {
			t.Error(err)
		}
	}
` + calls.String() + `}

func TestCalls(t *testing.T) {
	for _, url := range []string{os.Getenv("SERVER"), started(t).URL} {
		c, err := shop.NewClient(shop.UseBaseURL(url))
		if err != nil {
			t.Fatal(err)
		}
		calls(t, t.Context(), c)
	}
}

func started(t *testing.T) *shoptest.Server {
	s, done := shoptest.New(t), shoptest.Value(nil)
	d := &s.Services.Default
	d.Usual, d.Label, d.Matrix, d.Query, d.Header, d.Fixed, d.Fragment, d.Run, d.Stop, d.Twice = done, done, done, done, done, done, done, done, done, done
	return s
}

func TestFaults(t *testing.T) {
	s := started(t)
	refused := func(path, word string) {
		t.Helper()
		resp, err := http.Get(s.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		body, _ := io.ReadAll(resp.Body)
		if resp.StatusCode/100 != 4 || !strings.Contains(string(body), word) {
			t.Errorf("%s: %s %s, want an error about %s", path, resp.Status, body, word)
		}
	}
` + faults.String() + `}
`
}

// A reader records requests as they are on the wire.
type reader struct{ seen []string }

func (w *reader) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	note := r.RequestURI
	for _, name := range []string{"L", "X-Apart", "X-Color", "X-Json", "Cookie"} {
		if values, ok := r.Header[name]; ok {
			note += " " + name + "=" + strings.Join(values, "|")
		}
	}
	w.seen = append(w.seen, note)
	rw.WriteHeader(http.StatusNoContent)
}

// TestStyles calls an API with parameters in all styles by the command line and by the
// SDK. Both send the same, and the fake takes it.
func TestStyles(t *testing.T) {
	sdk, shop := builtStyled(t)
	w := new(reader)
	server := httptest.NewServer(w)
	defer server.Close()
	home := t.TempDir()
	run := func(args ...string) (string, string) {
		w.seen = nil
		c := exec.Command(shop, append([]string{"api"}, args...)...)
		c.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+home, "SHOP_BASE_URL="+server.URL)
		out, _ := c.CombinedOutput()
		return strings.Join(w.seen, "\n"), string(out)
	}
	var want []string
	for _, c := range styledCalls {
		if got, out := run(c.args...); got != c.want {
			t.Errorf("shop api %q sends %s, want %s\n%s", c.args, got, c.want, out)
		}
		want = append(want, c.want)
	}
	for _, c := range []struct{ args, want, text string }{
		{"query --either 5", "/query?either=5", ""},
		{`query --either {"gt":5}`, "/query?either%5Bgt%5D=5", ""},
		{"query --flag=", "/query?flag=", ""},
		{"query --flag=x", "", `--flag: "x" is no integer`},
		{"query --deep z=1", "", "--deep.z: there is no such property"},
		{"query --deep z", "", "want KEY=VALUE or a JSON object"},
		{`query --json {"R":"x"}`, "", "--json[0].R: is string, want integer"},
	} {
		if got, out := run(strings.Fields(c.args)...); got != c.want || !strings.Contains(out, c.text) {
			t.Errorf("shop api %s sends %s, %s, want %s, %s", c.args, got, out, c.want, c.text)
		}
	}
	w.seen = nil
	t.Setenv("SERVER", server.URL)
	goCommand(t, sdk, "test", "./shop/shoptest")
	if !slices.Equal(w.seen, want) {
		t.Errorf("the SDK sends\n\t%s\nwant\n\t%s", strings.Join(w.seen, "\n\t"), strings.Join(want, "\n\t"))
	}
}
