package command

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/atlasgen/atlasgen/templates/cli/page"
	"github.com/atlasgen/atlasgen/templates/cli/render"
	"github.com/atlasgen/atlasgen/templates/ops"
)

// waitCommand returns the command "api wait OPERATION": of a change, or of the
// operation that shows its state.
func (s *session) waitCommand(t *target, word string) *cobra.Command {
	get, watcher := t.op, s.watcherOf(t.op)
	if watcher != nil {
		get = s.Table.Lookup(watcher.Get)
	}
	v := t.version
	if get != t.op {
		v = s.invocationOf(get, watcher.Version).v
	}
	i := s.invocation(get, v)
	var until string
	c := &cobra.Command{
		Use:   word,
		Short: "Wait with " + get.Name,
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return i.waitFor(c.Context(), watcher, until) },
	}
	i.bind(c, t)
	c.Flags().StringVar(&until, "until", "", "wait until this expression of jq is true of the answer, instead of what is known of the operation")
	s.bindWaiting(c.Flags())
	c.SetHelpFunc(func(c *cobra.Command, _ []string) {
		fmt.Fprintf(s.out, "Wait until a change is done, by calling %s.\n\nUsage:\n  %s api wait %s [flags]\n\nFlags:\n%s", get.Name, s.Name, word, c.LocalFlags().FlagUsages())
	})
	return c
}

func (s *session) bindWaiting(flags *pflag.FlagSet) {
	for _, f := range page.Flags() {
		switch f.Group {
		case page.Output, page.Sending, page.Credentials:
			s.options.add(flags, f)
		case page.Watching:
			if f.Name != "watch" {
				s.options.add(flags, f)
			}
		}
	}
}

// watcherOf returns how to see that an operation is done: its own watcher, or
// that of a change which is watched by calling it. It is nil if there is none.
func (s *session) watcherOf(op *ops.Operation) *ops.Watcher {
	if op.Watcher != nil && s.Table.Lookup(op.Watcher.Get) != nil {
		return op.Watcher
	}
	for _, other := range s.Table.Operations {
		if w := other.Watcher; w != nil && w.Get == op.Name && w.Path != "" {
			return w
		}
	}
	return nil
}

func (i *invocation) waitFor(ctx context.Context, w *ops.Watcher, until string) error {
	if err := i.options.check(); err != nil {
		return err
	}
	if w == nil && until == "" {
		return usagef("it is not known when %s is done: say so with --until", i.op.Name)
	}
	if i.op.Method != "GET" {
		return usagef("%s is a change, not a look at one", i.op.Name)
	}
	settings, err := i.settings()
	if err != nil {
		return err
	}
	request, err := i.request(settings)
	if err != nil {
		return err
	}
	l := &look{request: request}
	if until != "" {
		if l.done, err = render.Truth(until); err != nil {
			return usagef("--until: %w", err)
		}
	} else if l, err = expectation(request, w); err != nil {
		return err
	}
	j, err := i.prepare(settings, request)
	if err != nil {
		return err
	}
	return j.out.close(j.wait(ctx, l))
}
