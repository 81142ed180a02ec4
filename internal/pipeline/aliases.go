package pipeline

import (
	"io/fs"
	"path/filepath"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/output"
)

// readAliases reads the names that operations once had, if the configuration names
// a file with them.
func (t *Target) readAliases() error {
	file := t.Config.CLI.Aliases
	if file == "" {
		return nil
	}
	data, err := fs.ReadFile(t.job.files(), file)
	if err != nil {
		return usageErrorf("cli.aliases: %w", err)
	}
	t.aliases, err = dialect.ParseAliases(filepath.ToSlash(file), data)
	if err != nil {
		return &UsageError{err}
	}
	t.provenance.Aliases = &output.Source{Name: filepath.Base(file), Checksum: output.Checksum(data)}
	return nil
}

// aliasList returns the aliases of the file that the configuration names, else
// those of the dialect.
func (t *Target) aliasList() dialect.Aliases {
	if t.Config.CLI.Aliases != "" {
		return t.aliases
	}
	return t.Dialect.Aliases
}
