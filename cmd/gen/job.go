package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/emit/cli"
	"github.com/atlasgen/atlasgen/internal/emit/docs"
	"github.com/atlasgen/atlasgen/internal/emit/sdk"
	"github.com/atlasgen/atlasgen/internal/fetch"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/internal/parser"
)

// A job is a configuration with its files read.
type job struct {
	settings  *config.Config
	in        input
	partial   bool            // the outputs that are not wanted now belong to other runs
	aliases   *output.Source  // the file that was read for them, or nil
	changelog *output.Source  // the file that was read for it, or nil
	templates []output.Source // the files that were read for them, by name
	examples  []output.Source // the same
	root      *os.Root        // of --allow-files, or nil
}

// load reads the configuration and the files that its first target names.
// Someone must close the job.
func (f *flags) load() (*job, error) {
	targets, err := f.settings()
	if err != nil {
		return nil, err
	}
	return f.job(targets[0])
}

// loadAll is load for all targets.
func (f *flags) loadAll() ([]*job, error) {
	targets, err := f.settings()
	if err != nil {
		return nil, err
	}
	var jobs []*job
	for _, settings := range targets {
		j, err := f.job(settings)
		if err != nil {
			closeAll(jobs)
			return nil, inTarget(err, settings, len(targets))
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

// inTarget says of a mistake in a configuration in which of several targets it is.
func inTarget(err error, c *config.Config, targets int) error {
	var known exitError
	if targets > 1 && errors.As(err, &known) && known.code == exitUsage {
		return usageError("target %s: %w", c.Name, err)
	}
	return err
}

func closeAll(jobs []*job) {
	for _, j := range jobs {
		j.close()
	}
}

func (f *flags) job(settings *config.Config) (*job, error) {
	in, err := f.input(settings)
	if err != nil {
		return nil, err
	}
	j := &job{settings: settings, in: in, partial: f.given.Changed("only")}
	for _, read := range []func() error{
		func() error { return j.read(f.overlayLenient) },
		j.readAliases,
		j.readChangelog,
		j.readTemplates,
		j.readExamples,
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return j, j.allow(f.allowFiles)
}

// input returns the part of the input that is not read from files.
func (f *flags) input(settings *config.Config) (in input, err error) {
	in.all = settings.SDK.Versions == config.All
	if in.outputs, err = f.outputs(settings); err != nil {
		return in, err
	}
	in.selection = model.Selection(settings.Select)
	s, c, site := settings.SDK, settings.CLI, settings.Docs.Site
	in.sdk = sdk.Options{Module: s.Module, Package: s.Package, Site: site}
	in.cli = cli.Options{Module: c.Module, Command: c.Command, SDK: s.Module, Package: s.Package}
	in.docs = docs.Options{Module: s.Module, Package: s.Package, CLI: c.Module, Command: c.Command, Site: site}
	if in.pin, err = pinned(settings.Pin); err != nil {
		return in, err
	}
	in.dropSunset, err = f.before()
	return in, err
}

// read reads the document and its overlays.
func (j *job) read(lenient bool) error {
	name, data, err := j.document()
	if err != nil {
		return documentError(err)
	}
	j.in.source = parser.Options{File: name, Data: data, OverlayLenient: lenient}
	for _, name := range j.settings.Overlays {
		data, err := os.ReadFile(name)
		if err != nil {
			return documentError(err)
		}
		j.in.source.Overlays = append(j.in.source.Overlays, parser.File{Name: filepath.ToSlash(name), Data: data})
	}
	return nil
}

// document returns the document and its name in positions. One that lies
// elsewhere is fetched once: its checksum finds it in the cache.
func (j *job) document() (name string, data []byte, err error) {
	if j.settings.URL == "" {
		data, err = os.ReadFile(j.settings.Spec)
		return filepath.ToSlash(j.settings.Spec), data, err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", nil, fmt.Errorf("no folder for the cache: %w", err)
	}
	doc, err := fetch.Get(context.Background(), fetch.Request{
		URL: j.settings.URL, Checksum: j.settings.SHA256, Dir: filepath.Join(cache, "atlasgen"),
	})
	if err != nil {
		return "", nil, err
	}
	return path.Base(j.settings.URL), doc.Data, nil
}

// allow lets references lead to files below dir, in which the document must lie.
func (j *job) allow(dir string) error {
	if dir == "" {
		return nil
	}
	if j.settings.URL != "" {
		return usageError("--allow-files: %s does not lie below %s", j.settings.URL, dir)
	}
	inside, err := relative(dir, j.settings.Spec)
	if err != nil {
		return usageError("--allow-files: %w", err)
	}
	if !filepath.IsLocal(inside) {
		return usageError("--allow-files: %s does not lie below %s", j.settings.Spec, dir)
	}
	if j.root, err = os.OpenRoot(dir); err != nil {
		return usageError("--allow-files: %w", err)
	}
	j.in.source.Root, j.in.source.Path = j.root.FS(), filepath.ToSlash(inside)
	return nil
}

func relative(dir, file string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	file, err = filepath.Abs(file)
	if err != nil {
		return "", err
	}
	return filepath.Rel(dir, file)
}

func (j *job) close() {
	if j.root != nil {
		_ = j.root.Close() // it was only read from
	}
}
