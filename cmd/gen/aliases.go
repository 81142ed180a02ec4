package main

import (
	"os"
	"path/filepath"
	"slices"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/emit/cli"
	"github.com/atlasgen/atlasgen/internal/output"
	"github.com/atlasgen/atlasgen/templates"
)

// readAliases reads the names that operations once had: the file that the
// configuration names, or the built-in list.
func (j *job) readAliases() error {
	if !slices.Contains(j.in.outputs, "cli") {
		return nil
	}
	name, data := "aliases.yaml", templates.Aliases()
	if file := j.settings.CLI.Aliases; file != "" {
		own, err := os.ReadFile(file)
		if err != nil {
			return usageError("cli.aliases: %w", err)
		}
		name, data = filepath.ToSlash(file), own
		j.aliases = &output.Source{Name: filepath.Base(file), Checksum: output.Checksum(own)}
	}
	list, err := config.ParseAliases(name, data)
	if err != nil {
		return exitError{exitUsage, err}
	}
	for _, a := range list {
		j.in.cli.Aliases = append(j.in.cli.Aliases, cli.Alias(a))
	}
	return nil
}
