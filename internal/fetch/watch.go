package fetch

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"
)

// minArrived is how many bytes must arrive while patience lasts.
const minArrived = 16 << 10

// A watch ends a request whose bytes arrive too slowly.
type watch struct {
	bytes  atomic.Int64
	ctx    context.Context
	cancel context.CancelCauseFunc
}

// newWatch returns a context that ends when fewer than minArrived bytes arrived
// within a time.
func newWatch(ctx context.Context, patience time.Duration) (context.Context, *watch) {
	w := &watch{}
	w.ctx, w.cancel = context.WithCancelCause(ctx)
	go w.run(patience)
	return w.ctx, w
}

func (w *watch) run(patience time.Duration) {
	ticker := time.NewTicker(patience)
	defer ticker.Stop()
	for {
		select {
		case <-w.ctx.Done():
			return
		case <-ticker.C:
			if w.bytes.Swap(0) < minArrived {
				w.cancel(fmt.Errorf("fewer than %d bytes arrived within %v", minArrived, patience))
			}
		}
	}
}

// arrived takes note of bytes.
func (w *watch) arrived(n int) { w.bytes.Add(int64(n)) }

// reason returns why a request failed: that it was too slow, or err.
func (w *watch) reason(err error) error {
	if cause := context.Cause(w.ctx); err != nil && cause != nil && w.ctx.Err() != cause {
		return cause
	}
	return err
}

// stop ends the watch.
func (w *watch) stop() { w.cancel(context.Canceled) }
