package costly_test

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"testing/fstest"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/conformance/costly"
	"github.com/atlasgen/atlasgen/internal/pipeline"
)

// A cost is what a run takes. It does not depend on the machine.
type cost struct {
	document  int // bytes
	outputs   int // bytes
	allocated int // bytes
}

// TestGrowth generates from documents with n and 2n of a construct. The
// outputs and the allocated memory must not grow much more than the document does.
func TestGrowth(t *testing.T) {
	smallest := costly.Document{Text: func(int) string { return costly.Empty }}
	run(t, smallest, 0) // reads what later runs have
	empty := run(t, smallest, 0)
	for _, d := range costly.All() {
		if d.Bounded() {
			continue
		}
		t.Run(d.Name, func(t *testing.T) {
			small, large := run(t, d, d.Small), run(t, d, 2*d.Small)
			grown := float64(large.document-empty.document) / float64(small.document-empty.document)
			checkGrowth(t, "outputs", grown, small.outputs-empty.outputs, large.outputs-empty.outputs, 64<<10)
			checkGrowth(t, "memory", grown, small.allocated-empty.allocated, large.allocated-empty.allocated, 8<<20)
		})
	}
}

// tolerance is by how much a cost may grow more than its document.
const tolerance = 1.5

// checkGrowth compares costs beyond those of an empty document. Less than slack is
// not worth a comparison.
func checkGrowth(t *testing.T, what string, document float64, small, large, slack int) {
	t.Helper()
	ratio := float64(large) / float64(max(small, 1))
	t.Logf("%s: %d to %d, x %.2f of a document x %.2f", what, small, large, ratio, document)
	if large > slack && ratio > document*tolerance {
		t.Errorf("%s of twice the repetitions = x %.2f, want at most x %.2f", what, ratio, document*tolerance)
	}
}

// run generates all outputs from a document.
func run(t *testing.T, d costly.Document, n int) cost {
	t.Helper()
	data := []byte(d.Text(n))
	target := config.Default()
	target.Spec, target.Pin = "api.yaml", "2025-03-12"
	job := pipeline.Job{Targets: []*config.Config{target}, Files: fstest.MapFS{"api.yaml": {Data: data}}}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	result, err := pipeline.Run(context.Background(), job)
	runtime.ReadMemStats(&after)
	var wrong *pipeline.DocumentError
	if errors.As(err, &wrong) {
		t.Skipf("refused: %.300v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	c := cost{document: len(data), allocated: int(after.TotalAlloc - before.TotalAlloc)}
	for _, f := range result.Targets[0].Files {
		c.outputs += len(f.Data)
	}
	return c
}
