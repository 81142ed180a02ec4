package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/pipeline"
)

func TestInitFiles(t *testing.T) {
	workspace(t, nil)
	for _, p := range []project{
		{module: "example.com/atlas"},
		{module: "example.com/atlas", spec: "two.yaml", pin: "preview:x"},
	} {
		files, err := p.files()
		if err != nil {
			t.Fatal(err)
		}
		var paths []string
		for _, f := range files {
			paths = append(paths, f.Path)
			if strings.HasSuffix(f.Path, ".yml") {
				var any map[string]any
				if err := yaml.Unmarshal(f.Data, &any); err != nil {
					t.Errorf("%s: %v", f.Path, err)
				}
			}
		}
		for _, want := range []string{"go.mod", "generate.go", "atlasgen.yaml", "Makefile", ".github/workflows/atlasgen.yml"} {
			if !slices.Contains(paths, want) {
				t.Errorf("gen init writes %v, want %s too", paths, want)
			}
		}
	}
}

func TestInitOverwritesNothing(t *testing.T) {
	workspace(t, map[string]string{"Makefile": "mine"})
	code, _, stderr := gen("init", "--module", "example.com/atlas")
	if code != exitUsage || stderr != "Makefile is already there\n" {
		t.Errorf("gen init = %d: %s", code, stderr)
	}
	if files := readTree(t, "."); len(files) != 2 {
		t.Errorf("gen init that fails leaves %d files, want the 2 that were there", len(files))
	}
}

func TestInitRefuses(t *testing.T) {
	for args, want := range map[string]string{
		"":                                     `required flag(s) "module" not set`,
		"--module ../x":                        `--module: "../x" is no path of a Go module`,
		"--module example.com/x --pin tuesday": `the pin: "tuesday" is no version`,
		"--module example.com/x --pin 2020-01-01":                               "pin 2020-01-01 selects no operation; there are ",
		"--module example.com/x --spec two.yaml --pin 2020-01-01":               "pin 2020-01-01 selects no operation; there are 2023-01-01 (1), 2024-08-05 (2)",
		"--module example.com/x --spec none.yaml --pin 2024-08-05":              "none.yaml",
		"--module example.com/x --spec a/$(id).yaml --pin 2024-08-05":           `--spec: a project's document may have letters, digits and -_./ in its path, not "a/$(id).yaml"`,
		"--module example.com/x --spec wrong.yaml --pin 2024-08-05":             "wrong.yaml:2:8: ",
		"--module example.com/x --spec ../elsewhere/none.yaml --pin 2024-08-05": "elsewhere",
	} {
		workspace(t, map[string]string{"wrong.yaml": "openapi: 3.0.1\npaths: []\n"})
		code, _, stderr := gen(append([]string{"init"}, strings.Fields(args)...)...)
		if code != exitUsage && code != exitDocument || !strings.Contains(stderr, want) {
			t.Errorf("gen init %s = %d: %s, want %s", args, code, stderr, want)
		}
		if entries, err := os.ReadDir("."); err != nil || len(entries) != 2 {
			t.Errorf("gen init %s leaves %v, %v, want the two files that were there", args, entries, err)
		}
	}
}

// The pin of the first configuration can be changed.
func TestInitConfiguration(t *testing.T) {
	workspace(t, nil)
	p := project{module: "example.com/atlas"}
	files, err := p.files()
	if err != nil {
		t.Fatal(err)
	}
	if err := create(files); err != nil {
		t.Fatal(err)
	}
	targets, err := config.Load(config.Name, pipeline.Names(pipeline.Outputs()))
	if err != nil {
		t.Fatal(err)
	}
	if c := targets[0]; c.Pin != "2025-03-12" || c.SDK.Module != "example.com/atlas/generated/sdk" || !slices.Equal(c.Outputs, []string{"sdk", "cli", "docs"}) {
		t.Errorf("the configuration is %+v", c)
	}
}
