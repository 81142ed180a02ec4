//go:build conformance

package conformance

import (
	"fmt"
	"path/filepath"
	"testing"
)

// TestExamplesOfPublished runs the examples of this project as part of the SDK
// of the newest published document.
func TestExamplesOfPublished(t *testing.T) {
	data, err := filepath.Abs(filepath.Join(root, "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "atlasgen.yaml")
	write(t, file, fmt.Appendf(nil, "spec: %q\noverlays: [%q]\npin: 2025-03-12\nout: out\nsdk: {examples: %q}\n",
		shared(t, newest), filepath.Join(data, "openapi", "watchers.yaml"), filepath.Join(data, "examples")))
	if r := gen(t, "--config", file, "--overlay-lenient"); r.code != 0 {
		t.Fatalf("gen: exit code %d, want 0\n%.4000s", r.code, r.stderr)
	}
	sdk := filepath.Join(dir, "out", "sdk")
	run(t, sdk, "go", "vet", "./examples/...")
	run(t, sdk, "go", "test", "-run", "^Example", "./admin")
}
