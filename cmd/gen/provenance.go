package main

import (
	"path/filepath"
	"slices"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/output"
)

// tool is the version of this program. It is written down here and nowhere else:
// what the Go command knows about a build depends on how it was built.
const tool = "0.1.0"

// set returns the outputs with the lock that goes with them.
func (j *job) set(doc *model.Document, files []emit.File) (*output.Set, error) {
	var finished []output.File
	for _, f := range files {
		finished = append(finished, output.File(f))
	}
	set, err := output.NewSet(finished, j.provenance(doc))
	if err == nil && j.partial {
		set.Carry(slices.DeleteFunc(config.Outputs(), func(name string) bool { return slices.Contains(j.in.outputs, name) })...)
	}
	return set, err
}

// names returns what the outputs are called, those of other runs among them.
func (j *job) names() map[string]string {
	s := j.settings
	names := map[string]string{"sdk.module": s.SDK.Module, "sdk.package": s.SDK.Package}
	if slices.Contains(slices.Concat(s.Outputs, j.in.outputs), "cli") {
		names["cli.module"], names["cli.command"] = s.CLI.Module, s.CLI.Command
	}
	if s.Docs.Site != "" {
		names["docs.site"] = s.Docs.Site
	}
	return names
}

// provenance describes the inputs. It names files without folders, so that it is
// the same on every machine.
func (j *job) provenance(doc *model.Document) output.Provenance {
	source := j.in.source
	p := output.Provenance{
		Tool: tool,
		Document: output.Source{
			Name:     filepath.Base(source.File),
			Checksum: output.Checksum(source.Data),
			Revision: doc.Revision,
		},
		Aliases:    j.aliases,
		Changelog:  j.changelog,
		Templates:  j.templates,
		Examples:   j.examples,
		Select:     recordedSelection(j.in.selection),
		Names:      j.names(),
		Pin:        j.in.pin.String(),
		Versions:   j.settings.SDK.Versions,
		DropSunset: string(j.in.dropSunset),
	}
	for _, o := range source.Overlays {
		p.Overlays = append(p.Overlays, output.Source{Name: filepath.Base(o.Name), Checksum: output.Checksum(o.Data)})
	}
	if doc.Checksum != p.Document.Checksum {
		p.Inputs = doc.Checksum
	}
	return p
}
