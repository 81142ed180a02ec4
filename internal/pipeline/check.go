package pipeline

import (
	"os"
	"path"
	"path/filepath"

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
	Inputs []string // that differ from those in the lock, each with both values
	Files  []DriftFile
}

// A DriftFile is a file that differs.
type DriftFile struct {
	Path   string // with the output directory, slash-separated
	Status output.Status
	Diff   string // from the file on disk to the target's; empty where there is nothing to compare
}

// Check returns how the output directory differs from the target. If locked is set
// and the inputs are not those of the lock, it returns those, and no files.
func (t *Target) Check(locked bool) (Drift, error) {
	var d Drift
	if locked {
		inputs, err := t.changedInputs()
		if err != nil || len(inputs) > 0 {
			return Drift{Inputs: inputs}, usage(err)
		}
	}
	findings, err := t.set.Check(t.Config.Out)
	if err != nil {
		return d, usage(err)
	}
	for _, f := range findings {
		file := DriftFile{Path: path.Join(filepath.ToSlash(t.Config.Out), f.Path), Status: f.Status}
		if f.Status == output.Outdated || f.Status == output.Edited {
			file.Diff = t.difference(f.Path)
		}
		d.Files = append(d.Files, file)
	}
	return d, nil
}

// changedInputs returns the inputs that are not those of the lock.
func (t *Target) changedInputs() ([]string, error) {
	recorded, found, err := output.Recorded(t.Config.Out)
	if err != nil {
		return nil, err
	}
	if !found {
		return []string{filepath.ToSlash(t.Config.Out) + " has no " + output.LockName}, nil
	}
	return recorded.Differences(t.provenance), nil
}

// difference returns how a file would change. The lock has none: it changes with
// every other file.
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
