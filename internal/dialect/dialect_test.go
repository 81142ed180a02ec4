package dialect

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBuiltIn(t *testing.T) {
	for name, d := range map[string]*Dialect{"atlas": Atlas(), "plain": Plain()} {
		if d.Name != name || Named(name) != d {
			t.Errorf("the dialect %s is called %q, and Named returns %v", name, d.Name, Named(name))
		}
	}
	if d := Named("shop"); d != nil {
		t.Errorf("Named(shop) = %v, want nil", d)
	}
	if !bytes.Equal(Plain().Source, plainYAML) {
		t.Error("the source of the dialect plain is not its file")
	}
}

// TestSchemes checks that each dialect has names for every kind of security scheme.
func TestSchemes(t *testing.T) {
	for _, d := range []*Dialect{Atlas(), Plain()} {
		for kind := range inputsOf {
			if got := d.Auth.Scheme(kind); got.Kind != kind {
				t.Errorf("%s: Scheme(%s) is of kind %s", d.Name, kind, got.Kind)
			}
		}
	}
	if got := Atlas().Auth.Scheme(Digest).Inputs[1].Setting; got != "private_key" {
		t.Errorf("the secret of the dialect atlas for digest is %s, want private_key", got)
	}
}

func TestMatch(t *testing.T) {
	for _, test := range []struct {
		mediaTypes []string
		want       string
	}{
		{nil, "plain"},
		{[]string{"application/json", "text/csv"}, "plain"},
		{[]string{"application/vnd.shop.2024-08-05+json"}, "plain"},
		{[]string{"application/json", "application/vnd.atlas.2024-08-05+json"}, "atlas"},
		{[]string{"Application/Vnd.Atlas.YYYY-MM-DD+gzip"}, "atlas"},
	} {
		if got := Match(slices.Values(test.mediaTypes)).Name; got != test.want {
			t.Errorf("Match(%q) = %s, want %s", test.mediaTypes, got, test.want)
		}
	}
}

const names = "names: {service: '{tag}Api', field: '{tag}', longMethod: '{operation}With', params: '{operation}P'}\n"

func TestLoad(t *testing.T) {
	got, err := Load("d.yaml", []byte("name: shop\n"+names+`
matches: [application/vnd.shop.*]
waiting:
- {change: POST /a, poll: 'GET /a/{id}', version: v2, with: {id: 'body:$.id'}, until: {path: state, values: [done, off]}}
- {change: 'DELETE /a/{id}', poll: 'GET /a/{id}', until: {status: 404}}
aliases: {old: 'GET /b', addOld: 'POST /a'}
`))
	if err != nil {
		t.Fatal(err)
	}
	want := &Dialect{
		Name: "shop", Matches: []Range{"application/vnd.shop.*"},
		Names: Names{Service: "{tag}Api", Field: "{tag}", LongMethod: "{operation}With", Params: "{operation}P"},
		Waiting: []Waiting{
			{Change: "POST /a", Poll: "GET /a/{id}", At: "v2", With: Arguments{{"id", "body:$.id"}}, Until: Until{Path: "state", Values: []string{"done", "off"}}},
			{Change: "DELETE /a/{id}", Poll: "GET /a/{id}", Until: Until{Status: 404}},
		},
		Aliases: Aliases{{"addOld", "POST /a"}, {"old", "GET /b"}},
		Source:  got.Source,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Load (-want +got):\n%s", diff)
	}
}

