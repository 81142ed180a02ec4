package main

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/diff/surface"
	"github.com/atlasgen/atlasgen/internal/pipeline"
	"github.com/atlasgen/atlasgen/internal/report"
	"github.com/atlasgen/atlasgen/internal/spelling"
)

// diffFlags holds the flags of gen diff.
type diffFlags struct {
	pipeline.Comparison
	format, failOn string
	asOf           string
	schema         bool
}

func diffCommand() *cobra.Command {
	var f diffFlags
	c := &cobra.Command{
		Use:   "diff A B",
		Short: "Say what changed between two documents, for callers of the API and for users of the SDK",
		Long: "diff compares two documents. Each is a file, or REVISION:PATH of the git repository\n" +
			"in the working directory, or a lock file in either way. A lock stands for its\n" +
			"document, and for the overlays, the pin, the versions and the selection with which\n" +
			"it was generated. Without a pin, every version that both have is compared, and\n" +
			"there is no SDK to compare.\n\n" +
			"--exemptions names a YAML list of breaking changes that may pass for a time:\n\n" +
			"  - id: operation-removed:operation/getThing   # as --format json has it\n" +
			"    reason: nobody calls it\n" +
			"    expires: 2026-12-31                         # the last day\n\n" +
			"What --format json writes has a schema, which --schema prints. It is also the map\n" +
			"of names that gen migrate reads.",
		Args: func(c *cobra.Command, args []string) error {
			if f.schema {
				return noArguments(c, args)
			}
			return cobra.ExactArgs(2)(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	f.addTo(c)
	return c
}

func (f *diffFlags) addTo(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.Pin, "pin", "", "`VERSION`: YYYY-MM-DD, YYYY-MM-DD.upcoming, v2, preview or preview:NAME")
	flags.StringVar(&f.FromPin, "from-pin", "", "`VERSION` of A, where it is another one")
	flags.StringVar(&f.Versions, "versions", "", "of the SDK: pinned, or all (default those of a lock, else pinned)")
	flags.StringVar(&f.format, "format", "text", "text, json, markdown or github")
	flags.BoolVar(&f.schema, "schema", false, "print the JSON Schema of --format json, and compare nothing")
	flags.StringVar(&f.failOn, "fail-on", "none", "exit with 1 on: breaking, major, or none")
	flags.StringVar(&f.Exemptions, "exemptions", "", "YAML `FILE` of breaking changes that may pass")
	flags.StringVar(&f.asOf, "as-of", "", "`DATE` with which the expiry of exemptions is compared")
	flags.BoolVar(&f.SDK, "sdk", true, "compare the SDKs too")
	flags.StringVar(&f.Package, "package", config.Default().SDK.Package, "`NAME` of the SDK's package")
	addSelection(flags, &f.Select)
	flags.StringVar(&f.Dialect, "dialect", "", "of both documents: "+dialects()+" (default what fits each)")
	flags.StringArrayVar(&f.Overlays, "overlay", nil, "OpenAPI Overlay for both documents, a `FILE`; may be repeated")
	addGrowth(flags, &f.Growth)
	flags.BoolVar(&f.Lenient, "overlay-lenient", false, "warn of overlay targets that match nothing")
	completeFlags(c, findingFormats...)
	complete(c, "fail-on", cobra.FixedCompletions([]string{"breaking", "major", "none"}, cobra.ShellCompDirectiveNoFileComp))
}

func (f *diffFlags) check() error {
	switch {
	case f.failOn != "none" && f.failOn != "breaking" && f.failOn != "major":
		return usageError("--fail-on: %q is none of breaking, major, none", f.failOn)
	case f.Versions != "" && f.Versions != config.Pinned && f.Versions != config.All:
		return usageError("--versions: %q is neither pinned nor all", f.Versions)
	case f.FromPin != "" && f.Pin == "":
		return usageError("--from-pin is the pin of A; say with --pin which one B has")
	case (f.Exemptions == "") != (f.asOf == ""):
		return usageError("--exemptions and --as-of go together: whether one has expired is a matter of the day")
	}
	return checkFinding(f.format)
}

// findingFormats lists the formats of findings.
var findingFormats = []string{"text", "json", "markdown", "github"}

// checkFinding returns an error for an unknown format of findings.
func checkFinding(format string) error {
	if !slices.Contains(findingFormats, format) {
		return usageError("--format: %q is none of %s%s", format, strings.Join(findingFormats, ", "), spelling.Hint(format, findingFormats))
	}
	return nil
}

func (f *diffFlags) run(c *cobra.Command, args []string) error {
	if f.schema {
		_, err := c.OutOrStdout().Write(report.DiffSchema)
		return err
	}
	if err := f.check(); err != nil {
		return err
	}
	var err error
	if f.AsOf, err = parseDate("--as-of", f.asOf); err != nil {
		return err
	}
	f.From, f.To = args[0], args[1]
	show := newProgress(c.ErrOrStderr())
	show.step("comparing " + f.From + " and " + f.To)
	found, err := pipeline.Compare(c.Context(), f.Comparison)
	show.done()
	if err != nil {
		return err
	}
	if err := write(c.OutOrStdout(), f.format, &report.Diff{Result: found}); err != nil {
		return err
	}
	breaking := f.failOn == "breaking" && found.Breaking() > 0
	major := f.failOn == "major" && found.SDK != nil && found.SDK.Level == surface.Major
	if breaking || major {
		return errFound
	}
	return nil
}

// A finding can be written in every format.
type finding interface {
	Text(io.Writer) error
	JSON(io.Writer) error
	Markdown(io.Writer) error
	GitHub(io.Writer) error
}

func write(w io.Writer, format string, f finding) error {
	switch format {
	case "json":
		return f.JSON(w)
	case "markdown":
		return f.Markdown(w)
	case "github":
		return f.GitHub(w)
	default:
		return f.Text(w)
	}
}
