package conformance

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
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
