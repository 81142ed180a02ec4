package pipeline

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/docs"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/output"
)

// readChangelog reads the text of the reference's changelog page: a file, or a folder with
// a file for each date.
func (t *Target) readChangelog() error {
	name := t.Config.Docs.Changelog
	if name == "" {
		return nil
	}
	if info, err := fs.Stat(t.job.files(), name); err == nil && info.IsDir() {
		return t.readReleases(name)
	}
	data, err := fs.ReadFile(t.job.files(), name)
	if err != nil {
		return usageErrorf("docs.changelog: %w", err)
	}
	t.changelog = string(data)
	t.provenance.Changelog = &output.Source{Name: filepath.Base(name), Checksum: output.Checksum(data)}
	return nil
}

// readReleases reads the files of a folder that have the name of a day, as gen diff
// --format markdown writes them. The newest is first.
func (t *Target) readReleases(dir string) error {
	var all strings.Builder
	err := t.job.walk(dir, func(file, name string, data []byte) error {
		day, isText := strings.CutSuffix(name, ".md")
		if !isText {
			return nil
		}
		date, err := model.ParseDate(day)
		if err != nil {
			return usageErrorf("docs.changelog: %s: want a name like 2026-08-21.md", filepath.ToSlash(file))
		}
		all.WriteString(name + "\x00" + string(data) + "\x00")
		t.releases = append(t.releases, docs.Release{Date: string(date), Title: day, Text: subordinate(string(data))})
		return nil
	})
	slices.SortFunc(t.releases, func(a, b docs.Release) int { return strings.Compare(b.Date, a.Date) })
	t.provenance.Changelog = &output.Source{Name: filepath.Base(dir), Checksum: output.Checksum([]byte(all.String()))}
	return err
}

// subordinate returns a text without its title, whose headings fit below that of a
// section.
func subordinate(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		switch {
		case strings.HasPrefix(line, "# "):
		case strings.HasPrefix(line, "#"):
			b.WriteString("#" + line)
		default:
			b.WriteString(line)
		}
	}
	return b.String()
}
