package main

import (
	"io"
	"os"
	"path"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/internal/report"
)

func checkCommand() *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use:   "check",
		Short: "Write nothing; exit 1 if the outputs are not what would be generated",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return f.check(c.OutOrStdout(), c.ErrOrStderr()) },
	}
	f.addInput(c)
	f.addPin()
	f.addOutput()
	f.given.BoolVar(&f.locked, "locked", false, "the inputs must be those of the lock: say which are not, and look no further")
	f.given.StringVar(&f.format, "format", "text", "text, json, markdown or github")
	return c
}

func (f *flags) check(stdout, stderr io.Writer) error {
	if !formats[f.format] {
		return usageError("--format: %q is none of text, json, markdown, github", f.format)
	}
	results, err := f.prepare(stderr)
	if err != nil {
		return err
	}
	var drift report.Drift
	for _, r := range results {
		if err := r.drift(&drift, f.locked); err != nil {
			return exitError{exitUsage, err}
		}
	}
	if f.format == "text" && len(drift.Inputs)+len(drift.Files) == 0 {
		return nil
	}
	if err := write(stdout, f.format, drift); err != nil {
		return err
	}
	if len(drift.Inputs)+len(drift.Files) > 0 {
		return errFound
	}
	return nil
}

// drift adds what is not as it would be generated, or, if the inputs must be
// those of the lock and are not, which.
func (r *result) drift(d *report.Drift, locked bool) error {
	if locked {
		inputs, err := r.inputs()
		if err != nil || len(inputs) > 0 {
			d.Inputs = append(d.Inputs, inputs...)
			return err
		}
	}
	findings, err := r.set.Check(r.settings.Out)
	if err != nil {
		return err
	}
	for _, one := range findings {
		file := report.DriftFile{Path: path.Join(filepath.ToSlash(r.settings.Out), one.Path), Status: one.Status.String()}
		if one.Status == output.Outdated || one.Status == output.Edited {
			file.Diff = r.difference(one.Path)
		}
		d.Files = append(d.Files, file)
	}
	return nil
}

// inputs says which inputs are not those of the lock.
func (r *result) inputs() ([]string, error) {
	recorded, found, err := output.Recorded(r.settings.Out)
	if err != nil {
		return nil, err
	}
	if !found {
		return []string{filepath.ToSlash(r.settings.Out) + " has no " + output.LockName}, nil
	}
	return recorded.Differences(r.provenance(r.document)), nil
}

// difference returns how a file would change, or nothing for the lock, which
// changes with every other file.
func (r *result) difference(name string) string {
	want, found := r.set.Data(name)
	have, err := os.ReadFile(filepath.Join(r.settings.Out, filepath.FromSlash(name)))
	if !found || err != nil {
		return ""
	}
	return string(diff.Diff(name, have, name+" (generated)", want))
}
