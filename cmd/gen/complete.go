package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/internal/config"
	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/pipeline"
)

// completeFlags lets a shell complete the values of the flags that a command has.
func completeFlags(c *cobra.Command, formats ...string) {
	fixed := map[string][]string{
		"format":   formats,
		"versions": {config.Pinned, config.All},
		"only":     pipeline.Names(pipeline.Outputs()),
	}
	for flag, values := range fixed {
		complete(c, flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
	complete(c, "dialect", cobra.FixedCompletions(dialect.BuiltIn(), cobra.ShellCompDirectiveDefault))
	for _, flag := range []string{"spec", "overlay", "config", "exemptions"} {
		complete(c, flag, cobra.FixedCompletions([]string{"yaml", "yml", "json"}, cobra.ShellCompDirectiveFilterFileExt))
	}
}

// complete lets a shell complete the flags of a command that reads a document.
func (f *flags) complete(c *cobra.Command, formats ...string) {
	completeFlags(c, formats...)
	f.completeDocument(c)
}

// complete sets the completion of a flag that the command may lack.
func complete(c *cobra.Command, flag string, values cobra.CompletionFunc) {
	if c.Flags().Lookup(flag) != nil {
		_ = c.RegisterFlagCompletionFunc(flag, values) // the flag exists, and has none yet
	}
}

// completeDocument lets a shell complete versions, tags, operations and paths from the
// document that the other flags, or the configuration, name.
func (f *flags) completeDocument(c *cobra.Command) {
	values := map[string]func(*model.Document) []string{"pin": versionNames, "tag": tagNames, "operation": operationNames, "path": pathNames}
	for flag, names := range values {
		complete(c, flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return f.documentNames(names), cobra.ShellCompDirectiveNoFileComp
		})
	}
	complete(c, "target", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		targets, err := f.file()
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return names(targets), cobra.ShellCompDirectiveNoFileComp
	})
}

// documentNames returns names of a document, or none if it cannot be read.
func (f *flags) documentNames(names func(*model.Document) []string) []string {
	j, err := f.job()
	if err != nil {
		return nil
	}
	j.Targets, j.Until = j.Targets[:1], pipeline.Parsed
	result, err := pipeline.Run(context.Background(), j)
	if err != nil {
		return nil
	}
	found := names(result.Targets[0].Document)
	slices.Sort(found)
	return slices.Compact(found)
}

func versionNames(d *model.Document) []string {
	var names []string
	for _, count := range d.Counts() {
		names = append(names, count.Version.String())
	}
	return names
}

func tagNames(d *model.Document) []string {
	var names []string
	for _, op := range d.Operations {
		for _, tag := range op.Tags {
			names = append(names, tag.Name.Wire)
		}
	}
	return names
}

func operationNames(d *model.Document) []string {
	var names []string
	for _, op := range d.Operations {
		names = append(names, op.Name.Wire)
	}
	return names
}

func pathNames(d *model.Document) []string {
	var names []string
	for _, op := range d.Operations {
		names = append(names, op.Path)
	}
	return names
}
