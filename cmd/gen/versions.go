package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/report"
)

func versionsCommand() *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use:   "versions",
		Short: "List the versions of a document and how many operations each pin yields",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return f.listVersions(c.OutOrStdout(), c.ErrOrStderr()) },
	}
	f.addInput(c)
	f.addFormat()
	return c
}

func (f *flags) listVersions(stdout, stderr io.Writer) error {
	if err := f.checkFormat(); err != nil {
		return err
	}
	j, err := f.load()
	if err != nil {
		return err
	}
	defer j.close()
	doc, err := parse(j.in.source)
	if err != nil {
		return err
	}
	warn(stderr, doc)
	if f.format == "json" {
		return report.VersionsJSON(stdout, doc)
	}
	return report.VersionsText(stdout, doc)
}
