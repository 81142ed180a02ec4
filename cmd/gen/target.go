package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"sync"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/output"
)

// A result is what came of one target.
type result struct {
	*job
	document *model.Document // the whole of it, also where only a part was selected
	api      *model.API
	set      *output.Set
}

// prepare does everything short of touching the outputs, for all targets.
func (f *flags) prepare(stderr io.Writer) ([]*result, error) {
	show := newProgress(stderr)
	show.step("reading")
	jobs, err := f.loadAll()
	show.done()
	if err != nil {
		return nil, err
	}
	defer closeAll(jobs)
	show.step("reading " + jobs[0].in.source.File)
	documents, err := parseAll(jobs)
	show.done()
	warned := map[*model.Document]bool{}
	for _, doc := range documents {
		if !warned[doc] {
			warned[doc] = true
			warn(stderr, doc)
		}
	}
	if err != nil {
		return nil, err
	}
	show.step("generating from " + jobs[0].in.source.File)
	defer show.done()
	return buildAll(jobs, documents)
}

// parseAll reads the document of each job. Jobs with the same one share it. The
// documents before an error are returned with it.
func parseAll(jobs []*job) ([]*model.Document, error) {
	var documents []*model.Document
	for i, j := range jobs {
		same := slices.IndexFunc(jobs[:i], j.sharesDocument)
		if same >= 0 {
			documents = append(documents, documents[same])
			continue
		}
		doc, err := parse(j.in.source)
		if err != nil {
			return documents, err
		}
		documents = append(documents, doc)
	}
	return documents, nil
}

func (j *job) sharesDocument(other *job) bool {
	return j.settings.Spec == other.settings.Spec && j.settings.URL == other.settings.URL && slices.Equal(j.settings.Overlays, other.settings.Overlays)
}

// buildAll makes the outputs of all jobs at the same time. Its error is that of
// the first job that has one.
func buildAll(jobs []*job, documents []*model.Document) ([]*result, error) {
	results, errs := make([]*result, len(jobs)), make([]error, len(jobs))
	makeRoom(jobs)
	shared := &common{}
	var group sync.WaitGroup
	for i, j := range jobs {
		group.Go(func() {
			defer func() {
				if fault := recover(); fault != nil {
					errs[i] = fmt.Errorf("internal: %v\n%s", fault, debug.Stack())
				}
			}()
			results[i], errs[i] = j.build(documents[i], shared)
		})
	}
	group.Wait()
	for i, err := range errs {
		errs[i] = inTarget(err, jobs[i].settings, len(jobs))
	}
	return results, cmp.Or(errs...)
}

func (j *job) build(doc *model.Document, shared *common) (*result, error) {
	api, files, err := j.in.generateFrom(doc, shared)
	if err != nil {
		return nil, j.blame(err)
	}
	set, err := j.set(doc, files)
	if err != nil {
		return nil, fmt.Errorf("internal: %w", err)
	}
	return &result{j, doc, api, set}, nil
}

// A matrix is what --matrix prints: the form in which GitHub Actions and others
// take a list of jobs.
type matrix struct {
	Include []matrixEntry `json:"include"`
}

type matrixEntry struct {
	Target string `json:"target"` // for --target
	Pin    string `json:"pin"`
}

func (f *flags) printMatrix(stdout io.Writer) error {
	targets, err := f.settings()
	if err != nil {
		return err
	}
	var m matrix
	for _, c := range targets {
		m.Include = append(m.Include, matrixEntry{c.Name, c.Pin})
	}
	return json.NewEncoder(stdout).Encode(m)
}
