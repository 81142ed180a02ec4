//go:build conformance

package conformance

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/source"
	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// A combination is a document, a pin, and the selected versions.
type combination struct{ file, pin, versions string }

// combinations returns all combinations that the SDK must support.
func combinations(t *testing.T) []combination {
	t.Helper()
	var all []combination
	for _, date := range []string{"2025-07-22", "2026-02-17", "2026-08-21"} {
		file := shared(t, "specs/atlas-admin-v2-"+date+".yaml")
		for _, pin := range []string{"2023-01-01", "2024-08-05", "2025-03-12"} {
			all = append(all, combination{file, pin, "pinned"})
		}
		all = append(all, combination{file, "2025-03-12", "all"})
	}
	file := shared(t, newest)
	for _, pin := range load(t, file).Previews() {
		all = append(all, combination{file, pin, "pinned"})
	}
	return all
}

// TestEveryCombination generates, builds and vets the SDK of every combination,
// and compares the operations in its source with this package's own reading of
// the document.
func TestEveryCombination(t *testing.T) {
	for _, c := range combinations(t) {
		t.Run(fmt.Sprintf("%s %s %s", filepath.Base(c.file), c.pin, c.versions), func(t *testing.T) {
			dir := generate(t, c.file, c.pin, "--versions", c.versions)
			run(t, dir, "go", "vet", "./...") // which builds, too
			staticcheck(t, dir)
			checkOperations(t, load(t, c.file), c, readSource(t, filepath.Join(dir, "admin")))
		})
	}
}

var staticcheckTool = sync.OnceValues(func() (string, error) {
	dir, err := scratch()
	if err != nil {
		return "", err
	}
	cmd := command(dir, "go", "install", "honnef.co/go/tools/cmd/staticcheck@v0.8.2")
	cmd.Env = append(cmd.Env, "GOBIN="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("installing staticcheck: %w\n%s", err, out)
	}
	return filepath.Join(dir, "staticcheck"), nil
})

func staticcheck(t *testing.T, dir string) {
	t.Helper()
	tool, err := staticcheckTool()
	if err != nil {
		t.Fatal(err)
	}
	cmd := command(dir, tool, "-tests=false", "./...")
	cmd.Env = append(cmd.Env, "GOGC=400") // half the time for more memory
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("staticcheck: %v\n%.4000s", err, out)
	}
}

func checkOperations(t *testing.T, doc *spec.Document, c combination, s *source.Package) {
	t.Helper()
	want := expected(doc, c)
	var got []string
	for _, call := range s.Calls {
		got = append(got, describe(call))
		if method := call.Service + "." + strings.TrimSuffix(call.Method, "WithParams"); s.Methods[method] == nil {
			t.Errorf("short form of %s.%s = none, want %s", call.Service, call.Method, method)
		}
	}
	slices.Sort(got)
	if missing, extra := difference(want, got), difference(got, want); len(missing)+len(extra) > 0 {
		t.Errorf("%d operations are missing, %d are not wanted; the first are %q and %q",
			len(missing), len(extra), missing[:min(5, len(missing))], extra[:min(5, len(extra))])
	}
	t.Logf("%d operations", len(got))
}

// difference returns the elements of a that are not in b.
func difference(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool {
		_, found := slices.BinarySearch(b, s)
		return found
	})
}

func describe(c source.Call) string {
	return fmt.Sprintf("%s.%s %s %s accept=%s csv=%s content=%s", c.Service, c.Method, c.Verb, c.Path, c.Accept, c.AcceptCSV, c.ContentType)
}

// expected returns the calls that an SDK of the document must have.
func expected(doc *spec.Document, c combination) []string {
	var all []string
	for _, use := range doc.Pinned(c.pin, c.versions == "all") {
		all = append(all, describe(expectedCall(use, c.pin)))
	}
	slices.Sort(all)
	return all
}
