// Package watch repeats a request until a change is done.
package watch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// A Look is a request that is repeated until its response is as expected.
type Look struct {
	Request admin.Request
	Done    func(v any) (bool, error) // nil if only the status counts
	path    tree.Path                 // path of the state, or nil
	failed  []string                  // states that mean failure, in addition to names such as FAILED
	status  admin.Status              // means done, or 0
}

// Expectation returns the look of a watcher, without its request.
func Expectation(w *ops.Watcher) (*Look, error) {
	l := &Look{status: admin.Status(w.Status), failed: w.Failed}
	if w.Path == "" {
		return l, nil
	}
	path, err := tree.ParsePath(w.Path)
	if err != nil {
		return nil, err
	}
	l.path = path
	l.Done = func(v any) (bool, error) {
		state, _ := StateAt(v, path)
		return slices.Contains(w.Values, state), nil
	}
	return l, nil
}

// StateAt returns a string, a number or a boolean as text.
func StateAt(v any, path tree.Path) (string, bool) {
	v, ok := tree.Get(v, path)
	switch v.(type) {
	case nil, *tree.Object, []any:
		return "", false
	}
	return fmt.Sprint(v), ok
}

// A Watch says how to wait.
type Watch struct {
	Limit time.Duration // the longest time to wait; 0 for no limit
	Pause time.Duration // between two requests; 0 for the default

	// Fetch sends a request and returns the response and its body.
	Fetch func(ctx context.Context, r admin.Request) (*http.Response, []byte, error)
	// Report is called after each look that does not end the wait. The state is empty
	// if there is none.
	Report func(state string, since time.Duration)
}

// standardPause is the default time between two requests.
const standardPause = 5 * time.Second

// ErrTimeout is the error of a change that is not done within the limit.
var ErrTimeout = errors.New("it is not done yet")

// Wait repeats the request until the change is done or has failed. It returns the last
// response, and the state that means failure or "".
func (w Watch) Wait(ctx context.Context, l *Look) (v any, failed string, err error) {
	if w.Limit > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, w.Limit, ErrTimeout)
		defer cancel()
	}
	start := time.Now()
	var trouble trouble
	for {
		v, done, err := w.see(ctx, l)
		state, _ := StateAt(v, l.path)
		switch {
		case errors.Is(context.Cause(ctx), ErrTimeout):
			return nil, "", ErrTimeout
		case trouble.ends(ctx, err, l.status):
			return nil, "", err
		case err == nil && l.hasFailed(state):
			return v, state, nil
		case err == nil && done:
			return v, "", nil
		}
		w.Report(state, time.Since(start))
		if err := pause(ctx, w.Pause); err != nil && !errors.Is(context.Cause(ctx), ErrTimeout) {
			return nil, "", err
		}
	}
}

// see sends the request once. The value is nil if the response has none.
func (w Watch) see(ctx context.Context, l *Look) (v any, done bool, err error) {
	resp, data, err := w.Fetch(ctx, l.Request)
	switch {
	case err != nil && resp == nil && l.status != 0 && errors.Is(err, l.status) && isAnswer(err):
		return nil, true, nil
	case err != nil:
		return nil, false, err
	}
	if v, err = tree.Decode(data); err != nil {
		return nil, false, fmt.Errorf("%w: %w", errNoJSON, err)
	}
	if l.Done == nil {
		return v, int(l.status) == resp.StatusCode, nil
	}
	done, err = l.Done(v)
	return v, done, err
}

// hasFailed reports whether a state is final and means failure: the table lists it, or
// its name says so, as in FAILED, DEPLOYMENT_ERROR and CANCELLED.
func (l *Look) hasFailed(state string) bool {
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
