package command

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/render"
	"github.com/atlasgen/atlasgen/templates/go/cli/target"
	"github.com/atlasgen/atlasgen/templates/go/cli/watch"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// waitCommand returns the command "api wait OPERATION". The operation is a change, or
// the operation that returns its state.
func (s *session) waitCommand(t *target.Target, word string) *cobra.Command {
	get, watcher := t.Op, s.catalog().Watcher(t.Op)
	if watcher != nil {
		get = s.Table.Lookup(watcher.Get)
	}
	v := t.Version
	if get != t.Op {
		v = s.invocationOf(get, watcher.Version).v
	}
	i := s.invocation(get, v)
	c := &cobra.Command{
		Use:   word,
		Short: "Wait with " + get.Name,
		Args:  t.Excess,
		RunE:  func(c *cobra.Command, _ []string) error { return i.waitFor(c.Context(), watcher) },
	}
	i.bind(c, t)
	s.options.bind(c.Flags(), s.Flags(), func(f page.Flag) bool {
		return f.OfWait() || f.Group == page.Output || f.Group == page.Sending || f.Group == page.Credentials
	})
	if t.Complete {
		s.completer().Shared(c, get, v)
	}
	c.SetHelpFunc(func(*cobra.Command, []string) {
		fmt.Fprint(s.text, page.WaitHelp(s.about(), word, get, v, s.helpWidth()))
	})
	return c
}

func (i *invocation) waitFor(ctx context.Context, w *ops.Watcher) error {
	if err := i.options.check(); err != nil {
		return err
	}
	if i.op.Method != "GET" {
		return failure.Usagef("%s is a change, not a look at one", i.op.Name)
	}
	l, err := i.look(w)
	if err != nil {
		return err
	}
	given, err := i.supplied()
	if err != nil {
		return err
	}
	if l.Request, err = i.request(ctx, given); err != nil {
		return err
	}
	if i.options.dryRun || i.options.curl {
		return i.preview(ctx, given, l.Request)
	}
	j, err := i.prepare(ctx, given, l.Request)
	if err != nil {
		return err
	}
	ctx, cancel := i.limited(ctx)
	defer cancel()
	return j.close(j.wait(ctx, l))
}

// look returns what to wait for: the expression in --until or, without it, the
// watcher's condition.
func (i *invocation) look(w *ops.Watcher) (*watch.Look, error) {
	switch until := i.options.until; {
	case until != "":
		done, err := render.Truth(until)
		if err != nil {
			return nil, failure.Usagef("--until: %w", err)
		}
		return &watch.Look{Done: done}, nil
	case w == nil:
		return nil, failure.Usagef("it is not known when %s is done: say so with --until", i.op.Name)
	}
	return watch.Expectation(w)
}
