package main

import (
	"os"
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

// TestOutputsAreAFunctionOfTheInputs generates twice. The second run reads the
// document in another folder and has one processor.
func TestOutputsAreAFunctionOfTheInputs(t *testing.T) {
	data, err := os.ReadFile(atlas)
	if err != nil {
		t.Fatal(err)
	}
	spec := filepath.Join(t.TempDir(), "not-to-be-named", "atlas-admin.yaml")
	put(t, spec, string(data))
	first := generateAtlas(t, atlas)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	again := generateAtlas(t, spec)
	for name, text := range again {
		if strings.Contains(text, "not-to-be-named") {
			t.Errorf("%s names the folder of the document", name)
		}
	}
	if diff := cmp.Diff(first, again); diff != "" {
		t.Errorf("another run, in another folder and with one processor (-first +again):\n%s", diff)
	}
}
