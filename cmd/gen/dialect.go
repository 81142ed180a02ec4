package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/pipeline"
)

func dialectCommand() *cobra.Command {
	var f flags
	c := &cobra.Command{
		Use:   "dialect",
		Short: "Print the dialect in force",
		Long: "dialect prints, as YAML, what this program takes a document to mean beyond OpenAPI:\n" +
			"versions, extensions, names, paging, errors, waiting and the command line. For the\n" +
			"documents of another API, change a copy and name it with the key dialect of the\n" +
			"configuration.",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return f.printDialect(c) },
	}
	f.addInput(c)
	f.complete(c)
	return c
}

func (f *flags) printDialect(c *cobra.Command) error {
	d, err := f.dialectInForce(c)
	if err != nil {
		return err
	}
	_, err = c.OutOrStdout().Write(d.Source)
	return err
}

// dialectInForce returns the dialect that --dialect names, else that of the document.
func (f *flags) dialectInForce(c *cobra.Command) (*dialect.Dialect, error) {
	if f.dialect != "" {
		return pipeline.ReadDialect(f.dialect)
	}
	t, err := f.runFirst(c, pipeline.Parsed)
	if err != nil {
		return nil, err
	}
	return t.Dialect, nil
}

// dialects returns the values of a flag that names a dialect.
func dialects() string { return strings.Join(dialect.BuiltIn(), ", ") + " or a `FILE`" }
