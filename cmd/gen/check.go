package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"
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
	return c
}

func (f *flags) check(stdout, stderr io.Writer) error {
	results, err := f.prepare(stderr)
	if err != nil {
		return err
	}
	found := false
	for _, r := range results {
		findings, err := r.set.Check(r.settings.Out)
		if err != nil {
			return exitError{exitUsage, err}
		}
		for _, one := range findings {
			found = true
			fmt.Fprintf(stdout, "%-8v  %s\n", one.Status, one.Path)
		}
	}
	if found {
		return errFound
	}
	return nil
}
