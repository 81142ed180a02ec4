package sdk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
	"github.com/atlasgen/atlasgen/templates"
)

// fixture returns the API that has one of each construct. Each call returns
// another value.
func fixture(t testing.TB) *model.API {
	t.Helper()
	data := read(t, documents+"fixture.yaml")
	doc, err := parser.Parse(parser.Options{File: "fixture.yaml", Data: data, Dialect: fixtureDialect(t), Reserved: templates.Reserved()})
	if err != nil {
		t.Fatal(err)
	}
	return doc.Resolve(model.Version{Stage: model.Stable, Date: "2025-03-12"}, true)
}

const documents = "../../../testdata/openapi/"

func fixtureDialect(t testing.TB) *dialect.Dialect {
	t.Helper()
	d, err := dialect.Load("fixture-dialect.yaml", read(t, documents+"fixture-dialect.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func read(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestFixture holds the tests of the runtime to the SDK that they are written
// against: its generated files lie beside the runtime as test files.
func TestFixture(t *testing.T) {
	const dir = "../../../templates/go/runtime/"
	want := map[string]string{}
	for _, f := range generated(mustEmit(t, fixture(t))) {
		name := "fixture_" + strings.TrimSuffix(filepath.Base(f.Path), ".go") + "_test.go"
		want[name] = string(f.Data)
	}
	files, err := filepath.Glob(dir + "fixture_*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		rewrite(t, dir, files, want)
	}
	got := map[string]string{}
	for _, file := range files {
		got[filepath.Base(file)] = string(read(t, file))
	}
	if diff := cmp.Diff(got, want); diff != "" && !*update {
		t.Errorf("templates/go/runtime (-have +generated); run with -update:\n%s", diff)
	}
}

// rewrite replaces files of a folder by others.
func rewrite(t *testing.T, dir string, old []string, files map[string]string) {
	t.Helper()
	for _, file := range old {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		if err := os.WriteFile(dir+name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// generated returns the Go files that depend on the document.
func generated(files []emit.File) []emit.File {
	copied := map[string]bool{"go.mod": true, "README.md": true}
	for _, s := range templates.Runtime(templates.Features()...) {
		copied[s.Name] = true
	}
	var some []emit.File
	for _, f := range files {
		if !copied[filepath.Base(f.Path)] {
			some = append(some, f)
		}
	}
	return some
}
