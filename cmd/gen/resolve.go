package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/report"
)

func resolveCommand() *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use:   "resolve",
		Short: "List, per operation of a pin, version, media types and status codes",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return f.resolve(c.OutOrStdout(), c.ErrOrStderr()) },
	}
	f.addInput(c)
	f.addPin()
	f.addFormat()
	return c
}

func (f *flags) resolve(stdout, stderr io.Writer) error {
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
	api, err := j.in.resolve(doc, &common{})
	if err != nil {
		return err
	}
	found := report.Resolve(api)
	if f.format == "json" {
		return found.JSON(stdout)
	}
	return found.Text(stdout)
}
