//go:build conformance

package conformance

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/agree"
)

// TestAgreePublished checks that all outputs of the published documents agree, at
// three pins.
func TestAgreePublished(t *testing.T) {
	pins := []string{"2023-02-01", "2024-08-05", "2025-03-12"}
	for _, date := range []string{"2025-07-22", "2026-02-17", "2026-08-21"} {
		file := shared(t, "specs/atlas-admin-v2-"+date+".yaml")
		doc := load(t, file)
		dir := t.TempDir()
		generateTargets(t, dir, file, pins)
		for _, pin := range pins {
			t.Run(date+" at "+pin, func(t *testing.T) {
				files := filesOf(t, filepath.Join(dir, pin))
				maps.Copy(files, reports(t, file, pin))
				checkAgreement(t, agree.NewOutputs(files, doc, pin), nil)
			})
		}
	}
}

// generateTargets writes the outputs of a document at several pins, each to a
// folder of its name, in one run.
func generateTargets(t *testing.T, dir, file string, pins []string) {
	t.Helper()
	var config bytes.Buffer
	fmt.Fprintf(&config, "spec: %s\npin: %s\nout: %[2]s\nsdk: {module: example.com/sdk}\ncli: {module: example.com/cli}\ndocs: {}\ntargets:\n", file, pins[0])
	for _, pin := range pins[1:] {
		fmt.Fprintf(&config, "  - {pin: %s, out: %[1]s}\n", pin)
	}
	write(t, filepath.Join(dir, "atlasgen.yaml"), config.Bytes())
	if r := gen(t, "--config", filepath.Join(dir, "atlasgen.yaml")); r.code != 0 {
		t.Fatalf("gen: exit code %d, want 0\n%.4000s", r.code, r.stderr)
	}
}
