package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// watch sends the change, waits until it is done, and prints the result.
func (j *job) watch(ctx context.Context) error {
	resp, err := j.caller.Do(ctx, j.request)
	if err != nil {
		return err
	}
	data, err := j.readAnswer(resp)
	if err := errors.Join(err, resp.Body.Close()); err != nil {
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
		if p := &get.params[n]; p.set {
			words = append(words, "--"+p.Flag, page.Quote(p.String()))
		}
	}
	return strings.Join(words, " ")
}

// A look is a request that is repeated until its response is as expected.
type look struct {
	request admin.Request
	done    func(v any) (bool, error) // nil if only the status counts
	path    tree.Path                 // path of the state, or nil
	failed  []string                  // states that mean failure, in addition to names such as FAILED
	status  admin.Status              // means done, or 0
}

// poll returns the look of a watcher after a change whose response is data.
func (j *job) poll(w *ops.Watcher, data []byte) (*look, error) {
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
	l, err := expectation(w)
	if err != nil {
		return nil, err
	}
	l.request = get.arrange()
	return l, get.authorize(&l.request, j.values)
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

// expectation returns a look without its request.
func expectation(w *ops.Watcher) (*look, error) {
	l := &look{status: admin.Status(w.Status), failed: w.Failed}
	if w.Path == "" {
		return l, nil
	}
	path, err := tree.ParsePath(w.Path)
	if err != nil {
		return nil, err
	}
	l.path = path
	l.done = func(v any) (bool, error) {
		state, _ := stateAt(v, path)
		return slices.Contains(w.Values, state), nil
	}
	return l, nil
}

// source returns the value that a watcher copies from the change or its response.
func (j *job) source(from string, answer any) (string, error) {
	kind, name, _ := strings.Cut(from, ":")
	switch kind {
	case "const":
		return name, nil
	case "input":
		for n := range j.params {
			if p := &j.params[n]; p.Name == name && p.set {
				return p.String(), nil
			}
		}
	case "body":
		path, err := tree.ParsePath(name)
		if err != nil {
			return "", err
		}
		if text, ok := stateAt(answer, path); ok {
			return text, nil
		}
	}
	return "", fmt.Errorf("%s is not known", from)
}

// stateAt returns a string, a number or a boolean as text.
func stateAt(v any, path tree.Path) (string, bool) {
	v, ok := tree.Get(v, path)
	switch v.(type) {
	case nil, *tree.Object, []any:
		return "", false
	}
	return fmt.Sprint(v), ok
}

// standardPause is the default time between two requests.
const standardPause = 5 * time.Second

var errTimeout = errors.New("it is not done yet")

// wait repeats the request until the change is done, and prints the last response.
func (j *job) wait(ctx context.Context, l *look) error {
	if limit := time.Duration(j.options.watchTimeout); limit > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, limit, errTimeout)
		defer cancel()
	}
	defer j.progress("")
	start := time.Now()
	var trouble trouble
	for {
		v, done, err := j.see(ctx, l)
		state, _ := stateAt(v, l.path)
		switch {
		case errors.Is(context.Cause(ctx), errTimeout):
			return j.late()
		case trouble.ends(ctx, err, l.status):
			return err
		case err == nil && (done || l.hasFailed(state)):
			return j.finish(v, l)
		}
		j.showWait(state, time.Since(start))
		if err := pause(ctx, time.Duration(j.options.watchInterval)); err != nil && !errors.Is(context.Cause(ctx), errTimeout) {
			return err
		}
	}
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
	err := fmt.Errorf("%w: %s after %v", errTimeout, j.op.Name, time.Duration(j.options.watchTimeout))
	if j.again != "" {
		err = fmt.Errorf("%w; wait on with:\n  %s", err, j.again)
	}
	return err
}

// finish prints the last response. A state that means failure is an error.
func (j *job) finish(v any, l *look) error {
	if v == nil {
		j.say(j.op.Name + " is done")
		return nil
	}
	if err := j.printer.Value(j.out, v); err != nil {
		return err
	}
	if state, _ := stateAt(v, l.path); l.hasFailed(state) {
		return fmt.Errorf("%s ended in state %s", j.op.Name, state)
	}
	return nil
}

// see sends the request once. The value is nil if the response has none.
func (j *job) see(ctx context.Context, l *look) (v any, done bool, err error) {
	resp, err := j.caller.Do(ctx, l.request)
	if err != nil {
		if l.status != 0 && errors.Is(err, l.status) && isAnswer(err) {
			return nil, true, nil
		}
		return nil, false, err
	}
	data, err := j.readAnswer(resp)
	if err := errors.Join(err, resp.Body.Close()); err != nil {
		return nil, false, err
	}
	if v, err = tree.Decode(data); err != nil {
		return nil, false, fmt.Errorf("%w: %w", errNoJSON, err)
	}
	if l.done == nil {
		return v, int(l.status) == resp.StatusCode, nil
	}
	done, err = l.done(v)
	return v, done, err
}

// hasFailed reports whether a state is final and means failure: the table lists it, or
// its name says so, as in FAILED, DEPLOYMENT_ERROR and CANCELLED.
func (l *look) hasFailed(state string) bool {
	if slices.Contains(l.failed, state) {
		return true
	}
	for word := range strings.FieldsFuncSeq(strings.ToUpper(state), func(r rune) bool { return r == '_' || r == '-' || r == ' ' }) {
		switch word {
		case "FAILED", "FAILURE", "ERROR", "CANCELLED", "CANCELED", "REJECTED", "ABORTED":
			return true
		}
	}
	return false
}

func pause(ctx context.Context, d time.Duration) error {
	if d == 0 {
		d = standardPause
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
