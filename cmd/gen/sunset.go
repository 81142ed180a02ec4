package main

import (
	"time"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/pipeline"
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
		RunE: func(c *cobra.Command, _ []string) error { return f.sunset(c, asOf, within) },
	}
	f.addInput(c)
	c.Flags().StringVar(&asOf, "as-of", "", "`DATE` on which it is asked")
	c.Flags().IntVar(&within, "within", 0, "only sunsets up to so many `DAYS` later (default all)")
	c.Flags().StringVar(&f.format, "format", "text", "text, json, markdown or github")
	_ = c.MarkFlagRequired("as-of") // it exists
	return c
}

func (f *flags) sunset(c *cobra.Command, asOf string, within int) error {
	if !formats[f.format] {
		return usageError("--format: %q is none of text, json, markdown, github", f.format)
	}
	day, until, err := period(asOf, within)
	if err != nil {
		return err
	}
	t, err := f.runFirst(c, pipeline.Parsed)
	if err != nil {
		return err
	}
	return write(c.OutOrStdout(), f.format, report.NewSunsets(t.Document.Sunsets(), day, until))
}

// period returns the first and the last day of the requested period. The last day is
// empty if the period has no end.
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
