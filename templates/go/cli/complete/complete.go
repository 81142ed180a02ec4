// Package complete proposes words for arguments that are being typed.
package complete

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/templates/go/cli/argument"
	"github.com/atlasgen/atlasgen/templates/go/cli/body"
	"github.com/atlasgen/atlasgen/templates/go/cli/catalog"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/paging"
	"github.com/atlasgen/atlasgen/templates/go/cli/render"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// A Completer proposes operations, and values of flags.
type Completer struct {
	Program *page.Program
	Catalog catalog.Catalog
	Schemas *body.Schemas
}

const noFiles = cobra.ShellCompDirectiveNoFileComp

// Names completes the word after "api": names of operations, and names of tags
// in kebab case.
func (c *Completer) Names(_ *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	list := c.begunWith(begun, func(*ops.Operation) bool { return true })
	for _, tag := range c.Catalog.Table.Tags() {
		if word := catalog.Kebab(tag); strings.HasPrefix(word, strings.ToLower(begun)) && tag != "" {
			list = append(list, described(word, "operations of the group "+tag)...)
		}
	}
	return list, noFiles
}

// described returns a completion with a description, or none if the word is not
// plain.
func described(word, description string) []cobra.Completion {
	if !isPlain(word) {
		return nil
	}
	return []cobra.Completion{cobra.CompletionWithDesc(word, strings.Map(unquoting, page.Printable(description)))}
}

// isPlain reports whether a word means itself in every shell. The scripts of bash
// and fish evaluate what they are given: a value of the document such as $(id) would
// be run when somebody presses TAB.
func isPlain(word string) bool {
	return word != "" && word[0] != '-' && !strings.ContainsFunc(word, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_-.:/@%+,=", r))
	})
}

// unquoting drops the characters that have a meaning in quotes too.
func unquoting(r rune) rune {
	if strings.ContainsRune("$`\\", r) {
		return -1
	}
	return r
}

// Within completes names of operations of a tag.
func (c *Completer) Within(tag string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return c.begunWith(begun, func(op *ops.Operation) bool { return op.Tag == tag }), noFiles
	}
}

// Watched completes names of operations that can be waited for.
func (c *Completer) Watched(_ *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return c.begunWith(begun, func(op *ops.Operation) bool { return c.Catalog.Watcher(op) != nil }), noFiles
}

func (c *Completer) begunWith(begun string, wanted func(*ops.Operation) bool) []cobra.Completion {
	var list []cobra.Completion
	for _, op := range c.Catalog.Table.Operations {
		if strings.HasPrefix(strings.ToLower(op.CommandName()), strings.ToLower(begun)) && wanted(op) {
			list = append(list, described(op.CommandName(), op.Summary)...)
		}
	}
	return list
}

// Param completes the flag of a parameter and its values. A required flag comes first.
func Param(c *cobra.Command, p *argument.Argument) {
	about := p.Brief()
	if p.Required {
		about = strings.TrimSuffix("required; "+about, "; ")
	}
	if p.Required && !p.Given && p.In != ops.Body {
		_ = c.MarkFlagRequired(p.Flag) // it exists
	}
	c.Flags().Lookup(p.Flag).Usage = strings.Map(unquoting, page.Printable(about))
	values := p.Enum
	if p.Param.Type == "boolean" {
		values = []string{"true", "false"}
	}
	Fixed(c, p.Flag, values)
}

// Shared completes values of the shared flags. The shell completes names of
// files.
func (c *Completer) Shared(command *cobra.Command, op *ops.Operation, v *ops.Version) {
	for _, f := range c.Program.Flags() {
		var values []string
		switch f.Name {
		case "file", "data", "output-file":
			continue
		case "set", "form":
			_ = command.RegisterFlagCompletionFunc(f.Name, c.paths(v.Request)) // not every command has the flag
			continue
		case "accept":
			for _, m := range v.Successes() {
				values = append(values, m.Type)
			}
		case "content-type":
			values = v.Request.Types()
		case "output":
			values = render.Formats()
		case "error-format":
			values = []string{"text", "json"}
		case "example":
			values = []string{"all", "required"}
		case "profile":
			values = c.Program.Profiles()
		case "columns":
			values = c.columnNames(v)
		case "version":
			for _, v := range op.Versions {
				values = append(values, v.Name)
			}
		}
		Fixed(command, f.Name, values)
	}
}

// Fixed lets a flag of a command take one of some values. It does nothing if the command
// lacks the flag.
func Fixed(c *cobra.Command, flag string, values []string) {
	values = slices.DeleteFunc(slices.Clone(values), func(v string) bool { return !isPlain(v) })
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, noFiles))
}

func (c *Completer) columnNames(v *ops.Version) []string {
	answer := v.Answer()
	if answer == nil {
		return nil
	}
	return c.Schemas.Columns(answer.Schema, paging.Items(c.Catalog.Table, v), false)
}
