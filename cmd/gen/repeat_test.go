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
