package docs

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

// maxWeight is the largest size in bytes of a page of an operation with
// stylesheet and scripts, compressed with gzip.
const maxWeight = 60_000

func TestWeight(t *testing.T) {
	for name, file := range documents(t) {
		t.Run(name, func(t *testing.T) {
			s := write(t, file)
			rest := compressed(t, s["style.css"]) + compressed(t, s["script.js"]) + compressed(t, s["fill.js"])
			largest, heaviest, n := "", 0, 0
			for path, data := range s {
				if !strings.HasPrefix(path, "operations/") || !strings.HasSuffix(path, ".html") {
					continue
				}
				n++
				size := compressed(t, data) + rest
				if size > maxWeight {
					t.Errorf("%s weighs %d bytes, want at most %d", path, size, maxWeight)
				}
				if size > heaviest {
					largest, heaviest = path, size
				}
			}
			t.Logf("the heaviest of %d pages is %s: %d bytes compressed, %d of them stylesheet and scripts", n, largest, heaviest, rest)
		})
	}
}

func compressed(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
