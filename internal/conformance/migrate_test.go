//go:build conformance

package conformance

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	olderDocument = "specs/atlas-admin-v2-2025-07-22.yaml"
	newerModule   = "github.com/atlasgen/atlas-sdk"
)

// TestMigrate changes the samples of the reference pages, written for the SDK
// of one document, into programs for another. The newer document lacks two
// operations.
func TestMigrate(t *testing.T) {
	older, newer := shared(t, olderDocument), shared(t, newest)
	samples := readSamples(t)
	dir := sampleModuleOf(t, samples, generate(t, older, "2025-03-12", "--module", sampleModule), generate(t, newer, "2025-03-12", "--module", newerModule))
	run(t, dir, "go", "vet", "./...")

	compared := gen(t, "diff", older, newer, "--pin", "2025-03-12", "--format", "json")
	if compared.code != 0 {
		t.Fatalf("gen diff: exit code %d, want 0\n%s", compared.code, compared.stderr)
	}
	names := filepath.Join(t.TempDir(), "names.json")
	write(t, names, []byte(compared.stdout))
	out, err := migrated(t, dir, names)
	if err == nil {
		t.Error("gen migrate: exit code 0, want 1: two operations are gone")
	}
	for _, gone := range []string{"CreateServerlessInstance", "ListPipelineSnapshots"} {
		if !strings.Contains(out, "the operation "+strings.ToLower(gone[:1])+gone[1:]+" ") {
			t.Errorf("gen migrate does not name %s:\n%s", gone, out)
		}
	}
	if diff := cmp.Diff([]string{"CreateServerlessInstance", "ListPipelineSnapshots"}, broken(t, dir, samples)); diff != "" {
		t.Errorf("samples that do not compile (-want +got):\n%s", diff)
	}
}

// sampleModuleOf returns the folder of a module that contains every sample and
// requires both SDKs.
func sampleModuleOf(t *testing.T, samples []sample, older, newer string) string {
	t.Helper()
	dir := t.TempDir()
	for _, s := range samples {
		folder := filepath.Join(dir, strings.ToLower(s.Go.Method))
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(folder, "main.go"), []byte(s.mended("https://example.org", "")))
	}
	write(t, filepath.Join(dir, "go.mod"), fmt.Appendf(nil, "module samples\n\ngo 1.26.0\n\nrequire (\n\t%[1]s v20250312001.0.0\n\t%[2]s v0.0.0\n)\n\nreplace (\n\t%[1]s => %[3]s\n\t%[2]s => %[4]s\n)\n",
		sampleModule, newerModule, older, newer))
	return dir
}

func migrated(t *testing.T, dir, names string) (string, error) {
	t.Helper()
	file, err := generator()
	if err != nil {
		t.Fatal(err)
	}
	out, err := command(dir, file, "migrate", "--map", names, "--from", sampleModule+"/admin", "--to", newerModule+"/admin").CombinedOutput()
	return string(out), err
}

// broken returns the methods of samples that do not compile, sorted.
func broken(t *testing.T, dir string, samples []sample) []string {
	t.Helper()
	var methods []string
	for _, s := range samples {
		cmd := command(dir, "go", "vet", "./"+strings.ToLower(s.Go.Method))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Logf("%s:\n%s", s.Go.Method, out)
			methods = append(methods, strings.TrimSuffix(s.Go.Method, "WithParams"))
		}
	}
	slices.Sort(methods)
	return methods
}

// TestRenameMap compares the map of names with the sources of both SDKs:
// successors must exist, and the map must contain all changes that apidiff
// finds.
func TestRenameMap(t *testing.T) {
	compared := gen(t, "diff", shared(t, olderDocument), shared(t, newest), "--pin", "2025-03-12", "--format", "json")
	var found struct {
		SDK              struct{ Incompatible []string }
		Renames, Removed []struct{ Kind, Type, From, Name, To string }
	}
	if err := json.Unmarshal([]byte(compared.stdout), &found); err != nil {
		t.Fatalf("gen diff: %v\n%s", err, compared.stderr)
	}
	types := declaredTypes(t, filepath.Join(generate(t, shared(t, newest), "2025-03-12"), "admin"))
	known := map[string]bool{}
	for _, r := range found.Renames {
		known[strings.TrimPrefix(r.Type+"."+r.From, ".")] = true
		if r.Kind == "type" && !types[r.To] {
			t.Errorf("%s became %s, which is not a type", r.From, r.To)
		}
	}
	for _, r := range found.Removed {
		known[strings.TrimPrefix(r.Type+"."+r.Name, ".")] = true
	}
	removed := regexp.MustCompile(`^\(?\*?(\w+)\)?(\.\w+)?: removed$`)
	checked := 0
	for _, message := range found.SDK.Incompatible {
		if m := removed.FindStringSubmatch(message); m != nil {
			checked++
			if !known[m[1]+m[2]] && !known[m[1]] {
				t.Errorf("%s, and the map of names does not say so", message)
			}
		}
	}
	if checked == 0 {
		t.Error("apidiff misses nothing, want the names of 26 operations at least")
	}
}

var typeLine = regexp.MustCompile(`(?m)^type (\w+) `)

func declaredTypes(t *testing.T, dir string) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]bool{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range typeLine.FindAllSubmatch(data, -1) {
			types[string(m[1])] = true
		}
	}
	return types
}
