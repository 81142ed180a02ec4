package pipeline

import (
	"io/fs"
	"path/filepath"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/emit/cli"
	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/templates"
)

// readAliases reads the names that operations once had: the file that the
// configuration names, or the built-in list.
func (t *Target) readAliases() error {
	name, data := "aliases.yaml", templates.Aliases()
	if file := t.Config.CLI.Aliases; file != "" {
		own, err := fs.ReadFile(t.job.files(), file)
		if err != nil {
			return usageErrorf("cli.aliases: %w", err)
		}
		name, data = filepath.ToSlash(file), own
		t.provenance.Aliases = &output.Source{Name: filepath.Base(file), Checksum: output.Checksum(own)}
	}
	list, err := config.ParseAliases(name, data)
	if err != nil {
		return &UsageError{err}
	}
	for _, a := range list {
		t.aliases = append(t.aliases, cli.Alias(a))
	}
	return nil
}
