package render_test

import (
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/templates/go/cli/render"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

const page = `{"totalCount":2,"results":[{"name":"b","id":1,"tags":["x","y"],"in":{"k":1.50}},{"name":"on\u001b[31m","id":null,"date":"2024-01-01"}]}`

func printed(t *testing.T, o render.Options, text string, suggested ...string) string {
	o.Items = []string{"results"}
	t.Helper()
	p, err := render.New(o)
	if err != nil {
		t.Fatal(err)
	}
	p.SuggestColumns(suggested)
	var b strings.Builder
	if err := p.Print(&b, []byte(text)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestTerminal prints what a terminal would obey: as a value, as a name, and as raw
// bytes.
func TestTerminal(t *testing.T) {
	const hostile = "\x1b[31m\u009b31m\u202ea\x7f"
	text := `{"` + `\u001b[31m` + "\u009b31m\u202ea\x7f" + `":["` + `\u001b[31m` + "\u009b31m\u202ea\x7f" + `"]}`
	for format, want := range map[string]string{
		"json":                                "{\n  \"\\u001b[31m\\u009b31m\\u202ea\\u007f\": [\n    \"\\u001b[31m\\u009b31m\\u202ea\\u007f\"\n  ]\n}\n",
		"jsonl":                               "{\"\\u001b[31m\\u009b31m\\u202ea\\u007f\":[\"\\u001b[31m\\u009b31m\\u202ea\\u007f\"]}\n",
		"table":                               "[31m31ma  [31m31ma\n",
		"csv":                                 "",
		"yaml":                                "",
		"raw":                                 "",
		"go-template={{range .}}{{.}}{{end}}": "[[31m31ma]",
	} {
		got := printed(t, render.Options{Format: format, Terminal: true}, text)
		if want != "" && got != want || strings.ContainsAny(got, "\x1b\u009b\u202e\x7f") || !strings.Contains(got, "31m") {
			t.Errorf("%s: %q, want %q", format, got, want)
		}
		if format == "raw" && printed(t, render.Options{Format: format}, text) != text {
			t.Errorf("%s: it is changed although there is no terminal", format)
		}
	}
	if got := printed(t, render.Options{Format: "raw", Terminal: true}, hostile+"\xff\xe4"); got != "[31m31ma\ufffd" {
		t.Errorf("raw bytes = %q", got)
	}
}

func TestPrint(t *testing.T) {
	for _, c := range []struct {
		options render.Options
		text    string
		want    string
	}{
		{render.Options{}, `{"b":1.50,"a":[]}`, "{\n  \"b\": 1.50,\n  \"a\": []\n}\n"},
		{render.Options{Format: "json"}, "", ""},
		{render.Options{Format: "yaml"}, `{"b":"on","a":"2024-01-01","n":12345678901234567890,"f":1e400,"t":true,"z":null,"s":"a: b"}`,
			"b: \"on\"\na: \"2024-01-01\"\n\"n\": 12345678901234567890\nf: 1e400\nt: true\nz: null\ns: 'a: b'\n"},
		{render.Options{Format: "yaml", Query: ".results[].name"}, page, "b\n---\n\"on\\e[31m\"\n"},
		{render.Options{Format: "jsonl"}, page, `{"name":"b","id":1,"tags":["x","y"],"in":{"k":1.50}}` + "\n" + `{"name":"on\u001b[31m","id":null,"date":"2024-01-01"}` + "\n"},
		{render.Options{Format: "jsonl"}, `[1,"x"]`, "1\n\"x\"\n"},
		{render.Options{Format: "raw"}, "plain text", "plain text"},
		{render.Options{Format: "raw", Query: ".results[].name"}, page, "b\non\x1b[31m\n"},
		{render.Options{Format: "raw", Query: "empty"}, page, ""},
		{render.Options{Query: ".results | length"}, page, "2\n"},
		{render.Options{Query: ".results[].name, .results[0].in"}, page, "b\non\x1b[31m\n{\n  \"k\": 1.50\n}\n"},
		{render.Options{Query: ".results[].name", Terminal: true}, page, "b\non[31m\n"},
		{render.Options{Query: ".results[].name", Format: "json"}, page, "\"b\"\n\"on\\u001b[31m\"\n"},
		{render.Options{Query: "[.results[].name]"}, page, "[\n  \"b\",\n  \"on\\u001b[31m\"\n]\n"},
		{render.Options{Query: ".name", Format: "jsonl"}, page, "\"b\"\n\"on\\u001b[31m\"\n"},
		{render.Options{Query: ".name", Format: "jsonl"}, `{"name":"x"}`, "\"x\"\n"},
		{render.Options{Query: ".results[].name", Format: "table"}, page, "b\non\x1b[31m\n"},
		{render.Options{Query: ".results[].name", Format: "csv"}, page, "value\nb\non\x1b[31m\n"},
		{render.Options{Query: "12345678901234567890, 0.1"}, `{}`, "12345678901234567890\n0.1\n"},
		{render.Options{Format: "table"}, page, "NAME    ID  DATE\nb       1\non[31m      2024-01-01\n"},
		{render.Options{Format: "table"}, `{"a":1,"b":[true,"x"]}`, "a  1\nb  true,x\n"},
		{render.Options{Format: "table"}, `["x","y"]`, "VALUE\nx\ny\n"},
		{render.Options{Format: "table", Width: 9}, page, "NAME\nb\non[31m\n"},
		{render.Options{Format: "table", Width: 10}, page, "NAME    ID\nb       1\non[31m\n"},
		{render.Options{Format: "table", Width: 2}, page, "NAME\nb\non[31m\n"},
		{render.Options{Format: "table", Width: 30}, `{"name":"0123456789abcdefghijk","stateName":"x"}`, "name       0123456789abcdefgh…\nstateName  x\n"},
		{render.Options{Format: "table"}, `[{"clusterType":1,"mongoDBVersion":"8"}]`, "CLUSTER TYPE  MONGO DB VERSION\n1             8\n"},
		{render.Options{Format: "table", Columns: []string{"name", "in.k", "tags[1]"}}, page, "NAME    IN.K  TAGS[1]\nb       1.50  y\non[31m\n"},
		{render.Options{Format: "table", Query: ".results[] | {name}"}, page, "NAME\nb\non[31m\n"},
		{render.Options{Format: "csv"}, page, "name,id,date\nb,1,\non\x1b[31m,,2024-01-01\n"},
		{render.Options{Format: "csv"}, `[{"g":7,"f":6,"e":5,"d":4,"c":3,"b":2,"a":1,"z":null}]`, "g,f,e,d,c,b\n7,6,5,4,3,2\n"},
		{render.Options{Format: "csv", Columns: []string{"all"}}, `[{"g":7,"f":6,"e":5,"d":4,"c":3,"b":2,"a":1,"z":null}]`, "g,f,e,d,c,b,a\n7,6,5,4,3,2,1\n"},
		{render.Options{Format: "csv", Columns: []string{"Is=in.k", `["a=b"]`, "name"}}, page, "Is,a=b,name\n1.50,,b\n,,on\x1b[31m\n"},
		{render.Options{Format: "table", Columns: []string{"Inner k=in.k", "name"}}, page, "Inner k  NAME\n1.50     b\n         on[31m\n"},
		{render.Options{Format: "table"}, `{"a":"` + strings.Repeat("x", 100) + `"}`, "a  " + strings.Repeat("x", 100) + "\n"},
		{render.Options{Format: "table"}, `[{"a":"` + strings.Repeat("x", 100) + `"}]`, "A\n" + strings.Repeat("x", 100) + "\n"},
		{render.Options{Format: "table", Width: 80}, `[{"a":"` + strings.Repeat("x", 100) + `"}]`, "A\n" + strings.Repeat("x", 47) + "…\n"},
		{render.Options{Format: "csv", Columns: []string{"tags", "in"}}, page, "tags,in\n\"x,y\",\"{\"\"k\"\":1.50}\"\n,\n"},
		{render.Options{Color: true}, `{"a":["x",-1,true,null]}`,
			"{\n  \x1b[34m\"a\"\x1b[0m: [\n    \x1b[32m\"x\"\x1b[0m,\n    \x1b[33m-1\x1b[0m,\n    \x1b[33mtrue\x1b[0m,\n    \x1b[33mnull\x1b[0m\n  ]\n}\n"},
	} {
		if got := printed(t, c.options, c.text); got != c.want {
			t.Errorf("Print(%+v, %s) = %q, want %q", c.options, c.text, got, c.want)
		}
	}
}

func TestSuggestedColumns(t *testing.T) {
	got := printed(t, render.Options{Format: "table"}, page, "id", "name", "absent")
	if want := "ID  NAME\n1   b\n    on[31m\n"; got != want {
		t.Errorf("Print = %q, want %q", got, want)
	}
}

func TestTemplates(t *testing.T) {
	for template, want := range map[string]string{
		`{{.totalCount}}`: "2",
		`{{range .results}}{{.name | upper | replace "B" "c"}};{{end}}`:     "c;ON\x1b[31M;",
		`{{with index .results 0}}{{join "+" .tags}} {{json .in}}{{end}}`:   `x+y {"k":1.50}`,
		`{{default "none" .absent}}{{range split "," "a,b"}}<{{.}}>{{end}}`: "none<a><b>",
		`{{index (index .results 0) "name" | lower}}`:                       "b",
	} {
		if got := printed(t, render.Options{Format: "go-template=" + template}, page); got != want {
			t.Errorf("template %s = %q, want %q", template, got, want)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		options render.Options
		want    string
	}{
		{render.Options{Format: "xml"}, `--output: "xml" is not one of json, yaml, jsonl, table, csv, raw, go-template=`},
		{render.Options{Format: "go-template={{"}, "--output: template: output:1: unclosed action"},
		{render.Options{Format: "go-template={{shout .}}"}, `--output: template: output:1: function "shout" not defined`},
		{render.Options{Query: ".["}, "--query: unexpected EOF"},
		{render.Options{Query: "$x"}, "--query: variable not defined: $x"},
		{render.Options{Columns: []string{"a["}}, `--columns: path "a[": a bracket is not closed`},
		{render.Options{Columns: []string{"=a"}}, `--columns: want PATH or NAME=PATH, not =a`},
	} {
		_, err := render.New(c.options)
		if err == nil || err.Error() != c.want {
			t.Errorf("New(%+v) = %v, want %s", c.options, err, c.want)
		}
	}
	p, err := render.New(render.Options{Query: ".a.b"})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		`{"a":1}`: `--query: expected an object but got: number (1)`,
		`<html>`:  "the response is not JSON: line 1, column 1: invalid character '<' looking for beginning of value",
	} {
		if err := p.Print(&strings.Builder{}, []byte(text)); err == nil || err.Error() != want {
			t.Errorf("Print(%s) = %v, want %s", text, err, want)
		}
	}
}

func TestTruth(t *testing.T) {
	until, err := render.Truth(".a > 1")
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[string]bool{"1": false, "2": true} {
		v, err := tree.Decode([]byte(`{"a":` + n + `}`))
		if err != nil {
			t.Fatal(err)
		}
		got, err := until(v)
		if err != nil || got != want {
			t.Errorf("Truth(.a > 1) of %s = %v, %v, want %v", n, got, err, want)
		}
	}
}

// The number of columns that are left out is known, whether the width of the terminal
// or the usual number leaves them out.
func TestOmitted(t *testing.T) {
	const wide = `[{"g":7,"f":6,"e":5,"d":4,"c":3,"b":2,"a":1,"z":null}]`
	for _, c := range []struct {
		options   render.Options
		shown, of int
	}{
		{render.Options{Format: "table"}, 6, 7},
		{render.Options{Format: "table", Width: 7}, 3, 7},
		{render.Options{Format: "csv"}, 6, 7},
		{render.Options{Format: "csv", Columns: []string{"a"}}, 0, 0},
		{render.Options{Format: "csv", Columns: []string{"all"}}, 7, 7},
		{render.Options{Format: "json"}, 0, 0},
	} {
		p, err := render.New(c.options)
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Print(&strings.Builder{}, []byte(wide)); err != nil {
			t.Fatal(err)
		}
		if shown, of := p.Omitted(); shown != c.shown || of != c.of {
			t.Errorf("Omitted(%+v) = %d, %d, want %d, %d", c.options, shown, of, c.shown, c.of)
		}
	}
}
