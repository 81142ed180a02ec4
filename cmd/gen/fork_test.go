package main

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestFork starts a project and has it follow another version, as its owners
// would: with the go command and an editor.
func TestFork(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: it builds what it generates")
	}
	checkout, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	t.Setenv("GOWORK", "off")
	if code, _, stderr := gen("init", "--module", "example.com/atlas", "--replace", checkout); code != exitDone {
		t.Fatalf("gen init = %d: %s", code, stderr)
	}
	older, newer := "2023-01-01", "2025-03-12"
	first := follow(t)
	replace(t, "atlasgen.yaml", "pin: "+newer, "pin: "+older)
	second := follow(t)
	replace(t, "atlasgen.yaml", "pin: "+older, "pin: "+newer)
	third := follow(t)
	if gone := without(first, second); len(gone) == 0 {
		t.Errorf("the older version has all %d files of the newer one: this test shows nothing", len(first))
	}
	if !slices.Equal(first, third) {
		t.Errorf("there and back again: files %q are new, %q are gone", without(third, first), without(first, third))
	}
}

// follow generates and builds a project, and returns its files.
func follow(t *testing.T) []string {
	t.Helper()
	goTool(t, ".", "generate", "./...")
	goTool(t, ".", "test", "./...")
	goTool(t, ".", "tool", "gen", "check", "--locked")
	for _, module := range []string{"generated/sdk", "generated/cli"} {
		goTool(t, module, "vet", "./...")
	}
	var files []string
	for name := range readTree(t, ".") {
		files = append(files, name)
	}
	slices.Sort(files)
	return files
}

func goTool(t *testing.T, dir string, args ...string) {
	t.Helper()
	c := exec.Command("go", args...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("go %s in %s: %v\n%s", strings.Join(args, " "), dir, err, out)
	}
}

// without returns the elements of a that b has not.
func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}
