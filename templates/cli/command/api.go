package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/templates/cli/page"
)

// api returns the command "api" with what lies below it of use to a run: the
// operation that was asked for, or the commands that are no operations.
func (s *session) api(t *target) *cobra.Command {
	api := &cobra.Command{
		Use:   "api",
		Short: "Call an operation of the API, or list all operations",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return s.overview(t) },
	}
	api.SetHelpFunc(func(c *cobra.Command, _ []string) { fmt.Fprint(s.out, page.Overview(s.Name, s.Table.Title)) })
	switch {
	case t.op != nil:
		s.place(api, t)
		return api
	case t.tag != "":
		api.AddCommand(&cobra.Command{Use: t.words[0], Args: cobra.NoArgs, RunE: func(*cobra.Command, []string) error {
			return s.list(listing{tag: t.tag, format: "text"})
		}})
	}
	api.AddCommand(s.listCommand(), &cobra.Command{
		Use:   "wait <operation>",
		Short: "Wait until a change is done",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return usagef("name an operation to wait for") },
	})
	if t.complete {
		api.ValidArgsFunction = s.completeNames
	}
	return api
}

// place adds the command of an operation below the words that were typed before
// it.
func (s *session) place(api *cobra.Command, t *target) {
	parent := api
	for _, word := range t.words[:len(t.words)-1] {
		group := &cobra.Command{Use: word}
		parent.AddCommand(group)
		parent = group
	}
	word := t.words[len(t.words)-1]
	if t.wait {
		waiting := &cobra.Command{Use: "wait"}
		api.AddCommand(waiting)
		waiting.AddCommand(s.waitCommand(t, word))
		return
	}
	parent.AddCommand(s.operation(t, word))
}

// overview is the command "api" alone: the list of all operations, and where to
// go from there.
func (s *session) overview(t *target) error {
	if err := s.list(listing{format: "text"}); err != nil {
		return err
	}
	fmt.Fprintf(s.err, "\n%d operations; narrow them down with: %s api list --grep WORD\n", len(s.Table.Operations), s.Name)
	return nil
}
