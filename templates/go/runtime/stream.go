package admin

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
)

// A StreamCall is a call whose response is read as a stream: a file.
type StreamCall call

// Gunzip returns a call that decompresses the response if its media type is
// gzip (RFC 1952).
func (c *StreamCall) Gunzip() *StreamCall {
	copied := *c
	copied.gunzip = true
	return &copied
}

// Execute sends the request and returns the body of the response as soon as it
// begins. The caller closes it. The context of the call also ends reading. A
// response with a status code of failure is an [*Error].
func (c *StreamCall) Execute(options ...CallOption) (io.ReadCloser, *http.Response, error) {
	copied := *(*call)(c).with(options)
	copied.stream = true
	call, began, end := copied.limited()
	resp, err := call.send()
	began()
	if err == nil {
		err = call.open(resp)
	}
	if err != nil {
		end()
		return nil, resp, err
	}
	resp.Body = &endingBody{ReadCloser: resp.Body, end: end}
	return resp.Body, resp, nil
}

// open makes the body of a response one that the caller can read.
func (c *call) open(resp *http.Response) error {
	head := resp.Request != nil && resp.Request.Method == http.MethodHead
	if err := c.checkType(resp, resp.ContentLength != 0 && !head); err != nil {
		body, _ := readBody(resp, maxErrorBody)
		return c.unreadable(resp, body, err)
	}
	resp.Body = &stream{Reader: resp.Body, Closer: resp.Body, call: c, resp: resp}
	if _, format := mediaTypeOf(resp.Header.Get("Content-Type")).split(); c.gunzip && format == "gzip" {
		resp.Body = &stream{Reader: &gunzipReader{source: resp.Body}, Closer: resp.Body, call: c, resp: resp}
	}
	return nil
}

// WriteFile writes the response to a file that only the current user can read.
// If the response is incomplete, the file does not change.
func (c *StreamCall) WriteFile(path string, options ...CallOption) (*http.Response, error) {
	body, resp, err := c.Execute(options...)
	if err != nil {
		return resp, err
	}
	err = writeAtomic(path, func(w io.Writer) error {
		_, err := io.Copy(w, body)
		return err
	})
	err = errors.Join(err, body.Close())
	resp.Body = newRawBody(nil)
	if err != nil {
		return resp, (*call)(c).broken(resp, fmt.Errorf("writing the file: %w", err))
	}
	return resp, nil
}

// broken returns the error for a response that ended too early.
func (c *call) broken(resp *http.Response, err error) *Error {
	var known *Error
	if errors.As(err, &known) {
		return known
	}
	return c.unreadable(resp, nil, err)
}

// A stream is the body of a response. Its errors name the operation.
type stream struct {
	_ keyed

	io.Reader
	io.Closer
	call *call
	resp *http.Response
}

func (s *stream) Read(p []byte) (int, error) {
	n, err := s.Reader.Read(p)
	if err != nil && err != io.EOF {
		err = s.call.broken(s.resp, fmt.Errorf("reading the response: %w", err))
	}
	return n, err
}

// A gunzipReader decompresses a stream, starting with the first Read.
type gunzipReader struct {
	_ keyed

	source io.Reader
	gzip   io.Reader // nil before the first Read
}

func (g *gunzipReader) Read(p []byte) (int, error) {
	if g.gzip == nil {
		if err := g.start(); err != nil {
			return 0, err
		}
	}
	return g.gzip.Read(p)
}

var errNoGzip = errors.New("the response is declared as gzip but is not")

// start reads the header. An empty response stays empty.
func (g *gunzipReader) start() error {
	buffered := bufio.NewReader(g.source)
	head, err := buffered.Peek(2)
	switch {
	case len(head) == 0:
		return err
	case string(head) != "\x1f\x8b":
		return errNoGzip
	}
	g.gzip, err = gzip.NewReader(buffered)
	return err
}

// A FormatCall is a call whose response is available as a T and as CSV.
type FormatCall[T any] call

// Execute requests the response as a T; see [Call.Execute].
func (c *FormatCall[T]) Execute(options ...CallOption) (value T, resp *http.Response, err error) {
	resp, err = (*call)(c).with(options).value(&value)
	return value, resp, err
}

// CSV returns a call that requests the response as CSV.
func (c *FormatCall[T]) CSV() *StreamCall {
	copied := StreamCall(*c)
	copied.accept = copied.op.AcceptCSV
	return &copied
}
