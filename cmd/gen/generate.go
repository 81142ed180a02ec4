package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/internal/pipeline"
	"github.com/atlasgen/atlasgen/internal/report"
)

func generateCommand() *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use:   "generate",
		Short: "Write the outputs",
		Args:  noArguments,
		RunE:  func(c *cobra.Command, _ []string) error { return f.generate(c) },
	}
	f.addInput(c)
	f.addPin()
	f.addOutput()
	f.given.BoolVar(&f.dryRun, "dry-run", false, "say what would be written, and write nothing")
	f.given.BoolVar(&f.force, "force", false, "overwrite files that no lock lists")
	f.given.BoolVar(&f.matrix, "matrix", false, "print the targets of the configuration as JSON, and write nothing")
	f.complete(c)
	return c
}

func (f *flags) generate(c *cobra.Command) error {
	if f.matrix {
		return f.printMatrix(c.OutOrStdout())
	}
	targets, err := f.run(c)
	if err != nil {
		return err
	}
	for _, t := range targets {
		if err := f.deliver(t, c.OutOrStdout(), c.ErrOrStderr()); err != nil {
			return err
		}
	}
	return nil
}

// deliver writes the outputs of one target, or lists what it would write.
func (f *flags) deliver(t *pipeline.Target, stdout, stderr io.Writer) error {
	if isVerbose(f.given) {
		if err := report.Verbose(stdout, t.API); err != nil {
			return err
		}
	}
	out := t.Config.Out
	if f.dryRun {
		findings, err := t.Plan()
		if err != nil {
			return err
		}
		listPlan(stdout, out, findings)
		return nil
	}
	return writeTarget(t, stdout, stderr)
}

// writeTarget writes the outputs of one target and says what it did.
func writeTarget(t *pipeline.Target, stdout, stderr io.Writer) error {
	out := t.Config.Out
	findings, err := t.Write()
	if err != nil {
		return err
	}
	warnOfEdits(stderr, out, findings)
	summarize(stdout, out, t.API, findings)
	return nil
}

// listPlan prints what a run would do to each file.
func listPlan(w io.Writer, out string, findings []output.Finding) {
	verbs := map[output.Status]string{
		output.Missing: "write", output.Outdated: "write", output.Edited: "overwrite", output.Stale: "remove",
	}
	for _, f := range findings {
		if verb, ok := verbs[f.Status]; ok {
			fmt.Fprintf(w, "would %s %s\n", verb, path.Join(out, f.Path))
		}
	}
}

// warnOfEdits names the files that somebody has edited.
func warnOfEdits(w io.Writer, out string, findings []output.Finding) {
	for _, f := range findings {
		switch f.Status {
		case output.Edited:
			fmt.Fprintf(w, "%s: was not as it had been generated: overwritten\n", path.Join(out, f.Path))
		case output.Kept:
			fmt.Fprintf(w, "%s: is no longer generated, but has been edited: kept\n", path.Join(out, f.Path))
		}
	}
}

// summarize prints the result in two lines.
func summarize(w io.Writer, out string, api *model.API, findings []output.Finding) {
	var written, unchanged, removed int
	for _, f := range findings {
		switch f.Status {
		case output.Missing, output.Outdated, output.Edited:
			written++
		case output.Current:
			unchanged++
		case output.Stale:
			removed++
		}
	}
	at := ""
	if pin := api.Pin.String(); pin != "" {
		at = " at " + pin
	}
	fmt.Fprintf(w, "%s%s: %d operations, %d types\n", api.Document.File, at, len(api.Endpoints), len(api.Decls))
	fmt.Fprintf(w, "%s: %d files written, %d unchanged, %d removed\n", out, written, unchanged, removed)
}

// A matrix is what --matrix prints: a list of jobs, in the form that GitHub Actions
// and other CI systems read.
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
