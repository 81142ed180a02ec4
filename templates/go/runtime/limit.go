package admin

import (
	"context"
	"fmt"
	"io"
	"time"
)

// UseMaxAnswer sets the largest response that a call reads into memory, in bytes
// after decompression. The default is 64 MiB. A larger response is an error. Zero
// means no limit. Streams, which are read piece by piece, have no limit.
func UseMaxAnswer(bytes int64) Option {
	return func(s *settings) {
		if bytes < 0 {
			s.errs = append(s.errs, fmt.Errorf("the largest response has %d bytes", bytes))
		}
		s.maxAnswer = bytes
	}
}

// UseTimeout sets how long a call may take, with its repetitions and the waits
// between them. A call whose context ends earlier takes no longer than that. Of a
// list, each page is a call. Of a stream, the time ends when its response begins.
// The default is no limit. The error of a call that takes longer is
// [context.DeadlineExceeded].
func UseTimeout(d time.Duration) Option {
	return func(s *settings) {
		if d < 0 {
			s.errs = append(s.errs, fmt.Errorf("the timeout is %v", d))
		}
		s.timeout = d
	}
}

// A callTimeout is the cause of the end of a context.
type callTimeout time.Duration

func (t callTimeout) Error() string {
	return fmt.Sprintf("the call took longer than %v, the timeout of the client", time.Duration(t))
}

// Is reports whether target is [context.DeadlineExceeded].
func (t callTimeout) Is(target error) bool { return target == context.DeadlineExceeded }

// limited returns a copy of the call that ends after the timeout of the client. A
// stream ends only if that is over before its response begins, which the caller
// reports by began. The caller calls end when the call is over.
func (c *call) limited() (limited *call, began, end func()) {
	limit := c.caller.timeout
	if limit == 0 {
		return c, func() {}, func() {}
	}
	copied := *c
	if !c.stream {
		copied.ctx, end = context.WithTimeoutCause(c.ctx, limit, callTimeout(limit))
		return &copied, func() {}, end
	}
	ctx, cancel := context.WithCancelCause(c.ctx)
	copied.ctx = ctx
	timer := time.AfterFunc(limit, func() { cancel(callTimeout(limit)) })
	return &copied, func() { timer.Stop() }, func() { cancel(nil) }
}

// An endingBody ends a call when it is closed.
type endingBody struct {
	_ keyed

	io.ReadCloser
	end func()
}

func (b *endingBody) Close() error {
	defer b.end()
	return b.ReadCloser.Close()
}
