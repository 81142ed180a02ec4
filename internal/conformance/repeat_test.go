//go:build conformance

package conformance

import (
	"bytes"
	"maps"
	"path/filepath"
	"slices"
	"testing"
)

// TestSameBytes generates several times, on one processor and on two.
func TestSameBytes(t *testing.T) {
	t.Run("own", func(t *testing.T) { checkSameBytes(t, ownDocument(t)) })
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
