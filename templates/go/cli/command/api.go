package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/target"
)

// api returns the command "api". Below it is what a run needs: the requested
// operation, or the commands that are not operations.
func (s *session) api(t *target.Target) *cobra.Command {
	api := &cobra.Command{
		Use:   "api",
		Short: "Call an operation of the API, or list all operations",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return s.overview() },
	}
	standard := api.HelpFunc()
	api.SetHelpFunc(func(*cobra.Command, []string) {
		fmt.Fprint(s.text, page.Overview(s.about(), s.Table.Title, s.helpWidth()))
	})
	switch {
	case t.Op != nil:
		s.place(api, t)
		return api
	case t.Tag != "":
		api.AddCommand(s.tagCommand(t))
	}
	list, wait := s.listCommand(t), &cobra.Command{
		Use:   "wait <operation>",
		Short: "Wait until a change is done",
		Long:  "Wait until a change is done: one that an operation has made, or that an operation shows.",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return failure.Usagef("name an operation to wait for") },
	}
	list.SetHelpFunc(standard)
	wait.SetHelpFunc(standard)
	api.AddCommand(list, wait)
	if t.Complete {
		api.ValidArgsFunction = s.completer().Names
		wait.ValidArgsFunction = s.completer().Watched
	}
	return api
}

// tagCommand returns the command that lists the operations of one tag.
func (s *session) tagCommand(t *target.Target) *cobra.Command {
	l := listing{tag: t.Tag}
	list := func() error { return s.list(l) }
	c := &cobra.Command{Use: t.Words[0], Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error { return list() }}
	l.bind(c)
	c.SetHelpFunc(func(*cobra.Command, []string) { _ = list() }) // the tag exists
	if t.Complete {
		c.ValidArgsFunction = s.completer().Within(t.Tag)
	}
	return c
}

// place adds the command of an operation below the words that precede it.
func (s *session) place(api *cobra.Command, t *target.Target) {
	parent, build := api, s.operation
	before, word := t.Words[:len(t.Words)-1], t.Words[len(t.Words)-1]
	if t.Wait {
		before, build = append([]string{"wait"}, before...), s.waitCommand
	}
	for _, name := range before {
		group := &cobra.Command{Use: name}
		parent.AddCommand(group)
		parent = group
	}
	parent.AddCommand(build(t, word))
}

// overview is the help of "api": the list of all operations, and further commands.
func (s *session) overview() error {
	if err := s.list(listing{format: "text"}); err != nil {
		return err
	}
	fmt.Fprintf(s.err, "\n%d operations; narrow them down with: %s api list --grep WORD\n", len(s.Table.Operations), s.Name)
	return nil
}
