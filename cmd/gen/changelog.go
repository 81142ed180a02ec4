package main

import (
	"os"
	"path/filepath"

	"github.com/atlasgen/atlasgen/internal/output"
)

// readChangelog reads what the configuration has the reference say of releases.
func (j *job) readChangelog() error {
	file := j.settings.Docs.Changelog
	if file == "" {
		return nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return usageError("docs.changelog: %w", err)
	}
	j.in.docs.Changelog = string(data)
	j.changelog = &output.Source{Name: filepath.Base(file), Checksum: output.Checksum(data)}
	return nil
}
