// Package pipeline leads from a configuration to files: it reads the documents of
// a job, resolves their versions and emits the outputs of all targets, in memory.
// Its entry point is [Run]. [Compare] compares two documents instead.
package pipeline

import (
	"cmp"
	"context"
	"io/fs"
	"runtime/debug"
	"slices"
	"sync"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Version is the version of the generator. It is a constant, and not read from
// the program: what the go command records depends on how a program was built.
const Version = "0.1.0"

// A Job describes a run.
type Job struct {
	Targets    []*config.Config  // at least one
	Outputs    []Output          // those that there are; nil for Outputs()
	Only       []string          // names of outputs to generate; nil for those that each target has
	Until      Stage             // where to stop
	Files      fs.FS             // the files that targets name; nil for the disk
	AllowFiles string            // a folder to whose files references may lead; empty for none
	LeaveOut   bool              // operations in error are left out, with a warning for each
	Strict     bool              // warnings that a target does not set are errors
	Lenient    bool              // overlay targets that match nothing are warnings
	Force      bool              // Target.Write overwrites files that no lock lists
	Large      bool              // documents may be larger than usual
	Growth     int               // how many times as large as the document outputs may be; 0: parser.DefaultGrowth
	DropSunset model.Date        // leave out versions whose sunset is before it; empty for none
	Progress   func(step string) // called when a step begins; may be nil
}

// A Stage is a point at which a run can stop.
type Stage int

// The stages, from last to first.
const (
	Generated Stage = iota // all files are there
	Resolved               // each target has its API, which may be empty
	Parsed                 // each target has its document
)

// A Result is the outcome of a job.
type Result struct {
	Targets  []*Target       // in the order of the job's; nil after an error
	Warnings []model.Warning // about the documents that were read, also after an error
}

// Run does a job and writes nothing; Target.Write does. An error is a
// *UsageError, a *DocumentError or a *Fault, of the first target that has one.
func Run(ctx context.Context, job Job) (Result, error) {
	job.report("reading")
	targets, err := job.load(ctx)
	defer closeAll(targets)
	if err != nil {
		return Result{}, err
	}
	job.report("reading " + targets[0].source.File)
	warnings, err := parseAll(targets)
	if err != nil || job.Until == Parsed {
		return finish(targets, warnings, err)
	}
	if err := ctx.Err(); err != nil {
		return finish(nil, warnings, &UsageError{err})
	}
	job.report("generating from " + targets[0].source.File)
	return finish(targets, warnings, buildAll(targets))
}

func finish(targets []*Target, warnings []model.Warning, err error) (Result, error) {
	if err != nil {
		targets = nil
	}
	return Result{targets, warnings}, err
}

func (j *Job) report(step string) {
	if j.Progress != nil {
		j.Progress(step)
	}
}

// load reads the files that the targets name. The targets before an error are
// returned with it.
func (j *Job) load(ctx context.Context) ([]*Target, error) {
	var targets []*Target
	common := &shared{}
	for _, c := range j.Targets {
		t := &Target{Config: c, job: j, shared: common}
		targets = append(targets, t)
		if err := t.load(ctx); err != nil {
			return targets, t.name(err)
		}
	}
	return targets, nil
}

func closeAll(targets []*Target) {
	for _, t := range targets {
		t.close()
	}
}

// parseAll reads the document of each target, equal ones once, and returns the
// warnings about them.
func parseAll(targets []*Target) (warnings []model.Warning, err error) {
	for i, t := range targets {
		if same := slices.IndexFunc(targets[:i], t.sharesDocument); same >= 0 {
			t.Document, t.Dialect = targets[same].Document, targets[same].Dialect
			continue
		}
		if err := t.parse(); err != nil {
			return warnings, err
		}
		warnings = append(warnings, t.Document.Warnings...)
	}
	return warnings, nil
}

// buildAll builds all targets at the same time.
func buildAll(targets []*Target) error {
	raiseMemoryLimit(targets)
	errs := make([]error, len(targets))
	var group sync.WaitGroup
	for i, t := range targets {
		group.Go(func() {
			defer func() {
				if fault := recover(); fault != nil {
					errs[i] = emit.Faultf("%v\n%s", fault, debug.Stack())
				}
			}()
			errs[i] = t.name(t.build())
		})
	}
	group.Wait()
	return cmp.Or(errs...)
}
