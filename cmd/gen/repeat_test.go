package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// generateAtlas returns the outputs of the project's own document.
func generateAtlas(t *testing.T, spec string) map[string]string {
	t.Helper()
	out := t.TempDir()
	code, _, stderr := gen("--spec", spec, "--pin", "2025-03-12", "--versions", "all", "--out", out)
	if code != exitDone {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	return readTree(t, out)
}

func TestOutputsAreAFunctionOfTheInputs(t *testing.T) {
	first := generateAtlas(t, atlas)
	for _, threads := range []int{runtime.GOMAXPROCS(0), 1, 2} {
		before := runtime.GOMAXPROCS(threads)
		again := generateAtlas(t, atlas)
		runtime.GOMAXPROCS(before)
		if diff := cmp.Diff(first, again); diff != "" {
			t.Errorf("another run, with GOMAXPROCS=%d (-first +again):\n%s", threads, diff)
		}
	}
}

func TestOutputsNameNoPlaceOfTheHost(t *testing.T) {
	data, err := os.ReadFile(atlas)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "not-to-be-named")
	spec := filepath.Join(dir, "atlas-admin.yaml")
	put(t, spec, string(data))
	there := generateAtlas(t, spec)
	for name, text := range there {
		if strings.Contains(text, "not-to-be-named") {
			t.Errorf("%s names the folder of the document", name)
		}
	}
	if diff := cmp.Diff(generateAtlas(t, atlas), there); diff != "" {
		t.Errorf("the same document in another folder (-here +there):\n%s", diff)
	}
}

// A module is what "go mod edit -json" prints of a go.mod.
type module struct {
	Require []struct{ Path, Version string }
}

func readModule(t *testing.T, file string) map[string]string {
	t.Helper()
	out, err := exec.Command("go", "mod", "edit", "-json", file).Output()
	if err != nil {
		t.Fatalf("reading %s: %v", file, err)
	}
	var m module
	if err := json.Unmarshal(out, &m); err != nil {
		t.Fatal(err)
	}
	versions := map[string]string{}
	for _, r := range m.Require {
		versions[r.Path] = r.Version
	}
	return versions
}

// TestSDKRequiresWhatTheRuntimeWasTestedWith holds the requirements of the
// emitted module equal to those of this one.
func TestSDKRequiresWhatTheRuntimeWasTestedWith(t *testing.T) {
	files := generateAtlas(t, atlas)
	emitted := filepath.Join(t.TempDir(), "go.mod")
	put(t, emitted, files["sdk/go.mod"])
	own := readModule(t, "../../go.mod")
	required := readModule(t, emitted)
	if len(required) == 0 {
		t.Error("the SDK's go.mod requires nothing")
	}
	for path, version := range required {
		if own[path] != version {
			t.Errorf("the SDK requires %s %s, this module %q", path, version, own[path])
		}
	}
	sums, err := os.ReadFile("../../go.sum")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(files["sdk/go.sum"]) {
		if !strings.Contains("\n"+string(sums), "\n"+line) {
			t.Errorf("the SDK's go.sum has a line that go.sum has not: %s", line)
		}
	}
}
