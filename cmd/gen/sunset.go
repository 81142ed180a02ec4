package main

import (
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/report"
)

func sunsetCommand() *cobra.Command {
	var f flags
	var asOf string
	var within int
	c := &cobra.Command{
		Use:   "sunset",
		Short: "List the versions of operations that are announced to end",
		Long: "sunset lists operation, version, date and successor. A version that is past its\n" +
			"sunset is listed too: it may still be served.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return f.sunset(asOf, within, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f.addInput(c)
	c.Flags().StringVar(&asOf, "as-of", "", "`DATE` on which it is asked")
	c.Flags().IntVar(&within, "within", 0, "only sunsets up to so many `DAYS` later (default all)")
	c.Flags().StringVar(&f.format, "format", "text", "text, json, markdown or github")
	_ = c.MarkFlagRequired("as-of") // it exists
	return c
}

func (f *flags) sunset(asOf string, within int, stdout, stderr io.Writer) error {
	if !formats[f.format] {
		return usageError("--format: %q is none of text, json, markdown, github", f.format)
	}
	day, until, err := period(asOf, within)
	if err != nil {
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
	return write(stdout, f.format, report.FindSunsets(doc, day, until))
}

// period returns the first and the last day that are asked about; the last is
// empty if there is none.
func period(asOf string, within int) (day, until model.Date, err error) {
	day, err = model.ParseDate(asOf)
	if err != nil {
		return "", "", usageError("--as-of: %w", err)
	}
	if within < 0 {
		return "", "", usageError("--within: %d is less than no day", within)
	}
	if within > 0 {
		first, _ := time.Parse(time.DateOnly, asOf) // it was parsed above
		until = model.Date(first.AddDate(0, 0, within).Format(time.DateOnly))
	}
	return day, until, nil
}
