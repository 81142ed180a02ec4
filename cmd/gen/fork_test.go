package main

import (
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/buildcache"
)

// TestFork starts a project, generates another version, and releases it, as its owners
// would: with the go command, an editor and the workflow.
func TestFork(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: it builds what it generates")
	}
	source := root(t)
	dir, err := buildcache.Dir("fork")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // it is among temporary files
	t.Chdir(dir)
	t.Setenv("GOWORK", "off")
	older, newer := "2023-01-01", "2024-08-05"
	put(t, "two.yaml", two)
	if code, _, stderr := gen("init", "--module", "example.com/two", "--spec", "two.yaml", "--pin", newer, "--replace", source); code != exitDone {
		t.Fatalf("gen init = %d: %s", code, stderr)
	}
	first := follow(t)
	for _, module := range []string{"generated/sdk", "generated/cli"} {
		goTool(t, module, "vet", "./...")
	}
	replace(t, "atlasgen.yaml", "pin: "+newer, "pin: "+older)
	second := follow(t)
	replace(t, "atlasgen.yaml", "pin: "+older, "pin: "+newer)
	third := follow(t)
	if !slices.ContainsFunc(slices.Collect(maps.Keys(first)), func(name string) bool { return second[name] == "" }) {
		t.Errorf("the older version has all %d files of the newer one: this test shows nothing", len(first))
	}
	if diff := cmp.Diff(first, third); diff != "" {
		t.Errorf("there and back again (-first +third):\n%s", diff)
	}
	t.Run("release", testRelease)
}

// follow generates, checks and returns the files of a project with their content.
func follow(t *testing.T) map[string]string {
	t.Helper()
	goTool(t, ".", "generate", "./...")
	goTool(t, ".", "vet", "./...")
	goTool(t, ".", "tool", "gen", "check", "--locked")
	return readTree(t, ".")
}

func goTool(t *testing.T, dir string, args ...string) {
	t.Helper()
	c := exec.Command("go", args...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("go %s in %s: %v\n%s", strings.Join(args, " "), dir, err, out)
	}
}
