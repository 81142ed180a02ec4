package main

import (
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/pipeline"
	"github.com/atlasgen/atlasgen/internal/report"
)

// sunsetFlags holds the flags of gen sunset.
type sunsetFlags struct {
	flags
	asOf           string
	within, failOn int
	all            bool
}

func sunsetCommand() *cobra.Command {
	f := sunsetFlags{}
	c := &cobra.Command{
		Use:   "sunset",
		Short: "List the versions of operations that are announced to end",
		Long: "sunset lists operation, version, date and successor: of the versions that the pin\n" +
			"selects or, with --all or without a pin, of all. With several targets it lists what\n" +
			"any of them selects. A version that is past its sunset is listed too: it may still\n" +
			"be served.",
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return f.sunset(c) },
	}
	f.addInput(c)
	f.given.StringVar(&f.pin, "pin", "", "`VERSION` that selects versions (default that of the configuration)")
	addSelection(f.given, &f.selected)
	f.given.StringVar(&f.asOf, "as-of", "", "`DATE` on which it is asked, as in --as-of \"$(date +%F)\"")
	f.given.IntVar(&f.within, "within", 0, "only sunsets up to so many `DAYS` later (default all)")
	f.given.IntVar(&f.failOn, "fail-on", -1, "exit with 1 if a listed version ends within so many `DAYS` or has ended (default never)")
	f.given.BoolVar(&f.all, "all", false, "list the versions that the pin does not select too")
	f.given.StringVar(&f.format, "format", "text", "text, json, markdown or github")
	f.complete(c, findingFormats...)
	_ = c.MarkFlagRequired("as-of") // it exists
	return c
}

func (f *sunsetFlags) sunset(c *cobra.Command) error {
	if err := checkFinding(f.format); err != nil {
		return err
	}
	day, until, err := f.period()
	if err != nil {
		return err
	}
	all, err := f.ends(c)
	if err != nil {
		return err
	}
	if err := write(c.OutOrStdout(), f.format, report.NewSunsets(all, day, until)); err != nil {
		return err
	}
	if f.failOn >= 0 && len(report.NewSunsets(all, day, later(day, f.failOn)).Rows) > 0 {
		return errFound
	}
	return nil
}

// ends returns the sunsets of the versions to list, in the order of Document.Sunsets.
// Of several targets, those without a pin are left out if another has one.
func (f *sunsetFlags) ends(c *cobra.Command) ([]model.Sunset, error) {
	j, err := f.job()
	if err != nil {
		return nil, err
	}
	j.Until = pipeline.Parsed
	pinned := slices.DeleteFunc(slices.Clone(j.Targets), func(t *config.Config) bool { return t.Pin == "" })
	if !f.all && len(pinned) > 0 {
		j.Targets, j.Until = pinned, pipeline.Resolved
	}
	targets, err := runJob(c.Context(), j, c.ErrOrStderr(), isVerbose(f.given))
	if err != nil {
		return nil, err
	}
	var all []model.Sunset
	for _, t := range targets {
		if t.API != nil {
			all = append(all, t.API.Sunsets()...)
		} else {
			all = append(all, t.Document.Sunsets()...)
		}
	}
	return model.SortSunsets(all), nil
}

// period returns the first and the last day of the requested period. The last day is
// empty if the period has no end.
func (f *sunsetFlags) period() (day, until model.Date, err error) {
	day, err = model.ParseDate(f.asOf)
	if err != nil {
		return "", "", usageError("--as-of: %w", err)
	}
	if f.within < 0 {
		return "", "", usageError("--within: %d is less than no day", f.within)
	}
	if f.within > 0 {
		until = later(day, f.within)
	}
	return day, until, nil
}

// later returns the date some days after another.
func later(day model.Date, days int) model.Date {
	first, _ := time.Parse(time.DateOnly, string(day)) // a model.Date has this form
	return model.Date(first.AddDate(0, 0, days).Format(time.DateOnly))
}
