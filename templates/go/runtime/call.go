package admin

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"
)

// A call is one call of an operation with its parameters. The types of calls
// share it. Executing a call does not change it.
type call struct {
	ctx    context.Context
	caller *Caller
	op     *Operation
	accept string // requested media type
	params any    // pointer to a parameter struct, or *Request

	stream bool // the caller reads the body of the response
	gunzip bool // the body of the response is decompressed
	page   step // leads from the first page of a list to the one to fetch
	edit   func(json.RawMessage) (json.RawMessage, error)
	other  content // the body in place of that in the parameters, or its media type alone
	retry  *RetryPolicy
	server int // number of the chosen server, from 1; 0 if none is chosen
}

// prepare returns a call. The methods of all services use it. It is not
// inlined, because inlining it into a thousand methods made the package take
// half as long again to compile.
//
//go:noinline
func prepare(ctx context.Context, caller *Caller, op *Operation, params any) *call {
	return &call{ctx: ctx, caller: caller, op: op, accept: op.Accept, params: params}
}

// A Call is a call whose response is a T. Nothing is sent before Execute.
type Call[T any] call

// Execute sends the request and waits for the response. The value is nil if the
// response has no body. If there was a response, it is returned even with an
// error, and its body can be read again. The error is an [*Error].
//
//go:noinline
func (c *Call[T]) Execute(options ...CallOption) (value T, resp *http.Response, err error) {
	resp, err = (*call)(c).with(options).value(&value)
	return value, resp, err
}

// A NoContentCall is a call whose response has no body.
type NoContentCall call

// Execute sends the request and waits for the response; see [Call.Execute].
func (c *NoContentCall) Execute(options ...CallOption) (*http.Response, error) {
	return (*call)(c).with(options).value(nil)
}

// with returns a copy of the call with options.
func (c *call) with(options []CallOption) *call {
	if len(options) == 0 {
		return c
	}
	copied := *c
	for _, set := range options {
		set(&copied)
	}
	return &copied
}

// A CallOption changes one execution of a call.
type CallOption func(*call)

// WithBody changes a request body in JSON. edit gets the JSON text of the body, empty
// if there is none, and returns the text to send. Use it to send properties
// that this package does not know.
func WithBody(edit func(json.RawMessage) (json.RawMessage, error)) CallOption {
	return func(c *call) { c.edit = edit }
}

// WithRetry sets the policy for repeating the call. A [StreamCall] is not
// repeated once its response has begun.
func WithRetry(policy RetryPolicy) CallOption {
	return func(c *call) { c.retry = &policy }
}

// value executes the call and decodes the response into v, which is a pointer,
// or nil if no body is expected. After an error v points to the zero value.
func (c *call) value(v any) (*http.Response, error) {
	c, _, end := c.limited()
	defer end()
	resp, err := c.send()
	if err != nil {
		return resp, err
	}
	err = c.decode(resp, v)
	if err != nil && v != nil {
		reflect.ValueOf(v).Elem().SetZero()
	}
	return resp, err
}

// send executes the call and returns a successful response with an open body.
func (c *call) send() (*http.Response, error) {
	req, err := c.request()
	if err != nil {
		return nil, c.failed(err)
	}
	resp, err := c.caller.pipeline(req)
	if resp != nil {
		c.notice(resp)
	}
	switch {
	case resp == nil:
		return nil, c.failed(err)
	case success(resp.StatusCode) && err == nil:
		return resp, nil
	}
	body, incomplete := readBody(resp, maxErrorBody)
	if err == nil && incomplete != nil {
		err = fmt.Errorf("reading the response: %w", incomplete)
	}
	if success(resp.StatusCode) {
		return resp, c.unreadable(resp, body, err)
	}
	return resp, c.refused(resp, resp.StatusCode, body, err)
}

// request returns the request without credentials. Its body can be sent again.
func (c *call) request() (*http.Request, error) {
	args, err := argumentsOf(c.params, c.caller.styled)
	if err != nil {
		return nil, err
	}
	args.take(c.page)
	target, err := c.target(args)
	if err != nil {
		return nil, err
	}
	body, err := c.content(args)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(context.WithValue(c.ctx, exchangeKey{}, &exchange{call: c}), c.op.Method, target, body.inMemory())
	if err != nil {
		return nil, fmt.Errorf("building the request: %w", withoutURL(err))
	}
	body.stream(req)
	return req, c.setHeader(req, args, body)
}

// failed returns the error for a call without a response.
func (c *call) failed(err error) *Error {
	e := &Error{Operation: c.op.Name, Method: c.op.Method, Path: c.op.Path, Err: c.cause(err)}
	var cause explainer
	if errors.As(err, &cause) {
		cause.explain(e)
	}
	return e
}

// cause returns the error to report for err. It contains the error of the
// context if the context has ended.
func (c *call) cause(err error) error {
	ended := c.ctx.Err()
	if late, ok := context.Cause(c.ctx).(callTimeout); ok {
		ended = late
	}
	if err == nil || ended == nil || errors.Is(err, ended) {
		return err
	}
	return fmt.Errorf("%w: %w", ended, err)
}

// An explainer is an error that sets further fields of an Error.
type explainer interface{ explain(e *Error) }

// answered returns the error for a call with a response, without its cause.
func (c *call) answered(resp *http.Response) *Error {
	e := c.failed(nil)
	e.Status, e.Header = Status(resp.StatusCode), resp.Header
	e.RequestID = resp.Header.Get(c.caller.errors.requestID)
	e.RetryAfter, _ = retryAfter(resp.Header)
	return e
}

func (c *call) setHeader(req *http.Request, args *arguments, body content) error {
	for name, values := range args.header {
		if strings.ContainsAny(strings.Join(values, ""), "\r\n\x00") {
			return fmt.Errorf("header %s has a line break", name)
		}
		req.Header[http.CanonicalHeaderKey(name)] = append([]string(nil), values...)
	}
	setDefault(req.Header, "Accept", c.accept)
	if strings.HasSuffix(c.accept, "gzip") {
		setDefault(req.Header, "Accept-Encoding", "identity") // otherwise net/http requests gzip and decompresses it, also if the file itself is compressed
	}
	setDefault(req.Header, "User-Agent", c.caller.userAgent)
	if body.reader != nil {
		setDefault(req.Header, "Content-Type", c.mediaType(body))
	}
	return nil
}

func setDefault(header http.Header, name, value string) {
	if value != "" && header[name] == nil {
		header[name] = []string{value}
	}
}
