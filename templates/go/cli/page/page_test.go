package page

import (
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

var atlas = Program{
	Name: "atlas",
	Settings: profile.Table{
		Variable: "ATLAS_PROFILE",
		Keys: []profile.Key{
			{Name: "base_url", Env: "ATLAS_URL", Text: "server"},
			{Name: "key_secret", Env: "ATLAS_SECRET", Text: "secret of a key", Secret: true, Flag: "key-secret"},
		},
		Ways: []profile.Way{{Title: "token"}, {Title: "API key"}},
	},
	Renames: []Rename{{Param: "groupId", Below: "/groups/{groupId}", Flag: "project-id"}},
	Hidden:  []string{"envelope", "pretty"},
}

func operation() *ops.Operation {
	return &ops.Operation{
		Name: "createThing", ID: "createGroupThing", Method: "POST", Path: "/groups/{groupId}/things", Tag: "Things",
		Summary: "Make <b>one</b> thing", Description: ".first line\n\n- an *item*\n\n'quoted\\n", Roles: []string{"A", "B"},
		Docs: "https://example.com/x",
		Params: []*ops.Param{
			{Name: "groupId", Flag: "group-id", In: ops.Path, Type: "string", Required: true, Pattern: "^[a-f0-9]{24}$", Example: "32b6e34b3d91647abb20e7b8"},
			{Name: "output", Flag: "output", In: ops.Query, Type: "integer", Min: "1", Max: "5", Default: "2", Description: "How much. And more."},
			{Name: "pretty", Flag: "pretty", In: ops.Query, Type: "boolean"},
		},
		Versions: []ops.Version{
			{Name: "2023-01-01", Stage: ops.Stable, Date: "2023-01-01", Sunset: "2026-01-01", Successor: "2024-01-01"},
			{Name: "2024-01-01", Stage: ops.Stable, Date: "2024-01-01", Request: &ops.Request{
				Required: true, Flat: true,
				Fields: []*ops.Param{
					{Name: "name", Flag: "name", In: ops.Body, Type: "string", Required: true, Example: "it's"},
					{Name: "on", Flag: "on", In: ops.Body, Type: "boolean", Required: true, Example: "true"},
					{Name: "groupId", Flag: "group-id", In: ops.Body, Type: "string"},
				},
			}},
			{Name: "preview", Stage: ops.Preview},
		},
	}
}

func TestParamsHaveNamesOfTheirOwn(t *testing.T) {
	op := operation()
	var got []string
	for _, p := range atlas.Params(op, op.Newest()) {
		got = append(got, p.Flag)
	}
	if got, want := strings.Join(got, " "), "group-id param-output pretty name on body-group-id"; got != want {
		t.Errorf("Params = %s, want %s", got, want)
	}
}

func TestExample(t *testing.T) {
	op := operation()
	for version, want := range map[string]string{
		"2024-01-01": `atlas api createThing --group-id 32b6e34b3d91647abb20e7b8 --name 'it'\''s' \
  --on=true
`,
		"2023-01-01": "atlas api createThing --version 2023-01-01 \\\n  --group-id 32b6e34b3d91647abb20e7b8\n",
	} {
		if got := Example(&atlas, op, op.Version(version)); got != want {
			t.Errorf("Example(%s) = %s, want %s", version, got, want)
		}
	}
	newest := op.Newest()
	newest.Request.Flat = false
	want := "atlas api createThing --example > body.json\natlas api createThing --group-id 32b6e34b3d91647abb20e7b8 --file body.json\n"
	if got := Example(&atlas, op, newest); got != want {
		t.Errorf("Example of a body with objects = %s, want %s", got, want)
	}
}

func TestExampleIsContinued(t *testing.T) {
	op := operation()
	op.Params[1].Required, op.Params[1].Example = true, "a value that is so long that the next flag does not fit"
	want := "atlas api createThing --group-id 32b6e34b3d91647abb20e7b8 \\\n" +
		"  --param-output 'a value that is so long that the next flag does not fit' \\\n" +
		"  --name 'it'\\''s' --on=true\n"
	if got := Example(&atlas, op, op.Newest()); got != want {
		t.Errorf("Example = %s, want %s", got, want)
	}
}

func TestHelp(t *testing.T) {
	op := operation()
	help := Help(&atlas, op, op.Newest(), Width)
	for _, want := range []string{
		"POST /groups/{groupId}/things\n",
		"Roles: A, or B\n",
		"Versions: 2024-01-01 (default), 2023-01-01 (until 2026-01-01), preview\n",
		"Also: createGroupThing\n",
		"https://example.com/x\n",
		"atlas api createThing --group-id GROUP_ID --name NAME --on=true|false [flags]\n",
		"How much (at least 1, at most 5; default 2)\n",
		"--project-id)",
		"  --output --query --columns",
	} {
		if !strings.Contains(help, want) {
			t.Errorf("Help has no %q:\n%s", want, help)
		}
	}
	if name, optional := strings.Index(help, "--name"), strings.Index(help, "\nOptional:"); name > optional {
		t.Errorf("Help has a required flag behind optional ones:\n%s", help)
	}
	for _, unwanted := range []string{"pretty", "--all", "--watch"} {
		if strings.Contains(help, unwanted) {
			t.Errorf("Help has %q:\n%s", unwanted, help)
		}
	}
}

// TestSettings holds that the credentials of a program are in its help.
func TestSettings(t *testing.T) {
	overview, config := Overview(&atlas, "API", Width), Config(&atlas, Width)
	for _, want := range []string{"--key-secret SECRET", "secret of a key; safer in the environment", "--base-url URL"} {
		if !strings.Contains(overview, want) {
			t.Errorf("Overview has no %q:\n%s", want, overview)
		}
	}
	for _, want := range []string{
		"  base_url       ATLAS_URL                      server\n", "  key_secret     ATLAS_SECRET                   secret of a key\n",
		"in this order: token, API key.\n", "\nATLAS_PROFILE names the profile where no flag does.\n",
	} {
		if !strings.Contains(config, want) {
			t.Errorf("Config has no %q:\n%s", want, config)
		}
	}
	none := Program{Name: "x", Settings: profile.Table{Variable: "X_PROFILE"}}
	if got := Overview(&none, "API", Width) + Config(&none, Width); strings.Contains(got, "secret") || strings.Contains(got, "kinds of credentials") {
		t.Errorf("the pages of a program without credentials speak of them:\n%s", got)
	}
}

func TestManEscapes(t *testing.T) {
	man := Man(&atlas, operation())
	for _, want := range []string{
		".TH ATLAS\\-API\\-CREATETHING 1\n", "\\&.first line\n", "\\(aqquoted\\en\n", "\\fB\\-\\-group\\-id\\fR string\n",
	} {
		if !strings.Contains(man, want) {
			t.Errorf("Man has no %q:\n%s", want, man)
		}
	}
}

func TestMarkdownEscapes(t *testing.T) {
	page := Markdown(&atlas, operation())
	for _, want := range []string{"Make &lt;b&gt;one&lt;/b&gt; thing\n", `an \*item\*`, "| `--group-id` | string | (required; "} {
		if !strings.Contains(page, want) {
			t.Errorf("Markdown has no %q:\n%s", want, page)
		}
	}
}

func TestQuote(t *testing.T) {
	for text, want := range map[string]string{
		"": "''", "a1": "a1", "a b": "'a b'", "it's": `'it'\''s'`, "$(x)": "'$(x)'", "a,b": "a,b", "~": "'~'", "*": "'*'",
	} {
		if got := Quote(text); got != want {
			t.Errorf("Quote(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestCompletions(t *testing.T) {
	for _, s := range Completions("atlas") {
		if !strings.Contains(string(s.Data), "__complete") {
			t.Errorf("%s does not ask the program", s.Name)
		}
	}
}