func TestLoadRefuses(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", "d.yaml:1:1: the dialect is empty"},
		{"[a]", "d.yaml:1:1: want keys with values"},
		{names, "d.yaml:1:1: name: is missing"},
		{"name: a\n", "d.yaml:1:1: names: is missing"},
		{"name: a\n---\nname: b\n", "d.yaml:3:5: a second YAML document"},
		{"name: a\nname: b\n", `d.yaml:2:1: mapping key "name" already defined at [1:1]`},
		{"name: {a: b}\n", "d.yaml:1:7: want a text"},
		{"nam: a\nversions: {typ: b}\n", "d.yaml:1:1: unknown key: \"nam\"\nd.yaml:2:12: unknown key: \"typ\""},
		{"matches: json\n", `d.yaml:1:10: is no media type: "json"`},
		{"matches: 'a/[b'\n", `d.yaml:1:10: is no pattern: "a/[b"`},
		{"published: ftp://x\n", `d.yaml:1:12: is no https address: "ftp://x"`},
		{"versions: {mediaType: application/vnd.shop}\n", `d.yaml:1:23: is no media type in lower case with {version} and a format behind +: "application/vnd.shop"`},
		{"versions: {kind: semver}\n", `d.yaml:1:18: is neither "date" nor "number": "semver"`},
		{"versions: {kind: number}\n", `d.yaml:1:11: a kind of versions needs a mediaType`},
		{"extensions: {sunset: sunset}\n", `d.yaml:1:22: is no extension: want x-: "sunset"`},
		{"names: {service: Api}\n", `d.yaml:1:18: is no Go name with {tag} or {Tag}: "Api"`},
		{"names: {params: '{tag}P'}\n", `d.yaml:1:17: is no Go name with {operation}: "{tag}P"`},
		{"names: {schemaSuffixes: [View]}\n", `d.yaml:1:8: names need all of service, field, longMethod and params`},
		{"names: {service: '{tag}', field: '{tag}', longMethod: '{operation}', params: '{operation}'}\n", `d.yaml:1:8: longMethod is the name of the short method`},
		{"paging: [{kind: page, items: a}]\n", `d.yaml:1:10: start belongs to the kinds page, offset and cursor, which need it`},
		{"paging: [{kind: cursor, start: a, items: b}]\n", `d.yaml:1:10: next belongs to the kinds cursor, nextLink and x-ms-pageable, which need it`},
		{"paging: [{kind: linkHeader}]\n", `d.yaml:1:10: a rule of paging needs items`},
		{"paging: [{items: a}]\n", `d.yaml:1:10: a rule of paging needs a kind`},
		{"paging: [{kind: other}]\n", `d.yaml:1:17: is none of page, offset, cursor, nextLink, linkHeader and x-ms-pageable: "other"`},
		{"errors: {code: [a..b]}\n", `d.yaml:1:17: is no path: want names separated by dots: "a..b"`},
		{"errors: {requestID: x-id}\n", `d.yaml:1:21: is no header in canonical form: "x-id"`},
		{"auth: {tokenURL: token}\n", `d.yaml:1:18: is neither a URL nor a path: "token"`},
		{"auth: {schemes: [{kind: oauth}]}\n", `d.yaml:1:25: is none of apiKey, basic, digest, bearer, clientCredentials and token: "oauth"`},
		{"auth: {schemes: [{kind: basic}]}\n", `d.yaml:1:18: a scheme needs a kind and a title`},
		{"auth: {schemes: [{kind: basic, title: T, inputs: {setting: a, variable: A, text: t}}]}\n", `d.yaml:1:18: a scheme of kind basic has 2 inputs, not 1`},
		{"auth: {schemes: [{kind: basic, title: T, inputs: [{setting: a, variable: A, text: t}, {setting: a, variable: B, text: t}]}]}\n", `d.yaml:1:18: both inputs of a scheme have one name`},
		{"auth: {schemes: [{inputs: {setting: A}}]}\n", `d.yaml:1:27: an input needs a setting of lower-case letters, digits and underscores`},
		{"auth: {schemes: [{inputs: {setting: a}}]}\n", `d.yaml:1:27: an input needs a variable of upper-case letters, digits and underscores`},
		{"auth: {schemes: [{inputs: {setting: a, variable: A}}]}\n", `d.yaml:1:27: an input needs a text`},
		{"auth: {schemes: [{inputs: {setting: a, variable: A, text: t, shell: $A}}]}\n", `d.yaml:1:27: shell is no variable of upper-case letters, digits and underscores`},
		{"commandLine: {program: Shop}\n", `d.yaml:1:24: is no name of a command or flag: want lower-case letters, digits and hyphens: "Shop"`},
		{"commandLine: {variables: SHOP}\n", `d.yaml:1:26: is no prefix of variables: want upper-case letters, digits and a final underscore: "SHOP"`},
		{"commandLine: {flags: [{param: a}]}\n", `d.yaml:1:23: a second name of a flag needs param and flag`},
		{"commandLine: {settings: [{name: A}]}\n", `d.yaml:1:26: name of a setting: want lower-case letters, digits and underscores: "A"`},
		{"commandLine: {settings: [{name: a, param: b, flag: c}]}\n", `d.yaml:1:26: a setting needs either param or flag`},
		{"commandLine: {settings: [{name: a, param: b}]}\n", `d.yaml:1:26: a setting needs a text`},
		{"samples: {query: [{name: a}]}\n", `d.yaml:1:19: a parameter of samples needs method, name and value`},
		{"waiting: [{change: POST}]\n", `d.yaml:1:20: want a method and a path, as in GET /path: "POST"`},
		{"waiting: [{change: POST /a}]\n", `d.yaml:1:11: a rule of waiting needs change and poll`},
		{"waiting: [{change: POST /a, poll: PATCH /a}]\n", `d.yaml:1:11: poll is no GET`},
		{"waiting: [{change: POST /a, poll: GET /a}]\n", `d.yaml:1:11: until needs either a status or a path`},
		{"waiting: [{version: new}]\n", `d.yaml:1:21: is no version: "new"`},
		{"waiting: [{with: {a: b}}]\n", "d.yaml:1:22: a: want input:NAME, body:$.NAME or const:TEXT: \"b\""},
		{"waiting: [{until: {path: a}}]\n", `d.yaml:1:19: path and values belong together`},
		{"waiting: [{until: {status: 404, failed: [a]}}]\n", `d.yaml:1:19: path and values belong together`},
		{"waiting: [{until: {status: 99}}]\n", `d.yaml:1:19: status is no status code`},
		{"names: {omitTag: yes}\n", `d.yaml:1:18: want true or false: "yes"`},
		{"waiting: [{until: {status: x}}]\n", `d.yaml:1:28: want an integer: "x"`},
		{"aliases: {a: things}\n", `d.yaml:1:14: a: want a method and a path, as in GET /path: "things"`},
		{"aliases: {a b: GET /}\n", `d.yaml:1:16: "a b" cannot be a command`},
	} {
		_, err := Load("d.yaml", []byte(test.text))
		if err == nil || err.Error() != test.want {
			t.Errorf("Load(%q) = %v, want %s", test.text, err, test.want)
		}
	}
}

