package pipeline

import (
	"path/filepath"
	"slices"

	"github.com/atlasgen/atlasgen/internal/emit"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/output"
)

// collect makes the files a set, with the lock that goes with them. Outputs that
// the job does not name belong to other runs.
func (t *Target) collect() error {
	var files []output.File
	for _, f := range t.Files {
		files = append(files, output.File(f))
	}
	t.record()
	set, err := output.NewSet(files, t.provenance)
	if err != nil {
		return emit.Faultf("%w", err)
	}
	if t.job.Only != nil {
		set.Carry(slices.DeleteFunc(Names(t.job.all()), func(name string) bool { return slices.Contains(t.job.Only, name) })...)
	}
	if t.job.Force {
		set.Force()
	}
	t.set = set
	return nil
}

// record completes the description of the inputs. It names files without folders,
// so that it is the same on every machine.
func (t *Target) record() {
	p := &t.provenance
	p.Tool = Version
	p.Document = output.Source{Name: filepath.Base(t.source.File), Checksum: output.Checksum(t.source.Data), Revision: t.Document.Revision}
	p.Dialect = t.Dialect.Name
	for _, o := range t.source.Overlays {
		p.Overlays = append(p.Overlays, output.Source{Name: filepath.Base(o.Name), Checksum: output.Checksum(o.Data)})
	}
	if t.Document.Checksum != p.Document.Checksum {
		p.Inputs = t.Document.Checksum
	}
	p.Select = recordedSelection(model.Selection(t.Config.Select))
	p.Pin, p.Versions, p.DropSunset = t.pin.String(), t.Config.SDK.Versions, string(t.job.DropSunset)
	p.Names = map[string]string{}
	for _, o := range t.owned() {
		if o.names != nil {
			o.names(t.Config, func(key, value string) { p.Names[key] = value })
		}
	}
}
