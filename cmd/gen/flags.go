package main

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/pipeline"
	"github.com/atlasgen/atlasgen/internal/spelling"
)

// flags holds the flags of the command line. A flag with the name of a key of
// atlasgen.yaml replaces that key.
type flags struct {
	config, target        string
	spec, dialect         string
	pin, out              string
	overlays              []string
	overlayLenient        bool
	strict, lenient       bool
	large                 bool
	allowFiles            string
	growth                int
	only                  []string
	module, pkg, versions string
	dropSunset            string
	selected              config.Select
	dryRun                bool
	force                 bool
	matrix, locked        bool
	format                string
	given                 *pflag.FlagSet
}

// addInput adds the flags that name a document.
func (f *flags) addInput(c *cobra.Command) {
	f.given = c.Flags()
	f.given.StringVar(&f.config, "config", "", "configuration `FILE` (default "+config.Name+", without --spec)")
	f.given.StringVar(&f.target, "target", "", "the target of the configuration whose out is `DIR` (default all)")
	f.given.StringVar(&f.spec, "spec", "", "OpenAPI document, a `FILE`")
	f.given.StringVar(&f.dialect, "dialect", "", dialects()+" (default what fits the document)")
	f.given.StringArrayVar(&f.overlays, "overlay", nil, "OpenAPI Overlay, a `FILE`; may be repeated")
	f.given.BoolVar(&f.overlayLenient, "overlay-lenient", false, "warn of overlay targets that match nothing")
	f.given.BoolVar(&f.lenient, "lenient", false, "leave out operations that are errors, with a warning for each")
	f.given.BoolVar(&f.strict, "strict", false, "make warnings errors, but for those that the configuration sets")
	f.given.BoolVar(&f.large, "large", false, "read documents of over 64 MiB or with over 2,000,000 values")
	addGrowth(f.given, &f.growth)
	f.given.StringVar(&f.allowFiles, "allow-files", "", "follow references to files below `DIR`")
}

// addGrowth adds the flag that raises what a document may cost.
func addGrowth(flags *pflag.FlagSet, growth *int) {
	flags.IntVar(growth, "growth", pipeline.DefaultGrowth, "how many `TIMES` as large as the document outputs may be")
}

// addPin adds the flags that select versions.
func (f *flags) addPin() {
	f.given.StringVar(&f.pin, "pin", "", "`VERSION`: YYYY-MM-DD, YYYY-MM-DD.upcoming, v2, preview or preview:NAME")
	f.given.StringVar(&f.versions, "versions", config.Pinned, "pinned, or all: every other stable version too")
	f.given.StringVar(&f.dropSunset, "drop-sunset-before", "", "leave out versions whose sunset is before `DATE`")
	addSelection(f.given, &f.selected)
}

// addSelection adds the flags that select operations.
func addSelection(flags *pflag.FlagSet, s *config.Select) {
	flags.StringArrayVar(&s.Tags, "tag", nil, "only operations with the tag `NAME`; may be repeated")
	flags.StringArrayVar(&s.Operations, "operation", nil, "only the operation `NAME`; may be repeated")
	flags.StringArrayVar(&s.Paths, "path", nil, "only operations on `PATH`, which may end in *; may be repeated")
}

// addOutput adds the flags that choose the outputs and their folder.
func (f *flags) addOutput() {
	standard := config.Default()
	f.given.StringVar(&f.out, "out", standard.Out, "`DIR` of the outputs")
	f.given.StringSliceVar(&f.only, "only", nil, "outputs to generate, of "+strings.Join(pipeline.Names(pipeline.Outputs()), ", ")+" (default those that are configured)")
	f.given.StringVar(&f.module, "module", "", "`PATH` of the SDK's module (default made from the name of the program)")
	f.given.StringVar(&f.pkg, "package", standard.SDK.Package, "`NAME` of the SDK's package")
}

// addFormat adds the flag that chooses between text and JSON.
func (f *flags) addFormat() {
	f.given.StringVar(&f.format, "format", "text", "text or json")
}

// settings returns the targets of the configuration, with the flags applied. There is
// at least one.
func (f *flags) settings() ([]*config.Config, error) {
	targets, err := f.file()
	if err != nil {
		return nil, err
	}
	if targets, err = f.targeted(targets); err != nil {
		return nil, err
	}
	for _, c := range targets {
		if err := f.apply(c); err != nil {
			return nil, err
		}
	}
	return targets, nil
}

// targeted returns the target that --target names, or all.
func (f *flags) targeted(targets []*config.Config) ([]*config.Config, error) {
	switch {
	case f.target != "":
		i := slices.IndexFunc(targets, func(c *config.Config) bool { return c.Name == f.target })
		if i < 0 {
			return nil, usageError("--target: %q is none of %s%s", f.target, strings.Join(names(targets), ", "), spelling.Hint(f.target, names(targets)))
		}
		return targets[i : i+1], nil
	case len(targets) > 1 && (f.given.Changed("pin") || f.given.Changed("out")):
		return nil, usageError("--pin and --out belong to one target: choose it with --target, of %s", strings.Join(names(targets), ", "))
	}
	return targets, nil
}

func names(targets []*config.Config) []string {
	var all []string
	for _, c := range targets {
		all = append(all, c.Name)
	}
	return all
}

// apply replaces keys of a target by flags.
func (f *flags) apply(c *config.Config) error {
	if f.given.Changed("spec") {
		c.Spec, c.URL, c.SHA256 = f.spec, "", ""
	}
	f.override("dialect", &c.Dialect, f.dialect)
	f.override("pin", &c.Pin, f.pin)
	f.override("out", &c.Out, f.out)
	f.override("module", &c.SDK.Module, f.module)
	f.override("package", &c.SDK.Package, f.pkg)
	f.override("versions", &c.SDK.Versions, f.versions)
	if f.given.Changed("overlay") {
		c.Overlays = f.overlays
	}
	if f.given.Changed("tag") || f.given.Changed("operation") || f.given.Changed("path") {
		c.Select = f.selected
	}
	if c.Spec == "" && c.URL == "" {
		return usageError("no document: name one with --spec, or with the key spec of the configuration")
	}
	if err := c.Check(); err != nil {
		return usageError("%w", err)
	}
	return nil
}

func (f *flags) override(flag string, key *string, value string) {
	if f.given.Changed(flag) {
		*key = value
	}
}

// file returns the content of the configuration file. With --spec and without --config
// there is none.
func (f *flags) file() ([]*config.Config, error) {
	name := f.config
	switch {
	case name == "" && f.spec != "":
		return []*config.Config{config.Default()}, nil
	case name == "":
		name = config.Name
		if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
			return nil, usageError("no %s here: name a document with --spec, or a configuration with --config", name)
		}
	}
	targets, err := config.Load(name, pipeline.Names(pipeline.Outputs()))
	if err != nil {
		return nil, &pipeline.UsageError{Err: err}
	}
	return targets, nil
}

// checkFormat returns an error for an unknown format.
func (f *flags) checkFormat() error {
	if f.format != "text" && f.format != "json" {
		return usageError("--format: %q is neither text nor json", f.format)
	}
	return nil
}