func TestParseAliases(t *testing.T) {
	got, err := ParseAliases("a.yaml", []byte("# names\nlistOld: GET /things/{id}\naddOld: POST /things/{id}:add\n"))
	want := Aliases{{"addOld", "POST /things/{id}:add"}, {"listOld", "GET /things/{id}"}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("ParseAliases: %v (-want +got):\n%s", err, diff)
	}
	if got, err := ParseAliases("a.yaml", nil); err != nil || len(got) != 0 {
		t.Errorf("ParseAliases of nothing = %v, %v", got, err)
	}
	for text, want := range map[string]string{
		"a: things\nb: FETCH /": "a.yaml:1:4: a: want a method and a path, as in GET /path: \"things\"\na.yaml:2:4: b: want a method and a path, as in GET /path: \"FETCH /\"",
		"a: GET /x\na: GET /":   `a.yaml:2:1: mapping key "a" already defined at [1:1]`,
	} {
		if _, err := ParseAliases("a.yaml", []byte(text)); err == nil || err.Error() != want {
			t.Errorf("ParseAliases(%q) = %v, want %s", text, err, want)
		}
	}
}

func TestSplit(t *testing.T) {
	type parts struct {
		version, format string
		ok, looks       bool
	}
	for _, test := range []struct {
		pattern MediaType
		in      string
		want    parts
	}{
		{"application/vnd.atlas.{version}+{format}", "application/vnd.atlas.2024-08-05+json", parts{"2024-08-05", "json", true, true}},
		{"application/vnd.atlas.{version}+{format}", "application/vnd.atlas.2024-08-05", parts{looks: true}},
		{"application/vnd.atlas.{version}+{format}", "application/vnd.atlas+json", parts{looks: true}},
		{"application/vnd.atlas.{version}+{format}", " Application/vnd.atlas.2024-08-05+json", parts{looks: true}},
		{"application/vnd.atlas.{version}+{format}", "application/json", parts{}},
		{"application/vnd.shop.v{version}+json", "application/vnd.shop.v2+json", parts{"2", "json", true, true}},
		{"application/vnd.shop.v{version}+json", "application/vnd.shop.v2+csv", parts{looks: true}},
		{"application/vnd.shop-{version}.full+json", "application/vnd.shop-v2.full+json", parts{"v2", "json", true, true}},
		{"application/vnd.shop-{version}.full+json", "application/vnd.shop-v2+json", parts{looks: true}},
		{"", "application/vnd.shop.v2+json", parts{}},
	} {
		v := Versions{MediaType: test.pattern}
		var got parts
		got.version, got.format, got.ok = v.Split(test.in)
		got.looks = v.Looks(test.in)
		if got != test.want {
			t.Errorf("Split and Looks(%q) with %q = %v, want %v", test.in, string(test.pattern), got, test.want)
		}
	}
}

func TestParse(t *testing.T) {
	for _, test := range []struct {
		kind Kind
		in   string
		want string // empty for an error
	}{
		{Dates, "2024-08-05", "2024-08-05"},
		{Dates, "preview", "preview"},
		{Dates, "v2", ""},
		{Dates, "preview:x", ""},
		{Numbers, "v2", "v2"},
		{Numbers, "2", "v2"},
		{Numbers, "preview", "preview"},
		{Numbers, "2024-08-05", ""},
	} {
		got, err := (&Versions{Kind: test.kind}).Parse(test.in)
		if got.String() != test.want || (err == nil) != (test.want != "") {
			t.Errorf("Parse(%q) of kind %s = %v, %v, want %q", test.in, test.kind, got, err, test.want)
		}
	}
	if _, err := (&Versions{Kind: Numbers}).Parse("x"); err == nil || !strings.HasSuffix(err.Error(), "want v1, v2 or preview") {
		t.Errorf("Parse(x) = %v", err)
	}
}

func TestPatterns(t *testing.T) {
	if got := Plain().Names.Service.Of("Petsofall", "PetsOfAll"); got != "PetsOfAllService" {
		t.Errorf("the service of pets of all is %s", got)
	}
	if got := Atlas().Names.Params.Of("GetPet"); got != "GetPetApiParams" {
		t.Errorf("the parameters of GetPet are %s", got)
	}
	if got := Endpoint("GET /a/{b}"); got.Method() != "GET" || got.Path() != "/a/{b}" {
		t.Errorf("method and path of %s are %s and %s", got, got.Method(), got.Path())
	}
	if got := Path("a.b").Steps(); !slices.Equal(got, []string{"a", "b"}) || Path("").Steps() != nil {
		t.Errorf("the steps of a.b are %q", got)
	}
}
