package conformance

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/pipeline"
)

var mutants = flag.Int("mutants", 10, "how many changed documents TestMutated generates from")

// TestMutated generates from documents in which some bytes or lines are wrong. Each
// is generated from, or refused with an error about the document; none shows a fault
// of the generator.
func TestMutated(t *testing.T) {
	accepted, refused := 0, 0
	for name, pin := range map[string]string{"atlas-admin.yaml": "2025-03-12", "plain.yaml": ""} {
		data, err := os.ReadFile(filepath.Join(root, "testdata", "openapi", name))
		if err != nil {
			t.Fatal(err)
		}
		chance := rand.New(rand.NewPCG(14, 13))
		for range *mutants / 2 {
			changed := mutant(chance, data)
			target := config.Default()
			target.Spec, target.Pin = "api.yaml", pin
			job := pipeline.Job{Targets: []*config.Config{target}, Files: fstest.MapFS{"api.yaml": {Data: changed}}}
			_, err := pipeline.Run(context.Background(), job)
			var fault *pipeline.Fault
			switch {
			case err == nil:
				accepted++
			case errors.As(err, &fault):
				t.Errorf("a changed %s is a fault: %.2000v\n%s", name, err, keptFile(t, changed))
			default:
				refused++
			}
		}
	}
	t.Logf("%d documents: %d generated from, %d refused", accepted+refused, accepted, refused)
}

// keptFile writes a document where it can be looked at, and returns its name.
func keptFile(t *testing.T, data []byte) string {
	t.Helper()
	file, err := os.CreateTemp("", "mutated-*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.Write(data); err != nil {
		t.Fatal(err)
	}
	return file.Name()
}

// mutant returns data with a few changes: a line gone, doubled, moved, or with a
// part of another one in its place.
func mutant(chance *rand.Rand, data []byte) []byte {
	lines := bytes.SplitAfter(data, []byte("\n"))
	for range 1 + chance.IntN(2) {
		i, j := chance.IntN(len(lines)), chance.IntN(len(lines))
		switch chance.IntN(8) {
		case 0:
			lines[i] = nil
		case 1:
			lines[i] = append(bytes.Clone(lines[i]), lines[i]...)
		case 2:
			lines[i], lines[j] = lines[j], lines[i]
		case 3:
			lines[i] = scrambled(chance, lines[i])
		default:
			lines[i] = valueOf(lines[i], lines[j])
		}
	}
	return bytes.Join(lines, nil)
}

// valueOf returns a line with the value of another.
func valueOf(line, other []byte) []byte {
	key, _, ok := bytes.Cut(line, []byte(": "))
	_, text, also := bytes.Cut(other, []byte(": "))
	if !ok || !also {
		return line
	}
	return append(append(bytes.Clone(key), ": "...), text...)
}

// scrambled returns a line with a byte changed.
func scrambled(chance *rand.Rand, line []byte) []byte {
	line = bytes.Clone(line)
	if len(line) > 1 {
		line[chance.IntN(len(line)-1)] = "aZ09-_{}[]:,'\"#&*!|>%@ "[chance.IntN(23)]
	}
	return line
}
