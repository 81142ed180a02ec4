//go:build conformance

package reach

import (
	"context"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/pipeline"
)

// TestBuilds writes the outputs of a sample of the documents and of the largest ones,
// and builds and vets the modules. REACH_SAMPLE says how large the sample is.
func TestBuilds(t *testing.T) {
	files := sample(t, documents(t))
	work := t.TempDir()
	refused := 0
	for i, file := range files {
		c := config.Default()
		c.Spec, c.Out = file, filepath.Join(work, strconv.Itoa(i))
		result, err := pipeline.Run(context.Background(), pipeline.Job{Targets: []*config.Config{c}})
		if err != nil {
			refused++
			continue
		}
		if _, err := result.Targets[0].Write(); err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		for _, module := range []string{"sdk", "cli"} {
			for _, verb := range []string{"build", "vet"} {
				command(t, file, filepath.Join(c.Out, module), verb)
			}
		}
		if err := os.RemoveAll(c.Out); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d of %d documents generate", len(files)-refused, len(files))
}

func command(t *testing.T, file, module, verb string) {
	c := exec.Command("go", verb, "./...")
	c.Dir = module
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%s: go %s in %s: %v\n%.1500s", file, verb, filepath.Base(module), err, out)
	}
}

// largest is how many of the largest documents are built beside the sample.
const largest = 20

// sample chooses documents, the same ones in each run.
func sample(t *testing.T, files []string) []string {
	count := 150
	if text := os.Getenv("REACH_SAMPLE"); text != "" {
		var err error
		if count, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	}
	size := func(file string) int64 {
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	bySize := slices.Clone(files)
	slices.SortFunc(bySize, func(a, b string) int { return int(size(b) - size(a)) })
	chosen := bySize[:min(largest, len(bySize))]
	rest := slices.Clone(bySize[len(chosen):])
	slices.Sort(rest)
	random := rand.New(rand.NewPCG(15, 15))
	random.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	if count < largest {
		chosen = nil // a quick look
	}
	return append(slices.Clone(chosen), rest[:min(count, len(rest))]...)
}
