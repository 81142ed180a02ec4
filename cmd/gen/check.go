package main

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/pipeline"
	"github.com/atlasgen/atlasgen/internal/report"
)

func checkCommand() *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use:   "check",
		Short: "Write nothing; exit 1 if the outputs are not what would be generated",
		Args:  noArguments,
		RunE:  func(c *cobra.Command, _ []string) error { return f.check(c) },
	}
	f.addInput(c)
	f.addPin()
	f.addOutput()
	f.given.BoolVar(&f.locked, "locked", false, "the inputs must be those of the lock: say which are not, and look no further")
	f.given.StringVar(&f.format, "format", "text", "text, json, markdown or github")
	f.complete(c, findingFormats...)
	return c
}

func (f *flags) check(c *cobra.Command) error {
	if err := checkFinding(f.format); err != nil {
		return err
	}
	targets, err := f.run(c)
	if err != nil {
		return err
	}
	var drift report.Drift
	for _, t := range targets {
		d, err := t.Check(f.locked)
		if err != nil {
			return err
		}
		addDrift(&drift, d)
	}
	found := len(drift.Inputs)+len(drift.Files) > 0
	if f.format != "text" || found {
		if err := write(c.OutOrStdout(), f.format, drift); err != nil {
			return err
		}
	}
	if found {
		return errFound
	}
	return nil
}

func addDrift(all *report.Drift, d pipeline.Drift) {
	all.Inputs = append(all.Inputs, d.Inputs...)
	for _, cause := range d.Causes {
		if !slices.Contains(all.Causes, cause) {
			all.Causes = append(all.Causes, cause)
		}
	}
	for _, f := range d.Files {
		all.Files = append(all.Files, report.DriftFile{Path: f.Path, Output: f.Output, Status: f.Status.String(), Diff: f.Diff})
	}
}
