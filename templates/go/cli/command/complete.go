package command

import (
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/profile"
	"github.com/atlasgen/atlasgen/templates/go/cli/render"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

const noFiles = cobra.ShellCompDirectiveNoFileComp

// completeNames completes the word after "api": names of operations, and names of tags
// in kebab case.
func (s *session) completeNames(_ *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	list := s.begunWith(begun, func(*ops.Operation) bool { return true })
	for _, tag := range s.Table.Tags() {
		if word := kebab(tag); strings.HasPrefix(word, strings.ToLower(begun)) && tag != "" {
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

func kebab(tag string) string { return strings.ToLower(strings.ReplaceAll(tag, " ", "-")) }

// completeWithin completes names of operations of a tag.
func (s *session) completeWithin(tag string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return s.begunWith(begun, func(op *ops.Operation) bool { return op.Tag == tag }), noFiles
	}
}

// completeWatched completes names of operations that can be waited for.
func (s *session) completeWatched(_ *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return s.begunWith(begun, func(op *ops.Operation) bool { return s.watcherOf(op) != nil }), noFiles
}

func (s *session) begunWith(begun string, wanted func(*ops.Operation) bool) []cobra.Completion {
	var list []cobra.Completion
	for _, op := range s.Table.Operations {
		if strings.HasPrefix(strings.ToLower(op.CommandName()), strings.ToLower(begun)) && wanted(op) {
			list = append(list, described(op.CommandName(), op.Summary)...)
		}
	}
	return list
}

// completeParam completes the values of a parameter.
func completeParam(c *cobra.Command, p *param) {
	values := p.Enum
	if p.Param.Type == "boolean" {
		values = []string{"true", "false"}
	}
	fixed(c, p.Flag, values)
}

// completeShared completes values of the shared flags. The shell completes names of
// files.
func (s *session) completeShared(c *cobra.Command, op *ops.Operation, v *ops.Version) {
	for _, f := range s.Flags() {
		var values []string
		switch f.Name {
		case "file", "data", "output-file":
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
			values = s.profileNames()
		case "columns":
			values = s.columnNames(v)
		case "version":
			for _, v := range op.Versions {
				values = append(values, v.Name)
			}
		}
		fixed(c, f.Name, values)
	}
}

func fixed(c *cobra.Command, flag string, values []string) {
	values = slices.DeleteFunc(slices.Clone(values), func(v string) bool { return !isPlain(v) })
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, noFiles)) // not every command has every flag
}

func (s *session) profileNames() []string {
	path, err := profile.Path(s.Name)
	if err != nil {
		return nil
	}
	f, err := s.Settings.Load(path)
	if err != nil {
		return nil
	}
	return slices.Sorted(maps.Keys(f.Profiles))
}

func (s *session) columnNames(v *ops.Version) []string {
	answer := v.Answer()
	if answer == nil {
		return nil
	}
	return s.schemas.Columns(answer.Schema, s.listItems(v), false)
}
