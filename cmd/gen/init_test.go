package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/pipeline"
)

// root returns the folder of this module.
func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestInitFiles(t *testing.T) {
	workspace(t, nil)
	for _, p := range []project{
		{module: "example.com/atlas"},
		{module: "example.com/atlas", spec: "two.yaml", pin: "preview:x"},
	} {
		files, err := p.files(t.Context())
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
		for _, want := range []string{"go.mod", "generate.go", "atlasgen.yaml", "Makefile", ".gitattributes", ".github/workflows/atlasgen.yml"} {
			if !slices.Contains(paths, want) {
				t.Errorf("gen init writes %v, want %s too", paths, want)
			}
		}
	}
}

func TestInitOverwritesNothing(t *testing.T) {
	source := root(t)
	for file, want := range map[string]string{
		"Makefile":             "Makefile is already there: gen init starts a project in an empty folder; in a project, run go generate ./...\n",
		"generated/sdk/go.mod": "generated/sdk/go.mod is already there\n",
	} {
		workspace(t, map[string]string{file: "mine"})
		code, _, stderr := gen("init", "--module", "example.com/atlas", "--replace", source)
		if code != exitUsage || stderr != want {
			t.Errorf("gen init beside %s = %d: %s", file, code, stderr)
		}
		if files := readTree(t, "."); len(files) != 2 {
			t.Errorf("gen init that fails leaves %d files, want the 2 that were there", len(files))
		}
	}
}

func TestInitRefuses(t *testing.T) {
	source := root(t)
	const replace = " --replace SOURCE"
	for args, want := range map[string]string{
		"":                                      `required flag(s) "module" not set`,
		"--module ../x":                         `--module: "../x" is no path of a Go module`,
		"--module example.com/x":                "this gen was built from a checkout, and no module proxy has it: add --replace ",
		"--module example.com/x --replace none": "--replace: none is not a folder with the source of the generator: it has no cmd/gen/main.go",
		"--module example.com/x --pin tuesday" + replace:                                  `the pin: "tuesday" is no version`,
		"--module example.com/x --pin 2020-01-01" + replace:                               "pin 2020-01-01 selects no operation; there are ",
		"--module example.com/x --spec two.yaml --pin 2020-01-01" + replace:               "pin 2020-01-01 selects no operation; there are 2023-01-01 (1), 2024-08-05 (2)",
		"--module example.com/x --spec none.yaml --pin 2024-08-05" + replace:              "none.yaml",
		"--module example.com/x --spec a/$(id).yaml --pin 2024-08-05" + replace:           `--spec: a project's document may have letters, digits and -_./ in its path, not "a/$(id).yaml"`,
		"--module example.com/x --spec wrong.yaml --pin 2024-08-05" + replace:             "wrong.yaml:2:8: ",
		"--module example.com/x --spec ../elsewhere/none.yaml --pin 2024-08-05" + replace: "elsewhere",
		"--module example.com/x --url https://example.com/${{github.token}}" + replace:    "--url: ",
		"--module example.com/x --url http://example.com/a.yaml" + replace:                "--url: http://example.com/a.yaml is not an https URL",
		"--module example.com/x --url https://example.com/a.yaml --spec ../b" + replace:   "--spec: ../b is outside the project",
	} {
		workspace(t, map[string]string{"wrong.yaml": "openapi: 3.0.1\npaths: []\n"})
		code, _, stderr := gen(append([]string{"init"}, strings.Fields(strings.ReplaceAll(args, "SOURCE", source))...)...)
		if code != exitUsage && code != exitDocument || !strings.Contains(stderr, want) {
			t.Errorf("gen init %s = %d: %s, want %s", args, code, stderr, want)
		}
		if entries, err := os.ReadDir("."); err != nil || len(entries) != 2 {
			t.Errorf("gen init %s leaves %v, %v, want the two files that were there", args, entries, err)
		}
	}
}

// TestInitAfterAFailure holds that gen init changes nothing if the go command fails, here
// because there is no network, and works the next time.
func TestInitAfterAFailure(t *testing.T) {
	source := root(t)
	workspace(t, nil)
	args := []string{"init", "--module", "example.com/two", "--spec", "two.yaml", "--pin", "2024-08-05", "--replace", source}
	t.Run("without network", func(t *testing.T) {
		t.Setenv("GOPROXY", "off")
		t.Setenv("GOFLAGS", "-mod=mod")
		t.Setenv("GOMODCACHE", t.TempDir())
		code, _, stderr := gen(args...)
		if want := "go mod tidy: exit status 1; nothing was written\n"; code != exitSystem || !strings.HasSuffix(stderr, want) {
			t.Errorf("gen init without network = %d: %s", code, stderr)
		}
		if files := readTree(t, "."); len(files) != 1 {
			t.Errorf("gen init without network leaves %d files, want one", len(files))
		}
	})
	if code, stdout, stderr := gen(args...); code != exitDone {
		t.Fatalf("gen init = %d: %s%s", code, stdout, stderr)
	}
	for _, name := range []string{"go.sum", "generated/atlasgen.lock", "generated/cli/go.mod"} {
		if !isFile(name) {
			t.Errorf("gen init writes no %s", name)
		}
	}
	if code, _, stderr := gen("check", "--locked"); code != exitDone {
		t.Errorf("gen check after gen init = %d: %s", code, stderr)
	}
	if code, _, stderr := gen(args...); code != exitUsage || !strings.Contains(stderr, "is already there: gen init starts a project in an empty folder") {
		t.Errorf("gen init twice = %d: %s", code, stderr)
	}
}

// The document of --url becomes a file of the project, and its address a part of the
// workflow. Without --url no job fetches anything.
func TestInitURL(t *testing.T) {
	workspace(t, nil)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	server := httptest.NewServer(http.FileServer(http.Dir(".")))
	defer server.Close()
	for _, test := range []struct {
		p    project
		path string
		url  bool
	}{
		{project{url: server.URL + "/two.yaml"}, "openapi/two.yaml", true},
		{project{url: server.URL + "/two.yaml", spec: "api/my.yaml"}, "api/my.yaml", true},
		{project{spec: "two.yaml"}, "", false},
		{project{}, "openapi/atlas-admin.yaml", false},
	} {
		test.p.module = "example.com/two"
		files, err := test.p.files(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		found := ""
		for _, f := range files {
			switch text := string(f.Data); {
			case f.Path == test.path:
				found = f.Path
			case strings.HasSuffix(f.Path, ".yml"):
				if got := strings.Contains(text, `URL: "`+server.URL+`/two.yaml"`) && strings.Contains(text, `fetch --url "$URL"`); got != test.url {
					t.Errorf("the workflow of %+v fetches from its URL: %v, want %v", test.p, got, test.url)
				}
				if !test.url && (strings.Contains(text, "fetch") || strings.Contains(text, "schedule:")) {
					t.Errorf("the workflow of %+v fetches a document", test.p)
				}
			}
		}
		if found != test.path {
			t.Errorf("gen init with %+v writes %q, want %q", test.p, found, test.path)
		}
	}
}

// The pin of the first configuration can be changed.
func TestInitConfiguration(t *testing.T) {
	workspace(t, nil)
	p := project{module: "example.com/atlas"}
	files, err := p.files(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := create(".", files); err != nil {
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
