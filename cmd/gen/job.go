package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/pipeline"
)

// job returns the job that the flags describe.
func (f *flags) job() (pipeline.Job, error) {
	targets, err := f.settings()
	if err != nil {
		return pipeline.Job{}, err
	}
	dropSunset, err := parseDate("--drop-sunset-before", f.dropSunset)
	if err != nil {
		return pipeline.Job{}, err
	}
	j := pipeline.Job{Targets: targets, AllowFiles: f.allowFiles, Lenient: f.overlayLenient, LeaveOut: f.lenient, Large: f.large, Strict: f.strict, Growth: f.growth, Force: f.force, DropSunset: dropSunset}
	if f.given.Changed("only") {
		j.Only = f.only
	}
	return j, nil
}

// parseDate returns the date in a flag. It is empty if the flag is not set.
func parseDate(flag, value string) (model.Date, error) {
	if value == "" {
		return "", nil
	}
	date, err := model.ParseDate(value)
	if err != nil {
		return "", usageError("%s: %w", flag, err)
	}
	return date, nil
}

// run runs the job for all targets, with progress and warnings on stderr.
func (f *flags) run(c *cobra.Command) ([]*pipeline.Target, error) {
	j, err := f.job()
	if err != nil {
		return nil, err
	}
	return runJob(c.Context(), j, c.ErrOrStderr(), isVerbose(f.given))
}

// runFirst runs the job of the first target up to a stage.
func (f *flags) runFirst(c *cobra.Command, until pipeline.Stage) (*pipeline.Target, error) {
	j, err := f.job()
	if err != nil {
		return nil, err
	}
	j.Targets, j.Until = j.Targets[:1], until
	targets, err := runJob(c.Context(), j, c.ErrOrStderr(), isVerbose(f.given))
	if err != nil {
		return nil, err
	}
	return targets[0], nil
}

func runJob(ctx context.Context, j pipeline.Job, stderr io.Writer, verbose bool) ([]*pipeline.Target, error) {
	show := newProgress(stderr)
	j.Progress = show.step
	result, err := pipeline.Run(ctx, j)
	show.done()
	warn(stderr, result.Warnings, verbose)
	return result.Targets, err
}

// fewWarnings is how many warnings of one kind are listed without --verbose. More are
// one line with a count.
const fewWarnings = 3

func warn(w io.Writer, warnings []model.Warning, verbose bool) {
	counts := map[string]int{}
	for _, warning := range warnings {
		counts[warning.Code]++
	}
	for _, warning := range warnings {
		more := ""
		switch n := counts[warning.Code]; {
		case n == 0:
			continue
		case n > fewWarnings && !verbose:
			more = fmt.Sprintf(", and %d more like it", n-1)
			counts[warning.Code] = 0
		}
		fmt.Fprintf(w, "%v: warning: %s [%s]%s\n", warning.Pos, warning.Text, warning.Code, more)
	}
}
