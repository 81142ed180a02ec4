package command

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/templates/cli/render"
)

// completeNames completes the names of operations, and of tags in kebab case.
func (s *session) completeNames(_ *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var list []cobra.Completion
	for _, op := range s.Table.Operations {
		if strings.HasPrefix(strings.ToLower(op.Name), strings.ToLower(begun)) {
			list = append(list, cobra.CompletionWithDesc(op.Name, op.Summary))
		}
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}

// completeShared completes the values of the shared flags that have known ones.
func completeShared(c *cobra.Command) {
	for name, values := range map[string][]string{
		"output":       render.Formats(),
		"error-format": {"text", "json"},
		"example":      {"all", "required"},
	} {
		values := cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)
		_ = c.RegisterFlagCompletionFunc(name, values) // not every operation has every flag
	}
}
