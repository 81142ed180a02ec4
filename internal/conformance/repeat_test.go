package conformance

import (
	"bytes"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestSameBytes generates several times, on one processor and on two.
func TestSameBytes(t *testing.T) {
	files := []string{ownDocument(t)}
	t.Run("own", func(t *testing.T) { checkSameBytes(t, files[0]) })
	t.Run("published", func(t *testing.T) { checkSameBytes(t, shared(t, newest)) })
}

func checkSameBytes(t *testing.T, file string) {
	t.Helper()
	var first map[string][]byte
	for _, processors := range []string{"1", "2", "2"} {
		t.Setenv("GOMAXPROCS", processors)
		got := tree(t, filepath.Dir(generate(t, file, "2025-03-12", "--versions", "all")))
		if first == nil {
			first = got
		}
		if names := slices.Sorted(maps.Keys(got)); !slices.Equal(names, slices.Sorted(maps.Keys(first))) {
			t.Errorf("files with GOMAXPROCS=%s = %q, want the same as before", processors, names)
		}
		for name, data := range got {
			if !bytes.Equal(data, first[name]) {
				t.Errorf("%s with GOMAXPROCS=%s differs from the first run", name, processors)
			}
		}
	}
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

const kills = 20

// TestKilled kills the generator while it replaces one output by another: each
// file is then the old one or the new one.
func TestKilled(t *testing.T) {
	file := ownDocument(t)
	before := tree(t, filepath.Dir(generate(t, file, "2023-01-01")))
	started := time.Now()
	after := tree(t, filepath.Dir(generate(t, file, "2025-03-12")))
	whole := time.Since(started)
	chance := rand.New(rand.NewPCG(1, 2))
	mixed := 0
	for i := range kills {
		dir := t.TempDir()
		lay(t, dir, before)
		killed := killDuring(t, dir, file, whole, chance, i%2 == 0)
		if checkUntorn(t, dir, before, after) && killed {
			mixed++
		}
	}
	t.Logf("%d kills, %d of them between the first and the last file", kills, mixed)
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

// killDuring starts the generator and kills it: at any moment, or shortly after
// the output directory was touched for the first time.
func killDuring(t *testing.T, dir, file string, whole time.Duration, chance *rand.Rand, anytime bool) bool {
	t.Helper()
	program, err := generator()
	if err != nil {
		t.Fatal(err)
	}
	cmd := command(dir, program, "--spec", file, "--pin", "2025-03-12", "--out", dir, "--only", "sdk")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	delay := time.Duration(chance.Int64N(int64(whole)))
	if !anytime {
		awaitChange(filepath.Join(dir, "sdk", "admin"), done)
		delay = time.Duration(chance.Int64N(int64(20 * time.Millisecond)))
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

// awaitChange returns when a directory has been changed, or the program is done.
func awaitChange(dir string, done chan error) {
	before, err := os.Stat(dir)
	for err == nil && len(done) == 0 {
		var now fs.FileInfo
		if now, err = os.Stat(dir); err == nil && !now.ModTime().Equal(before.ModTime()) {
			return
		}
	}
}

// checkUntorn reports whether a directory is between two outputs, and fails if
// one of the outputs' files is neither.
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
