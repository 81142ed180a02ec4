//go:build conformance

package conformance

import (
	"path/filepath"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/source"
)

// readSource parses a generated package.
func readSource(t testing.TB, dir string) *source.Package {
	t.Helper()
	p, err := source.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// runtimeNames returns the exported types and functions of the runtime.
func runtimeNames(t testing.TB) map[string]bool {
	t.Helper()
	return readSource(t, filepath.Join(root, "templates", "go", "runtime")).Exported()
}
