package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/diff/surface"
	"github.com/atlasgen/atlasgen/internal/model"
)

// hostile is a text of a document that tries to end a line, a code span, a link
// or a workflow command, and to control a terminal.
const hostile = "x`y\n::error::z|</a>](#)<b>*\x1b[31m\u202e%0A"

func found() *Diff {
	return &Diff{&diff.Result{
		From: &model.Document{File: "docs/old.yaml", Checksum: "aa"},
		To:   &model.Document{File: "docs/new.yaml", Checksum: "bb", Revision: "r2"},
		Pins: diff.Pins{From: stable("2025-01-01"), To: stable("2025-01-01")},
		Changes: []diff.Change{
			{ID: "1", Kind: diff.OperationRemoved, Where: diff.Where{Operation: "getThing"}, Before: "GET /things", Breaking: true, Reason: "calls fail",
				Operations: []string{"getThing"}, AtPin: true, Pos: model.Position{File: "docs/old.yaml", Line: 3, Column: 4}},
			{ID: "2", Kind: diff.ParameterRequired, Where: diff.Where{Operation: "makeThing", Version: "2025-01-01", Path: "query q"}, Breaking: true, Reason: "requests without it are rejected",
				Exemption: "nobody calls it", Operations: []string{"makeThing"}, AtPin: true, Pos: at(5)},
			{ID: "3", Kind: diff.DefaultChanged, Where: diff.Where{Schema: "Thing", Path: "n"}, After: hostile, Reason: "responses contain the value",
				Operations: []string{"a", "b", "c", "d"}, AtPin: true, Pos: at(7)},
			{ID: "4", Kind: diff.ValueAdded, Where: diff.Where{Schema: "Thing", Path: "n"}, After: "c", Reason: "enums are open", Operations: []string{"a"}, Pos: at(8)},
		},
		SDK: &surface.Verdict{Level: surface.Major, Incompatible: []string{"Thing: removed"}},
		Renames: surface.Renames{
			Names:   []surface.Rename{{Kind: surface.TypeName, From: "A", To: "B"}},
			Removed: []surface.Removal{{Kind: surface.TypeName, Name: "Thing", Reason: "it is no longer used"}},
		},
	}}
}

func written(t *testing.T, write func(*bytes.Buffer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestDiffText(t *testing.T) {
	want := `breaking  getThing: operation removed, GET /things; calls fail
exempted  makeThing@2025-01-01 query q: parameter required; requests without it are rejected; exempted: nobody calls it
fine      Thing n: default changed, none -> x` + "`" + `y ::error::z|</a>](#)<b>*[31m%0A (4 operations); responses contain the value
fine      Thing n: value added, c (a), not at this pin; enums are open
changes: 4, breaking: 1
version of the SDK: major
  Thing: removed
`
	got := written(t, func(b *bytes.Buffer) error { return found().Text(b) })
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("Text (-want +got):\n%s", diff)
	}
}

func TestDiffJSON(t *testing.T) {
	schema := compiled(t)
	empty := &Diff{&diff.Result{From: &model.Document{}, To: &model.Document{}}}
	for name, d := range map[string]*Diff{"full": found(), "empty": empty} {
		got := written(t, func(b *bytes.Buffer) error { return d.JSON(b) })
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(got))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("JSON of the %s one is not what the schema says: %v", name, err)
		}
		var read struct{ Changes []struct{ ID, After string } }
		if err := json.Unmarshal([]byte(got), &read); err != nil || len(read.Changes) != len(d.Changes) {
			t.Errorf("JSON of the %s one has %d changes, %v, want %d", name, len(read.Changes), err, len(d.Changes))
		}
	}
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := jsonschema.UnmarshalJSON(bytes.NewReader(DiffSchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("diff.schema.json", text); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("diff.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestDiffSchemaKinds compares the kinds in the schema with those of package
// diff.
func TestDiffSchemaKinds(t *testing.T) {
	source, err := os.ReadFile("../diff/kind.go")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, m := range regexp.MustCompile(` Kind += "([a-z-]+)"`).FindAllSubmatch(source, -1) {
		want = append(want, string(m[1]))
	}
	var schema struct {
		Properties struct {
			Changes struct {
				Items struct {
					Properties struct {
						Kind struct{ Enum []string }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(DiffSchema, &schema); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, schema.Properties.Changes.Items.Properties.Kind.Enum); diff != "" || len(want) == 0 {
		t.Errorf("kinds of the schema (-want +got):\n%s", diff)
	}
}

func TestDiffGitHub(t *testing.T) {
	d := found()
	want := "::error file=docs/old.yaml,line=3,col=4,title=operation-removed::getThing: operation removed, GET /things; calls fail\n" +
		"::warning file=a.yaml,line=5,col=1,title=parameter-required::makeThing@2025-01-01 query q: parameter required; requests without it are rejected; exempted: nobody calls it\n" +
		"::notice title=API changes::changes: 4, breaking: 1, version of the SDK: major\n"
	if diff := cmp.Diff(want, written(t, func(b *bytes.Buffer) error { return d.GitHub(b) })); diff != "" {
		t.Errorf("GitHub (-want +got):\n%s", diff)
	}
	d.Changes = nil
	for i := range 25 {
		d.Changes = append(d.Changes, diff.Change{ID: fmt.Sprint(i), Kind: diff.TypeChanged, Where: diff.Where{Schema: hostile}, Breaking: true, AtPin: true, Pos: model.Position{File: "a,b:c%\n.yaml"}})
	}
	got := written(t, func(b *bytes.Buffer) error { return d.GitHub(b) })
	if n := strings.Count(got, "\n"); n != annotations+1 || strings.Count(got, "::error file=a%2Cb%3Ac%25%0A.yaml,") != annotations {
		t.Errorf("GitHub of 25 errors = %d lines, want %d and the file escaped:\n%s", n, annotations+1, got)
	}
	if want := "changes: 25, breaking: 25, not shown here: 15"; !strings.Contains(got, want) || strings.Contains(got, "\x1b") {
		t.Errorf("GitHub of 25 errors has no %q, or has an escape:\n%s", want, got)
	}
}

func TestCodeSpan(t *testing.T) {
	for in, want := range map[string]string{
		"a": "`a`", "a`b": "``a`b``", "`": "`` ` ``", "a``b`": "``` a``b` ```", "a\nb": "`a b`",
	} {
		if got := codeSpan(in); got != want {
			t.Errorf("codeSpan(%q) = %q, want %q", in, got, want)
		}
	}
}
