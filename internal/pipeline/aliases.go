package pipeline

import (
	"io/fs"
	"path/filepath"
	"sync"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/emit/cli"
	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/templates"
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
	t.aliases, err = parseAliases(filepath.ToSlash(file), data)
	if err != nil {
		return &UsageError{err}
	}
	t.provenance.Aliases = &output.Source{Name: filepath.Base(file), Checksum: output.Checksum(data)}
	return nil
}

// aliasList returns the aliases of the file that the configuration names, else the
// built-in ones.
func (t *Target) aliasList() ([]cli.Alias, error) {
	if t.Config.CLI.Aliases != "" {
		return t.aliases, nil
	}
	return builtinAliases()
}

var builtinAliases = sync.OnceValues(func() ([]cli.Alias, error) {
	return parseAliases("aliases.yaml", templates.Aliases())
})

func parseAliases(file string, data []byte) ([]cli.Alias, error) {
	list, err := config.ParseAliases(file, data)
	if err != nil {
		return nil, err
	}
	var aliases []cli.Alias
	for _, a := range list {
		aliases = append(aliases, cli.Alias(a))
	}
	return aliases, nil
}
