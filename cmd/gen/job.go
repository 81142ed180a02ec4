package main

import (
	"os"
	"path/filepath"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/emit/sdk"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/internal/parser"
)

// tool is the version of this program. It is written down here and nowhere else:
// what the Go command knows about a build depends on how it was built.
const tool = "0.1.0"

// A job is a configuration with its files read.
type job struct {
	settings *config.Config
	in       input
	root     *os.Root // of --allow-files, or nil
}

// load reads the configuration and the files that it names. Someone must close
// the job.
func (f *flags) load() (*job, error) {
	settings, err := f.settings()
	if err != nil {
		return nil, err
	}
	in, err := f.input(settings)
	if err != nil {
		return nil, err
	}
	j := &job{settings: settings, in: in}
	if err := j.read(f.overlayLenient); err != nil {
		return nil, err
	}
	return j, j.allow(f.allowFiles)
}

// input returns the part of the input that is not read from files.
func (f *flags) input(settings *config.Config) (in input, err error) {
	in.all = settings.SDK.Versions == config.All
	in.sdk = sdk.Options{Module: settings.SDK.Module, Package: settings.SDK.Package}
	if in.pin, err = pinned(settings.Pin); err != nil {
		return in, err
	}
	in.dropSunset, err = f.before()
	return in, err
}

// read reads the document and its overlays.
func (j *job) read(lenient bool) error {
	data, err := os.ReadFile(j.settings.Spec)
	if err != nil {
		return documentError(err)
	}
	j.in.source = parser.Options{File: filepath.ToSlash(j.settings.Spec), Data: data, OverlayLenient: lenient}
	for _, name := range j.settings.Overlays {
		data, err := os.ReadFile(name)
		if err != nil {
			return documentError(err)
		}
		j.in.source.Overlays = append(j.in.source.Overlays, parser.File{Name: filepath.ToSlash(name), Data: data})
	}
	return nil
}

// allow lets references lead to files below dir, in which the document must lie.
func (j *job) allow(dir string) error {
	if dir == "" {
		return nil
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

// set returns the outputs with the lock that goes with them.
func (j *job) set(api *model.API, files []emit.File) (*output.Set, error) {
	var finished []output.File
	for _, f := range files {
		finished = append(finished, output.File(f))
	}
	return output.NewSet(finished, j.provenance(api))
}

// provenance describes the inputs. It names files without folders, so that it is
// the same on every machine.
func (j *job) provenance(api *model.API) output.Provenance {
	source := j.in.source
	p := output.Provenance{
		Tool: tool,
		Document: output.Source{
			Name:     filepath.Base(source.File),
			Checksum: output.Checksum(source.Data),
			Revision: api.Document.Revision,
		},
		Pin:        api.Pin.String(),
		Versions:   j.settings.SDK.Versions,
		DropSunset: string(j.in.dropSunset),
	}
	for _, o := range source.Overlays {
		p.Overlays = append(p.Overlays, output.Source{Name: filepath.Base(o.Name), Checksum: output.Checksum(o.Data)})
	}
	if api.Document.Checksum != p.Document.Checksum {
		p.Inputs = api.Document.Checksum
	}
	return p
}
