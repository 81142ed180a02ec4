package templates

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestRuntimeFeatures checks that the runtime compiles without features, with
// each feature alone, and with all of them.
func TestRuntimeFeatures(t *testing.T) {
	imports := exports(t)
	combinations := [][]Feature{nil, Features()}
	for _, f := range Features() {
		combinations = append(combinations, []Feature{f})
	}
	for _, features := range combinations {
		set := token.NewFileSet()
		var trees []*ast.File
		for _, s := range Runtime(features...) {
			tree, err := parser.ParseFile(set, s.Name, s.Data, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			trees = append(trees, tree)
		}
		check := types.Config{Importer: imports, Error: func(err error) { t.Errorf("runtime with features %q: %v", features, err) }}
		_, _ = check.Check("runtime", set, trees, nil) // Error has reported all errors
	}
}

// TestFeatureFiles checks that the table contains only existing files, and
// every feature.
func TestFeatureFiles(t *testing.T) {
	var names []string
	for _, s := range Runtime(Features()...) {
		names = append(names, s.Name)
	}
	if len(filesOf) != len(Features()) {
		t.Errorf("the table has %d features, want the %d of Features()", len(filesOf), len(Features()))
	}
	for _, feature := range Features() {
		if len(filesOf[feature]) == 0 {
			t.Errorf("feature %q has no file", feature)
		}
		for _, name := range filesOf[feature] {
			if !slices.Contains(names, name) {
				t.Errorf("feature %q has the file %s, want a file of %v", feature, name, names)
			}
		}
	}
}

// exports returns an importer of the packages that the runtime imports.
func exports(t *testing.T) types.Importer {
	t.Helper()
	list := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", "./go/runtime")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	compiled := map[string]string{} // file by import path
	for line := range strings.Lines(string(out)) {
		name, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		compiled[name] = file
	}
	open := func(name string) (io.ReadCloser, error) { return os.Open(compiled[name]) }
	return importer.ForCompiler(token.NewFileSet(), "gc", open)
}
