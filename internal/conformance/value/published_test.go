//go:build conformance

package value

import (
	"os"
	"path/filepath"
	"testing"
)

// TestPublishedValuesAreValid is TestValuesAreValid with the published documents.
func TestPublishedValuesAreValid(t *testing.T) {
	dir := os.Getenv("ATLAS_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared")
	}
	files, err := filepath.Glob(filepath.Join(dir, "specs", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("skipped: the published documents are not there")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { checkValues(t, file) })
	}
}
