package command

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/cli/watch"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// watch sends the change, waits until it is done, and prints the result.
func (j *job) watch(ctx context.Context) error {
	_, data, err := j.fetch(ctx, j.request)
	if err != nil {
		return err
	}
	look, err := j.poll(j.op.Watcher, data)
	if err != nil {
		return err
	}
	return j.wait(ctx, look)
}

// toGoOn returns the command that continues to wait for a change that get polls.
func (j *job) toGoOn(get *invocation) string {
	words := []string{j.Name, "api", "wait", j.op.CommandName()}
	for n := range get.params {
		if p := &get.params[n]; p.Given {
			words = append(words, "--"+p.Flag, page.Quote(p.String()))
		}
	}
	return strings.Join(words, " ")
}

// poll returns the look of a watcher after a change whose response is data.
func (j *job) poll(w *ops.Watcher, data []byte) (*watch.Look, error) {
	op := j.Table.Lookup(w.Get)
	if op == nil {
		return nil, fmt.Errorf("the operation to watch with is unknown: %s", w.Get)
	}
	get := j.invocationOf(op, w.Version)
	var answer any
	if v, err := tree.Decode(data); err == nil {
		answer = v
	}
	for n := range get.params {
		p := &get.params[n]
		for _, source := range w.Params {
			if source.Name != p.Name {
				continue
			}
			value, err := j.source(source.From, answer)
			if err != nil {
				return nil, fmt.Errorf("watching with %s: %s: %w", op.Name, p.Name, err)
			}
			_ = p.Set(value) // never fails
		}
	}
	j.again = j.toGoOn(get)
	l, err := watch.Expectation(w)
	if err != nil {
		return nil, err
	}
	l.Request = get.arrange()
	return l, get.authorize(&l.Request, j.values)
}

// invocationOf returns the call of another operation in the named version. If that
// does not exist, it uses the default version.
func (s *session) invocationOf(op *ops.Operation, version string) *invocation {
	v := op.Version(version)
	if v == nil {
		v = op.Default()
	}
	return s.invocation(op, v)
}

// source returns the value that a watcher copies from the change or its response.
func (j *job) source(from string, answer any) (string, error) {
	kind, name, _ := strings.Cut(from, ":")
	switch kind {
	case "const":
		return name, nil
	case "input":
		for n := range j.params {
			if p := &j.params[n]; p.Name == name && p.Given {
				return p.String(), nil
			}
		}
	case "body":
		path, err := tree.ParsePath(name)
		if err != nil {
			return "", err
		}
		if text, ok := watch.StateAt(answer, path); ok {
			return text, nil
		}
	}
	return "", fmt.Errorf("%s is not known", from)
}

// wait repeats the request until the change is done, and prints the last response.
func (j *job) wait(ctx context.Context, l *watch.Look) error {
	defer j.progress("")
	w := watch.Watch{Limit: time.Duration(j.options.watchTimeout), Pause: time.Duration(j.options.watchInterval), Fetch: j.fetch, Report: j.showWait}
	v, failed, err := w.Wait(ctx, l)
	switch {
	case errors.Is(err, watch.ErrTimeout):
		return j.late()
	case err != nil:
		return err
	}
	return j.finish(v, failed)
}

func (j *job) showWait(state string, since time.Duration) {
	text := "waiting for " + j.op.Name
	if state != "" {
		text += ": " + state
	}
	j.progress(fmt.Sprintf("%s, %v", text, since.Round(time.Second)))
}

// late returns the error for the end of the waiting time. It contains the command that
// continues to wait.
func (j *job) late() error {
	err := fmt.Errorf("%w: %s after %v", watch.ErrTimeout, j.op.Name, time.Duration(j.options.watchTimeout))
	if j.again != "" {
		err = fmt.Errorf("%w; wait on with:\n  %s", err, j.again)
	}
	return err
}

// finish prints the last response. A state that means failure is an error.
func (j *job) finish(v any, failed string) error {
	if v == nil {
		j.say(j.op.Name + " is done")
		return nil
	}
	if err := j.printer.Value(j.out, v); err != nil {
		return err
	}
	if failed != "" {
		return fmt.Errorf("%s ended in state %s", j.op.Name, failed)
	}
	return nil
}
