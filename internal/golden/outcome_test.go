package golden

import (
	"flag"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/pipeline"
)

// An outcome is what the pipeline made of an archive.
type outcome struct {
	api    *model.API  // nil for the archives in warnings
	files  []emit.File // by path
	syntax []goFile    // the generated Go of the SDK's package, in that order
	found  []model.Warning
	err    error
}

// run generates from an archive.
func (g golden) run(t *testing.T) *outcome {
	t.Helper()
	result, err := pipeline.Run(t.Context(), g.job(t))
	if err != nil {
		return &outcome{err: err}
	}
	o := &outcome{api: result.Targets[0].API, files: result.Targets[0].Files, found: result.Warnings}
	o.parse(t, result.Targets[0].Config.SDK.Package)
	return o
}

// job returns the job that an archive describes.
func (g golden) job(t *testing.T) pipeline.Job {
	t.Helper()
	target := config.Default()
	target.Spec, target.Pin, target.Docs.Site = "spec.yaml", "2025-03-12", strings.TrimSpace(g.text("site"))
	job := pipeline.Job{Targets: []*config.Config{target}, Only: []string{"sdk"}}
	files := fstest.MapFS{"none.yaml": {}}
	for _, f := range g.archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
		s, _ := sectionOf(f.Name)
		switch {
		case isOverlay(f.Name):
			target.Overlays = append(target.Overlays, f.Name)
		case s.name == "":
			job.AllowFiles = "."
		}
	}
	job.Files = files
	switch path.Dir(g.name) {
	case "warnings":
		job.Until = pipeline.Parsed
	case "docs":
		job.Only = []string{"docs"}
	case "cli":
		job.Only = []string{"sdk", "cli"}
		target.SDK.Module = "example.com/sdk"
		target.CLI = config.CLI{Module: "example.com/cli", Command: "thing", Aliases: "none.yaml"}
		if g.has("aliases.yaml") {
			target.CLI.Aliases = "aliases.yaml"
		}
	}
	g.parseArgs(t, &job, target)
	if g.has("dialect.yaml") {
		target.Dialect = "dialect.yaml"
	}
	return job
}

// parseArgs applies the flags of the section args, which have the names of those
// of gen.
func (g golden) parseArgs(t *testing.T, job *pipeline.Job, target *config.Config) {
	t.Helper()
	flags := flag.NewFlagSet("args", flag.ContinueOnError)
	flags.StringVar(&target.Dialect, "dialect", "", "")
	flags.StringVar(&target.Pin, "pin", target.Pin, "")
	flags.StringVar(&target.SDK.Module, "module", target.SDK.Module, "")
	flags.StringVar(&target.SDK.Package, "package", target.SDK.Package, "")
	flags.StringVar(&target.SDK.Versions, "versions", target.SDK.Versions, "")
	flags.BoolVar(&job.Lenient, "overlay-lenient", false, "")
	flags.Func("drop-sunset-before", "", func(text string) (err error) {
		job.DropSunset, err = model.ParseDate(text)
		return err
	})
	if err := flags.Parse(strings.Fields(g.text("args"))); err != nil || flags.NArg() > 0 {
		t.Fatalf("args: %v, left over: %q", err, flags.Args())
	}
	if err := target.Check(); err != nil {
		t.Fatalf("args: %v", err)
	}
}
