package admin

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"
)

// A WaitError is why waiting for a change ended before the change was done. A look
// that fails for a moment does not end it: a connection that breaks, a status code
// of 500 and above, 408, 425 or 429, an answer that is not the API's, or status 404
// before the first state. The sixth such failure in a row does.
type WaitError struct {
	_ keyed

	Operation string // the change: "createCluster"
	State     string // the last that was seen; empty if none was
	Err       error  // why no further look was taken; nil if State is a failure
}

// Error returns one line: the change, the last state, and the cause.
func (e *WaitError) Error() string {
	switch {
	case e.Err == nil:
		return fmt.Sprintf("%s: ended in state %s", e.Operation, e.State)
	case e.State == "":
		return fmt.Sprintf("waiting for %s: %v", e.Operation, e.Err)
	}
	return fmt.Sprintf("waiting for %s, last in state %s: %v", e.Operation, e.State, e.Err)
}

// Unwrap returns the cause: what the context says, or the [*Error] of a look.
func (e *WaitError) Unwrap() error { return e.Err }

// A WaitOption changes how one change is waited for.
type WaitOption func(*waiting)

// A waiting is one wait for one change.
type waiting struct {
	watcher     *watcher
	least, most time.Duration // bounds of the pause between two looks
	progress    func(state string)
	state       string // the last that was seen
}

// WithDelay sets the pauses between looks: they grow from the first to the
// second bound, each shorter by a random part of up to a half, and are no shorter
// than a millisecond. By default they are 2 s and 30 s.
func WithDelay(least, most time.Duration) WaitOption {
	return func(w *waiting) {
		w.least = max(least, time.Millisecond)
		w.most = max(w.least, most)
	}
}

// WithProgress has a function called with the state after each look.
func WithProgress(progress func(state string)) WaitOption {
	return func(w *waiting) { w.progress = progress }
}

// A watcher says how to see that a change is done. It is generated.
type watcher struct {
	change string   // public name of the operation
	path   []string // members on the way to the state in the answer; empty if status tells
	done   []string // states
	failed []string // states from which the change does not come back
	status Status   // of the answer; means done
}

// wait calls a GET until its answer shows that the change is done. The last
// answer is returned beside an error too; it is nil if there is none.
func wait[T any](get *call, w *watcher, options []WaitOption) (T, error) {
	last, err := newWaiting(w, options).poll(get, func() any { return new(T) })
	if value, ok := last.(*T); ok {
		return *value, err
	}
	var none T
	return none, err
}

// waitGone calls a GET until its status says that the change is done.
func waitGone(get *call, w *watcher, options []WaitOption) error {
	_, err := newWaiting(w, options).poll(get, func() any { return nil })
	return err
}

func newWaiting(watcher *watcher, options []WaitOption) *waiting {
	w := &waiting{watcher: watcher, least: 2 * time.Second, most: 30 * time.Second, progress: func(string) {}}
	for _, set := range options {
		set(w)
	}
	return w
}

// mostTrouble is the number of looks in a row that may fail.
const mostTrouble = 5

// poll returns the last answer that could be read.
func (w *waiting) poll(get *call, newValue func() any) (last any, err error) {
	trouble := 0
	for delay := w.least; ; delay = min(2*delay, w.most) {
		value := newValue()
		resp, err := get.value(value)
		switch {
		case resp != nil && w.watcher.status != 0 && Status(resp.StatusCode) == w.watcher.status && get.genuine(resp):
			return last, nil
		case err != nil:
			if trouble++; trouble > mostTrouble || !w.passes(get, err) {
				return last, w.failed(err)
			}
		default:
			last, trouble = value, 0
			if done, err := w.see(resp); done {
				return last, err
			}
		}
		if err := pause(get.ctx, delay); err != nil {
			return last, w.failed(err)
		}
	}
}

// see notes the state in an answer and reports whether waiting is over.
func (w *waiting) see(resp *http.Response) (done bool, err error) {
	if w.state = w.watcher.stateOf(resp); w.state != "" {
		w.progress(w.state)
	}
	if slices.Contains(w.watcher.failed, w.state) {
		return true, w.failed(nil)
	}
	return slices.Contains(w.watcher.done, w.state), nil
}

// passes reports whether another look may do better than one that failed.
func (w *waiting) passes(get *call, err error) bool {
	var e *Error
	switch {
	case get.ctx.Err() != nil || !errors.As(err, &e):
		return false
	case e.Status == 0:
		return errors.As(err, new(connectionError)) && !errors.As(err, new(permanentError))
	case e.Status == ErrNotFound:
		return w.watcher.status != ErrNotFound && w.state == "" || !isAnswer(e.Header, e.Body, get.accept)
	}
	return success(int(e.Status)) || transient(int(e.Status)) || e.Status >= ErrInternal
}

// genuine reports whether a response is the API's, not a page of a proxy.
func (c *call) genuine(resp *http.Response) bool {
	body, _ := readBody(resp, maxErrorBody)
	return isAnswer(resp.Header, body, c.accept)
}

// isAnswer reports whether a body is of the kind that the API answers: where that is
// JSON, an error is JSON too, or has no body.
func isAnswer(header http.Header, body []byte, accept string) bool {
	_, asked := mediaTypeOf(accept).split()
	_, got := mediaTypeOf(header.Get("Content-Type")).split()
	return len(body) == 0 || asked != "json" || got == asked || got == "" && json.Valid(body)
}

func (w *waiting) failed(err error) *WaitError {
	return &WaitError{Operation: w.watcher.change, State: w.state, Err: err}
}

// stateOf returns the state in an answer, or its status if that is what tells.
func (w *watcher) stateOf(resp *http.Response) string {
	if len(w.path) == 0 {
		return Status(resp.StatusCode).Error()
	}
	data, _ := readBody(resp, 0) // it has been read
	for _, name := range w.path {
		data = member(data, name)
	}
	if kindOf(data) == stringKind {
		return text(data)
	}
	if kindOf(data) == nullKind {
		return ""
	}
	return string(data)
}

// pause waits for between half of d and all of it.
func pause(ctx context.Context, d time.Duration) error {
	return sleep(ctx, d-random(d/2))
}
