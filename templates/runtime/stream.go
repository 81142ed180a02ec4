package admin

import (
	"context"
	"io"
	"net/http"
)

// A StreamCall is a call whose answer is read piece by piece: a file.
type StreamCall struct{ call *call }

func newStreamCall(ctx context.Context, caller *Caller, op *Operation, params any) StreamCall {
	c := prepare(ctx, caller, op, params)
	c.stream = true
	return StreamCall{c}
}

// Execute sends the request and returns the answer as soon as it begins. The
// caller closes it. The context of the call ends the reading too.
func (c StreamCall) Execute() (io.ReadCloser, *http.Response, error) {
	resp, err := c.call.send()
	if err != nil {
		return nil, resp, err
	}
	if err := c.call.checkType(resp, true); err != nil {
		body, _ := readBody(resp, maxErrorBody)
		return nil, resp, c.call.unreadable(resp, body, err)
	}
	return resp.Body, resp, nil
}

// WithRetry returns the call with a policy of its own for repeating it. Once the
// answer has begun, nothing is repeated.
func (c StreamCall) WithRetry(policy RetryPolicy) StreamCall {
	return StreamCall{c.call.withRetry(policy)}
}

// A FormatCall is a call whose answer exists as a T and as CSV.
type FormatCall[T any] struct{ Call[T] }

func newFormatCall[T any](ctx context.Context, caller *Caller, op *Operation, params any) FormatCall[T] {
	return FormatCall[T]{newCall[T](ctx, caller, op, params)}
}

// CSV returns the call that asks for the answer as CSV.
func (c FormatCall[T]) CSV() StreamCall {
	copied := *c.call
	copied.accept, copied.stream = copied.op.AcceptCSV, true
	return StreamCall{&copied}
}
