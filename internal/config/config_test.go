package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// outputs are the names of the outputs that the tests know.
var outputs = []string{"sdk", "cli", "docs", "csv"}

func TestParse(t *testing.T) {
	for _, test := range []struct {
		text string
		want func(*Config)
	}{
		{"", func(*Config) {}},
		{"# nothing yet\n", func(*Config) {}},
		{"dialect: plain\n", func(c *Config) { c.Dialect = "plain" }},
		{"pin: 2025-03-12\n", func(c *Config) { c.Pin = "2025-03-12" }},
		{"pin: preview:rate-limit\n", func(c *Config) { c.Pin = "preview:rate-limit" }},
		{"overlays: [b.yaml, a.yaml]\n", func(c *Config) { c.Overlays = []string{"b.yaml", "a.yaml"} }},
		{"overlays: []\nspec: api.yaml\n", func(c *Config) { c.Spec, c.Overlays = "api.yaml", []string{} }},
		{"sdk: {module: go.mongodb.org/atlas-sdk/v20250312001}\n", func(c *Config) { c.Outputs, c.SDK.Module = []string{"sdk"}, "go.mongodb.org/atlas-sdk/v20250312001" }},
		{"cli:\n", func(c *Config) { c.Outputs = []string{"cli"} }},
		{"docs: {}\ncli: {command: shop}\n", func(c *Config) { c.Outputs, c.CLI.Command = []string{"docs", "cli"}, "shop" }},
		{"select: {tags: [A], paths: [/b/*]}\n", func(c *Config) { c.Select = Select{Tags: []string{"A"}, Paths: []string{"/b/*"}} }},
		{"targets: []\n", func(*Config) {}},
		{"\ufeffpin: preview\r\nout: a b\r\n", func(c *Config) { c.Pin, c.Out = "preview", "a b" }},
		{"sdk:\n  package: api\n  versions: all\n", func(c *Config) { c.Outputs, c.SDK.Package, c.SDK.Versions = []string{"sdk"}, "api", All }},
		{"csv: {header: true}\n", func(c *Config) {
			c.Outputs, c.Options = []string{"csv"}, map[string]map[string]any{"csv": {"header": true}}
		}},
	} {
		got, err := parse("a.yaml", []byte(test.text), outputs)
		if err != nil {
			t.Errorf("parse(%q) = %v", test.text, err)
			continue
		}
		want := Default()
		want.Outputs = []string{}
		test.want(want)
		if diff := cmp.Diff([]*Config{want}, got); diff != "" {
			t.Errorf("parse(%q) (-want +got):\n%s", test.text, diff)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"spec: a.yaml\npinn: 2025-03-12\n", `a.yaml:2:1: unknown field "pinn" (did you mean "pin"?)`},
		{"sdk:\n  modul: x\n", `a.yaml:2:3: unknown field "modul" (did you mean "sdk.module"?)`},
		{"spec: a\nspec: b\n", `a.yaml:2:1: mapping key "spec" already defined at [1:1]`},
		{"language: go\n", `a.yaml:1:1: unknown field "language"; there are spec, url, sha256, dialect, overlays, pin, out, sdk.module, sdk.package, sdk.versions, sdk.examples, sdk.aliases, cli.module, cli.command, cli.aliases, docs.site, docs.changelog, templates, names, select.tags, select.operations, select.paths, warnings, targets`},
		{"overlays: {a: b}\n", `a.yaml:1:11: mapping was used where sequence is expected`},
		{"spec: [a]\n", `a.yaml:1:7: cannot unmarshal []interface {} into Go struct field Config.Spec of type string`},
		{"sdk:\n  versions: some\n", `a.yaml:2:13: sdk.versions: "some" is neither "pinned" nor "all"`},
		{"sdk:\n  package: 1a\n", `a.yaml:2:12: sdk.package: "1a" is no name of a Go package that can be imported`},
		{"sdk:\n  package: func\n", `a.yaml:2:12: sdk.package: "func" is no name of a Go package that can be imported`},
		{"sdk:\n  package: documentation\n", `a.yaml:2:12: sdk.package: "documentation" is no name of a Go package that can be imported`},
		{"sdk:\n  package: internal\n", `a.yaml:2:12: sdk.package: "internal" is no name of a Go package that can be imported`},
		{"sdk:\n  package: vendor\n", `a.yaml:2:12: sdk.package: "vendor" is no name of a Go package that can be imported`},
		{"sdk:\n  package: testdata\n", `a.yaml:2:12: sdk.package: "testdata" is no name of a Go package that can be imported`},
		{"sdk:\n  package: _x\n", `a.yaml:2:12: sdk.package: "_x" is no name of a Go package that can be imported`},
		{"sdk:\n  package: con\n", `a.yaml:2:12: sdk.package: "con" is no name of a Go package that can be imported`},
		{"sdk:\n  module: go\n", `a.yaml:2:11: sdk.module: "go" is no path of a Go module`},
		{"sdk:\n  module: x/vendor/y\n", `a.yaml:2:11: sdk.module: "x/vendor/y" is no path of a Go module`},
		{"sdk:\n  module: ../x\n", `a.yaml:2:11: sdk.module: "../x" is no path of a Go module`},
		{"out: ''\n", `a.yaml:1:6: out: is empty`},
		{"cli: {module: github.com/atlasgen/atlas-sdk}\nsdk: {module: github.com/atlasgen/atlas-sdk}\n", `a.yaml:1:15: cli.module: "github.com/atlasgen/atlas-sdk" is the module of the SDK`},
		{"spec: a\nurl: https://x\n", `a.yaml:2:6: url: there is a spec too`},
		{"url: https://x\nsha256: '12'\n", `a.yaml:2:9: sha256: "12" is not the checksum that a document at a url must have: 64 hex digits`},
		{"url: https://x\n", `a.yaml: sha256: "" is not the checksum that a document at a url must have: 64 hex digits`},
		{"sha256: '12'\n", `a.yaml:1:9: sha256: there is no url`},
		{"cli: {command: Shop}\n", `a.yaml:1:16: cli.command: "Shop" is no name of a command: want lower-case letters, digits and hyphens`},
		{"docs: {site: ftp://x}\n", `a.yaml:1:14: docs.site: "ftp://x" is no https address`},
		{"select: {tag: [A]}\n", `a.yaml:1:10: unknown field "tag" (did you mean "select.tags"?)`},
		{"targets: {}\n", `a.yaml:1:10: targets: want a list`},
		{"targets: [a]\n", `a.yaml:1:11: want keys with values`},
		{"targets:\n  - {pin: a}\n", `a.yaml:2:5: two targets write to one place: out "generated" and "generated"`},
		{"out: a\ntargets:\n  - {out: ./b/../A}\n", `a.yaml:3:5: two targets write to one place: out "a" and "./b/../A"`},
		{"out: a\ntargets:\n  - {out: b}\n  - {out: a/sdk}\n", `a.yaml:4:5: two targets write to one place: out "a" and "a/sdk"`},
		{"out: a/b\ntargets:\n  - {out: .}\n", `a.yaml:3:5: two targets write to one place: out "a/b" and "."`},
		{"targets:\n  - {out: a, pinn: b}\n", `a.yaml:2:14: unknown field "pinn" (did you mean "pin"?)`},
		{"targets:\n  - {out: a, targets: []}\n", `a.yaml:2:14: unknown field "targets"; it belongs to the top level`},
		{"targets:\n  - {out: a, sdk: {versions: some}}\n", `a.yaml:2:30: sdk.versions: "some" is neither "pinned" nor "all"`},
		{"[a, b]\n", `a.yaml:1:1: want keys with values`},
		{"csv: [a]\n", `a.yaml:1:6: sequence was used where mapping is expected`},
		{"spec: a\n---\nspec: b\n", `a.yaml:3:5: a second YAML document`},
		{"spec: 'a\n", `a.yaml:1:7: could not find end character of single-quoted text`},
	} {
		_, err := parse("a.yaml", []byte(test.text), outputs)
		if err == nil || err.Error() != test.want {
			t.Errorf("parse(%q) = %v, want %s", test.text, err, test.want)
		}
	}
}

