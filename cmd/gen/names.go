package main

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/pipeline"
)

func namesCommand() *cobra.Command {
	var f flags
	var file string
	c := &cobra.Command{
		Use:   "names",
		Short: "Print the Go names of all places of the document",
		Long: "names prints, as YAML, which Go name each place of the document has: operations,\n" +
			"types and constants. Name the file with the key names of the configuration, and\n" +
			"these places keep their names: an addition to the document never moves one. Run\n" +
			"gen names again to add new places, and delete a line to let a name move.",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return f.printNames(c, file) },
	}
	f.addInput(c)
	c.Flags().StringVar(&file, "write", "", "write `FILE` instead of standard output")
	f.complete(c)
	return c
}

func (f *flags) printNames(c *cobra.Command, file string) error {
	t, err := f.runFirst(c, pipeline.Parsed)
	if err != nil {
		return err
	}
	text, err := pipeline.KeptNames(t.Document)
	if err != nil {
		return err
	}
	if file != "" {
		return os.WriteFile(file, text, 0o644)
	}
	_, err = c.OutOrStdout().Write(text)
	return err
}
