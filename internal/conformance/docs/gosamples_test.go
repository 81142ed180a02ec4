//go:build conformance

package docs

import (
	"go/format"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/emit/sdk"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/templates"
)

// TestGoSamples vets the Go sample of every page with the SDK of the same
// document. Each is a program, which is type-checked and not linked.
func TestGoSamples(t *testing.T) {
	for name, file := range documents(t) {
		t.Run(name, func(t *testing.T) {
			dir := writeSDK(t, file)
			samples := placeFragments(t, dir, write(t, file))
			for page, data := range write(t, file) {
				if !strings.HasPrefix(page, "operations/") || !strings.HasSuffix(page, ".json") {
					continue
				}
				j := readJSON(t, data)
				for _, s := range j.Samples {
					if s.Language != "go" {
						continue
					}
					samples++
					if formatted, err := format.Source([]byte(s.Source + "\n")); err != nil || string(formatted) != s.Source+"\n" {
						t.Errorf("%s, %s: not formatted by gofmt: %v", page, s.Title, err)
					}
					place(t, filepath.Join(dir, "samples", strings.TrimSuffix(path.Base(page), ".json"), folderOf(s.Title), "main.go"), []byte(s.Source+"\n"))
					if j.Paging != nil && s.Title == "Go SDK" {
						samples++
						place(t, filepath.Join(dir, "samples", strings.TrimSuffix(path.Base(page), ".json"), "all", "main.go"), j.loop(s.Source))
					}
				}
			}
			vet(t, dir)
			t.Logf("%d programs vetted", samples)
			if samples == 0 {
				t.Errorf("programs = 0, want some")
			}
		})
	}
}

// folderOf returns the folder of a sample: a page may have two in Go.
func folderOf(title string) string {
	return strings.NewReplacer(", ", "-", " ", "-").Replace(strings.ToLower(title))
}

// fragments lists pages with a part of a program, and the code that completes
// it.
var fragments = map[string][2]string{
	"authentication.html": {
		"package main\n\nimport (\n\t\"os\"\n\n\tsdk \"SDK\"\n)\n\nfunc main() {\n",
		"\n\t_, _ = client, err\n}\n",
	},
	"errors.html": {
		"package main\n\nimport (\n\t\"errors\"\n\t\"log\"\n\n\tsdk \"SDK\"\n)\n\nfunc main() {\n\tvar err error\n",
		"\n}\n",
	},
}

// placeFragments writes a program around each fragment and returns their
// number.
func placeFragments(t *testing.T, dir string, s site) int {
	t.Helper()
	for page, around := range fragments {
		code := find(parse(t, s[page]).ids["go"].Parent, "pre", "")
		program := strings.ReplaceAll(around[0], "SDK", options.Module+"/"+options.Package) + text(code) + around[1]
		place(t, filepath.Join(dir, "samples", strings.TrimSuffix(page, ".html"), "main.go"), []byte(program))
	}
	return len(fragments)
}

// loop returns the sample with a loop over all pages instead of the call.
func (j *jsonPage) loop(source string) []byte {
	before, _, _ := strings.Cut(source, "\tsdkResp, httpResp, err := ")
	return []byte(before + j.Paging.Go + "\n}\n")
}

func vet(t *testing.T, dir string) {
	t.Helper()
	cmd := exec.Command("go", "vet", "./samples/...")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("go vet of the samples: %v\n%.6000s", err, out)
	}
}

// writeSDK writes the SDK of a document and returns the folder of its module.
func writeSDK(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := parser.Parse(parser.Options{File: "api.yaml", Data: data, Reserved: templates.Reserved()})
	if err != nil {
		t.Fatal(err)
	}
	api := doc.Resolve(model.Version{Stage: model.Stable, Date: "2025-03-12"}, false)
	files, err := sdk.Emit(api, sdk.Options{Module: options.Module, Package: options.Package, Dialect: dialect.Atlas()})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range files {
		place(t, filepath.Join(dir, filepath.FromSlash(f.Path)), f.Data)
	}
	return filepath.Join(dir, "sdk")
}
