package main

import (
	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/pipeline"
	"github.com/atlasgen/atlasgen/internal/report"
)

func resolveCommand() *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use:   "resolve",
		Short: "List, per operation of a pin, version, media types and status codes",
		Args:  noArguments,
		RunE:  func(c *cobra.Command, _ []string) error { return f.resolve(c) },
	}
	f.addInput(c)
	f.addPin()
	f.addFormat()
	f.complete(c, "text", "json")
	return c
}

func (f *flags) resolve(c *cobra.Command) error {
	if err := f.checkFormat(); err != nil {
		return err
	}
	t, err := f.runFirst(c, pipeline.Resolved)
	if err != nil {
		return err
	}
	found := report.Resolve(t.API)
	if f.format == "json" {
		return found.JSON(c.OutOrStdout())
	}
	return found.Text(c.OutOrStdout())
}
