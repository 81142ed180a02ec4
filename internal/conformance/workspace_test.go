package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/atlasgen/atlasgen/internal/buildcache"
	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// root is the repository.
var root = filepath.Join("..", "..")

// generator builds cmd/gen once for all tests.
var generator = sync.OnceValues(func() (string, error) { return buildcache.Program(root, "./cmd/gen") })

// scratch is a directory that tests share. TestMain removes it.
var scratch = sync.OnceValues(func() (string, error) { return buildcache.Dir("conformance") })

func TestMain(m *testing.M) {
	code := m.Run()
	dir, err := scratch()
	if err == nil {
		err = os.RemoveAll(dir)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

// A result is the output of a finished program.
type result struct {
	code           int
	stdout, stderr string
}

// gen runs the generator in an empty directory.
func gen(t testing.TB, args ...string) result {
	t.Helper()
	file, err := generator()
	if err != nil {
		t.Fatal(err)
	}
	cmd := command(t.TempDir(), file, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatalf("running gen: %v", err)
	}
	return result{cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

// generate writes the SDK of a document at a pin and returns its directory.
func generate(t testing.TB, file, pin string, more ...string) string {
	t.Helper()
	dir := t.TempDir()
	args := append([]string{"--spec", file, "--pin", pin, "--out", dir, "--only", "sdk"}, more...)
	if r := gen(t, args...); r.code != 0 {
		t.Fatalf("gen %s: exit code %d, want 0\n%.4000s", strings.Join(args, " "), r.code, r.stderr)
	}
	return filepath.Join(dir, "sdk")
}

// command returns a program in a directory, outside of any workspace.
func command(dir, name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off")
	return cmd
}

// run executes a program. If it fails, the test fails with its output.
func run(t testing.TB, dir, name string, args ...string) string {
	t.Helper()
	out, err := command(dir, name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%.6000s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// probe runs a test inside a generated package. files become part of the
// package: a file of testdata/probe, or the given text. Nothing is written into
// the package.
func probe(t testing.TB, dir, name string, files map[string][]byte) {
	t.Helper()
	overlay := map[string]string{}
	for file, data := range files {
		place := filepath.Join("testdata", "probe", file)
		if data != nil {
			place = filepath.Join(t.TempDir(), file)
			write(t, place, data)
		}
		absolute, err := filepath.Abs(place)
		if err != nil {
			t.Fatal(err)
		}
		overlay[filepath.Join(dir, file)] = absolute
	}
	data, err := json.Marshal(map[string]any{"Replace": overlay})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "overlay.json")
	write(t, file, data)
	run(t, dir, "go", "test", "-overlay", file, "-vet=off", "-count=1", "-run", "^"+name+"$", ".")
}

func write(t testing.TB, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func ownDocument(t testing.TB) string {
	t.Helper()
	file, err := filepath.Abs(filepath.Join(root, "testdata", "openapi", "atlas-admin.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func load(t testing.TB, file string) *spec.Document {
	t.Helper()
	doc, err := spec.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
