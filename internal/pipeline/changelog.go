package pipeline

import (
	"io/fs"
	"path/filepath"

	"github.com/atlasgen/atlasgen/internal/output"
)

// readChangelog reads the text of the reference's changelog page.
func (t *Target) readChangelog() error {
	file := t.Config.Docs.Changelog
	if file == "" {
		return nil
	}
	data, err := fs.ReadFile(t.job.files(), file)
	if err != nil {
		return usageErrorf("docs.changelog: %w", err)
	}
	t.changelog = string(data)
	t.provenance.Changelog = &output.Source{Name: filepath.Base(file), Checksum: output.Checksum(data)}
	return nil
}