func TestLoadResolvesPaths(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, Name)
	text := "spec: api/a.yaml\ndialect: shop.yaml\nout: ../out\noverlays: [o.yaml, /abs/p.yaml]\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := Load(file, outputs)
	if err != nil {
		t.Fatal(err)
	}
	want := Default()
	want.Name, want.Outputs = "../out", []string{}
	want.License = filepath.Join(dir, "LICENSE")
	want.Spec = filepath.Join(dir, "api", "a.yaml")
	want.Dialect = filepath.Join(dir, "shop.yaml")
	want.Out = filepath.Join(filepath.Dir(dir), "out")
	want.Overlays = []string{filepath.Join(dir, "o.yaml"), filepath.FromSlash("/abs/p.yaml")}
	if diff := cmp.Diff([]*Config{want}, got); diff != "" {
		t.Errorf("Load (-want +got):\n%s", diff)
	}
}

func TestTargetsStartFromTheFirst(t *testing.T) {
	text := "overlays: [a.yaml]\nout: a\nsdk: {module: example.com/a, package: a}\ndocs: {}\nselect: {tags: [A], paths: [/a]}\n" +
		"targets:\n- {out: b, overlays: [b.yaml, c.yaml], sdk: {package: b}, select: {tags: [B]}}\n- {out: c, cli: {}}\n"
	got, err := parse("a.yaml", []byte(text), outputs)
	if err != nil {
		t.Fatal(err)
	}
	first := Default()
	first.Out, first.Overlays, first.Outputs = "a", []string{"a.yaml"}, []string{"sdk", "docs"}
	first.SDK.Module, first.SDK.Package = "example.com/a", "a"
	first.Select = Select{Tags: []string{"A"}, Paths: []string{"/a"}}
	second, third := *first, *first
	first.Top = true
	second.Out, second.Overlays, second.SDK.Package = "b", []string{"b.yaml", "c.yaml"}, "b"
	second.Select = Select{Tags: []string{"B"}, Paths: []string{"/a"}}
	third.Out, third.Outputs = "c", []string{"sdk", "docs", "cli"}
	if diff := cmp.Diff([]*Config{first, &second, &third}, got); diff != "" {
		t.Errorf("parse of targets (-want +got):\n%s", diff)
	}
}

func TestLoadWithoutAFile(t *testing.T) {
	_, err := Load(filepath.Join(t.TempDir(), "none.yaml"), outputs)
	if err == nil || !strings.HasPrefix(err.Error(), "reading the configuration: ") {
		t.Errorf("Load of no file = %v", err)
	}
}
