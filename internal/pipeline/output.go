package pipeline

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/cli"
	"github.com/atlasgen/atlasgen/internal/emit/docs"
	"github.com/atlasgen/atlasgen/internal/emit/fake"
	"github.com/atlasgen/atlasgen/internal/emit/ops"
	"github.com/atlasgen/atlasgen/internal/emit/program"
	"github.com/atlasgen/atlasgen/internal/emit/sdk"
	"github.com/atlasgen/atlasgen/internal/spelling"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
)

// An Output is a kind of files that can be generated.
type Output struct {
	Name   string // its key in the configuration, its folder, and its name for Job.Only
	Always bool   // a target has it even without the key

	// Emit returns the files, whose paths begin with Name. The API of the target is
	// resolved. An error that is not a *Fault is about the document. Targets are
	// emitted at the same time.
	Emit func(*Target) ([]emit.File, error)

	read   func(*Target) error                           // reads files that the configuration names; may be nil
	names  func(*config.Config, func(key, value string)) // lists names that the lock records; may be nil
	each   int                                           // bytes of files that an operation takes at least, about
	memory int64                                         // in MiB, of the files of a large document beyond the first 20
}

// Outputs returns the built-in outputs in the order in which they are emitted.
func Outputs() []Output {
	return []Output{
		{Name: "sdk", Always: true, Emit: emitSDK, read: (*Target).readSDK, names: sdkNames, each: 2 << 10},
		{Name: "cli", Emit: emitCLI, read: (*Target).readAliases, names: cliNames, each: 4 << 10},
		{Name: "docs", Emit: emitDocs, read: (*Target).readChangelog, names: docsNames, each: 8 << 10, memory: 80},
	}
}

// Names returns the names of outputs.
func Names(outputs []Output) []string {
	var names []string
	for _, o := range outputs {
		names = append(names, o.Name)
	}
	return names
}

// all returns the outputs that there are.
func (j *Job) all() []Output {
	if j.Outputs != nil {
		return j.Outputs
	}
	return Outputs()
}

// wanted returns the outputs that the job names, else those of the target.
func (t *Target) wanted() ([]Output, error) {
	if t.job.Only == nil {
		return t.configured(), nil
	}
	all := t.job.all()
	for _, name := range t.job.Only {
		if names := Names(all); !slices.Contains(names, name) {
			return nil, usageErrorf("--only: %q is none of %s%s", name, strings.Join(names, ", "), spelling.Hint(name, names))
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(o Output) bool { return !slices.Contains(t.job.Only, o.Name) }), nil
}

// configured returns the outputs that the target has.
func (t *Target) configured() []Output {
	return slices.DeleteFunc(slices.Clone(t.job.all()), func(o Output) bool {
		return !o.Always && t.Config.Outputs != nil && !slices.Contains(t.Config.Outputs, o.Name)
	})
}

// owned returns the outputs that the target has or that are generated now.
func (t *Target) owned() []Output {
	names := slices.Concat(Names(t.configured()), Names(t.outputs))
	return slices.DeleteFunc(slices.Clone(t.job.all()), func(o Output) bool { return !slices.Contains(names, o.Name) })
}

func emitSDK(t *Target) ([]emit.File, error) {
	c := t.Config.SDK
	files, err := sdk.Emit(t.API, sdk.Options{
		Module: c.Module, Package: c.Package, Site: t.Config.Docs.Site, Dialect: t.Dialect, Examples: t.examples, Format: t.shared.format,
	})
	if err != nil {
		return nil, err
	}
	if files, err = t.withFormer(files); err != nil {
		return nil, err
	}
	table, err := t.shared.operations(t, ops.Options{Module: c.Module, Package: c.Package})
	if err != nil {
		return nil, err
	}
	tests, err := fake.Emit(t.API.Document, fake.Options{Module: c.Module, Package: c.Package})
	if err != nil {
		return nil, err
	}
	examples, err := t.operationExamples()
	if err != nil {
		return nil, err
	}
	return t.licensed("sdk", slices.Concat(files, table, tests, examples))
}

// readSDK reads the files that the SDK needs.
func (t *Target) readSDK() error {
	if err := t.readExamples(); err != nil {
		return err
	}
	return t.readFormer()
}

func sdkNames(c *config.Config, add func(key, value string)) {
	add("sdk.module", c.SDK.Module)
	add("sdk.package", c.SDK.Package)
}

func emitCLI(t *Target) ([]emit.File, error) {
	c := t.Config
	files, err := t.shared.commandLine(t, cli.Options{
		Module: c.CLI.Module, Program: t.program(), SDK: c.SDK.Module, Package: c.SDK.Package, Aliases: t.aliasList(),
	})
	if err != nil {
		return nil, err
	}
	return t.licensed("cli", slices.Clip(files))
}

// program returns what differs from one command line to another.
func (t *Target) program() page.Program {
	return program.Of(t.API.Document, t.Dialect, t.Config.CLI.Command)
}

func cliNames(c *config.Config, add func(key, value string)) {
	add("cli.module", c.CLI.Module)
	add("cli.command", c.CLI.Command)
}

func emitDocs(t *Target) ([]emit.File, error) {
	c := t.Config
	return docs.Emit(t.API, docs.Options{
		Module: c.SDK.Module, Package: c.SDK.Package, CLI: c.CLI.Module, Program: t.program(), Dialect: t.Dialect, Site: c.Docs.Site,
		Templates: t.templates, Changes: t.shared.between, Changelog: t.changelog, Releases: t.releases,
	})
}

func docsNames(c *config.Config, add func(key, value string)) {
	if c.Docs.Site != "" {
		add("docs.site", c.Docs.Site)
	}
}
