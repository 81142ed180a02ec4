package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/templates/docs"
)

// readTemplates reads what the configuration puts in the place of built-in
// templates: the files of a folder that has the layout of ours. One that
// replaces nothing is an error, for it would be forgotten when ours is renamed.
func (j *job) readTemplates() error {
	dir := j.settings.Templates
	if dir == "" {
		return nil
	}
	given := os.DirFS(dir)
	err := fs.WalkDir(given, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if !isTemplate(name) {
			return usageError("templates: %s replaces no built-in template", filepath.Join(dir, filepath.FromSlash(name)))
		}
		data, err := fs.ReadFile(given, name)
		j.templates = append(j.templates, output.Source{Name: name, Checksum: output.Checksum(data)})
		return err
	})
	if err != nil {
		return usageError("%w", err)
	}
	j.in.docs.Templates, err = fs.Sub(given, "docs")
	return err
}

func isTemplate(name string) bool {
	page, ok := strings.CutPrefix(name, "docs/")
	if !ok {
		return false
	}
	_, err := fs.Stat(docs.Files, page)
	return err == nil
}
