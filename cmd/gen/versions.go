package main

import (
	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/pipeline"
	"github.com/atlasgen/atlasgen/internal/report"
)

func versionsCommand() *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use:   "versions",
		Short: "List the versions of a document and how many operations each pin yields",
		Args:  noArguments,
		RunE:  func(c *cobra.Command, _ []string) error { return f.listVersions(c) },
	}
	f.addInput(c)
	f.addFormat()
	f.complete(c, "text", "json")
	return c
}

func (f *flags) listVersions(c *cobra.Command) error {
	if err := f.checkFormat(); err != nil {
		return err
	}
	t, err := f.runFirst(c, pipeline.Parsed)
	if err != nil {
		return err
	}
	if f.format == "json" {
		return report.VersionsJSON(c.OutOrStdout(), t.Document)
	}
	return report.VersionsText(c.OutOrStdout(), t.Document)
}
