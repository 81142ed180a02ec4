//go:build conformance

package reach

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/pipeline"
)

// wanted is the share of documents that must generate.
const wanted = 0.97

// TestReach generates all outputs from each document below the folder REACH, in
// memory, and counts the complaints and the warnings.
func TestReach(t *testing.T) {
	files := documents(t)
	total := newTally()
	each(files, func(file string) {
		o := generate(file, stage())
		if len(o.complaints) > 0 {
			t.Logf("refused: %s: %.600s", file, strings.Join(o.complaints, "; "))
		}
		total.add(file, o)
	})
	total.report(t)
	if share := float64(total.generated) / float64(len(files)); share < wanted {
		t.Errorf("%.1f %% of %d documents generate, want %.0f %%", 100*share, len(files), 100*wanted)
	}
}

// documents lists the JSON and YAML files below REACH that REACH_ONLY matches.
func documents(t *testing.T) []string {
	folder := os.Getenv("REACH")
	if folder == "" {
		t.Skip("REACH names no folder of documents")
	}
	only := regexp.MustCompile(os.Getenv("REACH_ONLY"))
	var files []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if ext := filepath.Ext(path); err == nil && !d.IsDir() && (ext == ".json" || ext == ".yaml") && only.MatchString(path) {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// each calls f for each file, two at a time.
func each(files []string, f func(file string)) {
	work := make(chan string)
	var group sync.WaitGroup
	for range 2 {
		group.Go(func() {
			for file := range work {
				f(file)
			}
		})
	}
	for _, file := range files {
		work <- file
	}
	close(work)
	group.Wait()
}

// An outcome is what a run made of a document.
type outcome struct {
	complaints []string
	warnings   []string // their codes
}

func generate(file string, until pipeline.Stage) outcome {
	c := config.Default()
	c.Spec = file
	result, err := pipeline.Run(context.Background(), pipeline.Job{Targets: []*config.Config{c}, Until: until})
	var o outcome
	for _, w := range result.Warnings {
		o.warnings = append(o.warnings, w.Code)
	}
	var wrong *pipeline.DocumentError
	switch {
	case errors.As(err, &wrong):
		for _, line := range strings.Split(err.Error(), "\n") {
			o.complaints = append(o.complaints, strings.TrimPrefix(line, file))
		}
	case err != nil:
		o.complaints = []string{"FAULT " + err.Error()}
	case until == pipeline.Generated:
		for _, line := range first(compile(result.Targets[0].Files), 5) {
			o.complaints = append(o.complaints, "DOES NOT COMPILE "+line)
		}
	}
	return o
}

// A tally counts outcomes.
type tally struct {
	mu         sync.Mutex
	generated  int
	refused    int
	complaints map[string]*kind
	warnings   map[string]*kind
}

// A kind is a complaint or warning without its excerpts.
type kind struct {
	text      string
	documents int
	alone     int // documents with no other kind
	places    int
	example   string
}

func newTally() *tally {
	return &tally{complaints: map[string]*kind{}, warnings: map[string]*kind{}}
}

func (y *tally) add(file string, o outcome) {
	y.mu.Lock()
	defer y.mu.Unlock()
	if len(o.complaints) == 0 {
		y.generated++
	} else {
		y.refused++
	}
	countKinds(y.complaints, file, o.complaints)
	countKinds(y.warnings, file, o.warnings)
}

var excerpt = regexp.MustCompile(`"(\\.|[^"\\])*"|:?\b[0-9]+(:[0-9]+)?\b:?|\S*/\S*`)

func countKinds(kinds map[string]*kind, file string, lines []string) {
	found := map[string]bool{}
	for _, line := range lines {
		text := excerpt.ReplaceAllString(strings.TrimSpace(line), "*")
		k := kinds[text]
		if k == nil {
			k = &kind{text: text, example: filepath.Base(file) + line}
			kinds[text] = k
		}
		k.places++
		if !found[text] {
			k.documents++
		}
		found[text] = true
	}
	if len(found) == 1 {
		for text := range found {
			kinds[text].alone++
		}
	}
}

func (y *tally) report(t *testing.T) {
	t.Logf("%d generate, %d are refused", y.generated, y.refused)
	for _, part := range []struct {
		what  string
		kinds map[string]*kind
	}{{"complaints", y.complaints}, {"warnings", y.warnings}} {
		var all []*kind
		for _, k := range part.kinds {
			all = append(all, k)
		}
		slices.SortFunc(all, func(a, b *kind) int { return b.documents - a.documents })
		lines := []string{fmt.Sprintf("%s: documents, alone, places, text, example", part.what)}
		for _, k := range all {
			lines = append(lines, fmt.Sprintf("%5d %5d %7d %.150s   [%.200s]", k.documents, k.alone, k.places, k.text, k.example))
		}
		t.Log(strings.Join(lines, "\n"))
	}
}

// stage returns where runs stop: with REACH_STAGE=parsed, once documents are read.
func stage() pipeline.Stage {
	if os.Getenv("REACH_STAGE") == "parsed" {
		return pipeline.Parsed
	}
	return pipeline.Generated
}
