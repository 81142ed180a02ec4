package pipeline

import (
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/atlasgen/atlasgen/internal/output"
)

// Write brings the output directory to the state of the target and returns what
// Plan would have returned.
func (t *Target) Write() ([]output.Finding, error) {
	findings, err := t.set.Write(t.Config.Out)
	return findings, usage(err)
}

// Plan returns how the files in the output directory differ from those of the
// target, and changes nothing.
func (t *Target) Plan() ([]output.Finding, error) {
	findings, err := t.set.Compare(t.Config.Out)
	return findings, usage(err)
}

// A Drift is how the outputs of targets differ from what they should be.
type Drift struct {
	Causes []string // in words; empty if no input changed
	Inputs []string // that differ from those in the lock, each with both values
	Files  []DriftFile
}

// A DriftFile is a file that differs.
type DriftFile struct {
	Path   string // with the output directory, slash-separated
	Output string // the folder of its output, in the same way
	Status output.Status
	Diff   string // of one file, from the disk to the target's; empty for others
}

// Check returns how the output directory differs from the target, and why. If locked is
// set and the inputs are not those of the lock, it returns those, and no files.
func (t *Target) Check(locked bool) (Drift, error) {
	var d Drift
	recorded, found, err := output.Recorded(t.Config.Out)
	if err != nil {
		return d, usage(err)
	}
	inputs := recorded.Differences(t.provenance)
	if !found {
		inputs = []string{filepath.ToSlash(t.Config.Out) + " has no " + output.LockName}
		d.Causes = inputs
	} else if len(inputs) > 0 {
		d.Causes = recorded.Causes(t.provenance)
	}
	if locked && len(inputs) > 0 {
		d.Inputs = inputs
		return d, nil
	}
	findings, err := t.set.Check(t.Config.Out)
	if err != nil {
		return d, usage(err)
	}
	if d.Files = t.drift(findings); len(d.Files) == 0 {
		d.Causes = nil
	}
	return d, nil
}

// drift returns files that differ, one of them with its difference: one that somebody
// edited, if there is any.
func (t *Target) drift(findings []output.Finding) []DriftFile {
	var files []DriftFile
	telling := -1
	for i, f := range findings {
		top, _, _ := strings.Cut(f.Path, "/")
		out := filepath.ToSlash(t.Config.Out)
		files = append(files, DriftFile{Path: path.Join(out, f.Path), Output: path.Join(out, top), Status: f.Status})
		first := telling < 0 && f.Status == output.Outdated && f.Path != output.LockName
		if first || f.Status == output.Edited && (telling < 0 || findings[telling].Status != output.Edited) {
			telling = i
		}
	}
	if telling >= 0 {
		files[telling].Diff = t.difference(findings[telling].Path)
	}
	return files
}

// difference returns how a file would change.
func (t *Target) difference(name string) string {
	want, found := t.set.Data(name)
	have, err := os.ReadFile(filepath.Join(t.Config.Out, filepath.FromSlash(name)))
	if !found || err != nil {
		return ""
	}
	return string(diff.Diff(name, have, name+" (generated)", want))
}

// usage returns an error about a place to write.
func usage(err error) error {
	if err == nil {
		return nil
	}
	return &UsageError{err}
}
