package conformance

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var kills = flag.Int("kills", usualKills, "how often TestKilled kills the generator")

// TestKilled kills the generator while it replaces one output by another. Each
// file must be the old or the new one, and the next run must repair the rest.
func TestKilled(t *testing.T) {
	file := filepath.Join(t.TempDir(), "api.yaml")
	write(t, file, manyFiles())
	before := tree(t, filepath.Dir(generate(t, file, "2023-01-01")))
	started := time.Now()
	after := tree(t, filepath.Dir(generate(t, file, "2025-03-12")))
	whole := time.Since(started)
	chance := rand.New(rand.NewPCG(1, 2))
	mixed := 0
	for i := range *kills {
		dir := t.TempDir()
		lay(t, dir, before)
		killed := killDuring(t, dir, file, whole, chance, i%2 == 0)
		if checkUntorn(t, dir, before, after) && killed {
			mixed++
		}
		if out, err := replacing(t, dir, file).CombinedOutput(); err != nil {
			t.Errorf("the run after a killed one: %v\n%s", err, out)
		}
		if diff := cmp.Diff(after, tree(t, dir), cmp.Comparer(bytes.Equal)); diff != "" {
			t.Errorf("what the run after a killed one leaves (-want +got):\n%s", diff)
		}
	}
	t.Logf("%d kills, %d of them between the first and the last file", *kills, mixed)
}

// manyFiles returns a document that is generated quickly, in many files: each of
// its tags has one operation, in two versions.
func manyFiles() []byte {
	var b bytes.Buffer
	b.WriteString("openapi: 3.0.1\ninfo: {title: Many, version: '1'}\npaths:\n")
	for i := range 80 {
		fmt.Fprintf(&b, "  /things%d:\n    get:\n      operationId: getThing%[1]d\n      tags: [Things %[1]d]\n      responses:\n        '200':\n", i)
		b.WriteString("          description: A thing.\n          content:\n")
		for _, version := range []string{"2023-01-01", "2025-03-12"} {
			fmt.Fprintf(&b, "            application/vnd.atlas.%s+json: {schema: {type: object, properties: {since%s: {type: string}}}}\n", version, version[:4])
		}
	}
	return b.Bytes()
}

// replacing returns the command that is killed.
func replacing(t *testing.T, dir, file string) *exec.Cmd {
	t.Helper()
	program, err := generator()
	if err != nil {
		t.Fatal(err)
	}
	return command(dir, program, "--spec", file, "--pin", "2025-03-12", "--out", dir, "--only", "sdk")
}

func lay(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	for name, data := range files {
		place := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, place, data)
	}
}

// killDuring starts the generator and kills it, at any moment or after it has
// begun to write. It reports whether the generator was still running.
func killDuring(t *testing.T, dir, file string, whole time.Duration, chance *rand.Rand, anytime bool) bool {
	t.Helper()
	cmd := replacing(t, dir, file)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	delay := time.Duration(chance.Int64N(int64(whole)))
	if !anytime {
		awaitWriting(dir, done)
		delay /= 3
	}
	select {
	case err := <-done:
		return err != nil
	case <-time.After(delay):
		_ = cmd.Process.Kill()
		<-done
		return true
	}
}

// awaitWriting returns when a lock of a running generator exists, or when the
// program has ended.
func awaitWriting(dir string, done chan error) {
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for range tick.C {
		if _, err := os.Stat(filepath.Join(dir, "atlasgen.lock.pending")); err == nil || len(done) > 0 {
			return
		}
	}
}

// checkUntorn reports whether a directory is between two outputs. It fails if a
// file belongs to neither.
func checkUntorn(t *testing.T, dir string, before, after map[string][]byte) bool {
	t.Helper()
	old, fresh := 0, 0
	found := tree(t, dir)
	for name := range before {
		if after[name] != nil && found[name] == nil {
			t.Errorf("%s is gone, want it old or new", name)
		}
	}
	for name, data := range found {
		a, wasThere := before[name]
		b, willBe := after[name]
		switch {
		case wasThere && willBe && bytes.Equal(a, b) && bytes.Equal(data, a):
		case wasThere && bytes.Equal(data, a):
			old++
		case willBe && bytes.Equal(data, b):
			fresh++
		case wasThere || willBe:
			t.Errorf("%s is torn: %d bytes, want %d or %d", name, len(data), len(a), len(b))
		}
	}
	return old > 0 && fresh > 0
}

// tree reads all files below a directory.
func tree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		relative, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(relative)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
