package pipeline

import (
	"io/fs"
	"path/filepath"

	"github.com/atlasgen/atlasgen/internal/kept"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/output"
)

// readNames reads the Go names that places of the document keep.
func (t *Target) readNames() error {
	file := t.Config.Names
	if file == "" {
		return nil
	}
	data, err := fs.ReadFile(t.job.files(), file)
	if err != nil {
		return usageErrorf("names: %w", err)
	}
	if t.source.Kept, err = kept.Parse(filepath.ToSlash(file), data); err != nil {
		return &UsageError{err}
	}
	t.provenance.KeptNames = &output.Source{Name: filepath.Base(file), Checksum: output.Checksum(data)}
	return nil
}

// KeptNames returns the text of the file of names for a document.
func KeptNames(doc *model.Document) ([]byte, error) { return kept.Write(kept.Of(doc)) }
