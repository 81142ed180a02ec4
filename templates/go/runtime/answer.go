package admin

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"unicode/utf8"
)

const (
	maxErrorBody = 1 << 20 // largest part of an error response that is kept
	maxDrain     = 1 << 16 // largest rest that is read so that the connection can be used again
	maxPresized  = 1 << 26 // largest Content-Length that is allocated at once
	maxAnswer    = 1 << 26 // largest response in memory, unless UseMaxAnswer sets another limit
)

// A rawBody is the part of a response body that was read. Close rewinds it, so
// that it can be read again.
type rawBody struct {
	reader bytes.Reader
	data   []byte
	err    error // why data is not all of it, or nil
}

func (b *rawBody) Read(p []byte) (int, error) { return b.reader.Read(p) }

func (b *rawBody) Close() error {
	b.reader.Reset(b.data)
	return nil
}

func newRawBody(data []byte) *rawBody {
	b := &rawBody{data: data}
	b.reader.Reset(data)
	return b
}

// readBody reads and closes the body of a response, and replaces it by the
// bytes that it read. If limit is not 0, it reads at most limit bytes. A second
// call costs nothing.
func readBody(resp *http.Response, limit int64) ([]byte, error) {
	if raw, ok := resp.Body.(*rawBody); ok {
		_ = raw.Close() // never fails
		return raw.data, raw.err
	}
	data, err := readAll(resp, limit)
	closeBody(resp)
	raw := newRawBody(data)
	raw.err = err
	resp.Body = raw
	return data, err
}

// tooLarge is the limit that a response exceeds.
type tooLarge int64

func (t tooLarge) Error() string {
	return fmt.Sprintf("the response has more than %d bytes; UseMaxAnswer sets another limit", int64(t))
}

// readWhole is like readBody, but a response with more than limit bytes is an
// error. Of such a response, it keeps as much as of an error response.
func readWhole(resp *http.Response, limit int64) ([]byte, error) {
	if _, ok := resp.Body.(*rawBody); ok || limit == 0 {
		return readBody(resp, 0)
	}
	if resp.ContentLength > limit {
		data, _ := readBody(resp, min(limit, maxErrorBody))
		return data, tooLarge(limit)
	}
	data, err := readBody(resp, limit+1)
	if int64(len(data)) <= limit {
		return data, err
	}
	data = bytes.Clone(data[:min(limit, maxErrorBody)])
	resp.Body = newRawBody(data)
	return data, tooLarge(limit)
}

func readAll(resp *http.Response, limit int64) ([]byte, error) {
	length := resp.ContentLength
	switch {
	case length == 0, resp.Request != nil && resp.Request.Method == http.MethodHead: // RFC 9110, section 9.3.2
		return nil, nil
	case limit > 0 && (length < 0 || length > limit):
		return io.ReadAll(io.LimitReader(resp.Body, limit))
	case length < 0 || length > maxPresized:
		return io.ReadAll(resp.Body)
	}
	data := make([]byte, length)
	n, err := io.ReadFull(resp.Body, data)
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return data[:n], err
}

// closeBody closes the body. If little is left, it reads the rest first, so
// that the connection can be used again.
func closeBody(resp *http.Response) {
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, maxDrain))
	_ = resp.Body.Close()
}

// decode decodes a response into the value that v points to, if v is not nil.
// An empty body does not change the value.
func (c *call) decode(resp *http.Response, v any) error {
	data, err := readWhole(resp, c.caller.maxAnswer)
	if err != nil {
		return c.unreadable(resp, data, fmt.Errorf("reading the response: %w", err))
	}
	if err := c.checkType(resp, len(data) > 0); err != nil {
		return c.unreadable(resp, data, err)
	}
	content, status := unwrap(resp, data)
	if !success(status) {
		return c.refused(resp, status, content, nil)
	}
	if err := c.decodeContent(status, content, v); err != nil {
		return c.unreadable(resp, content, fmt.Errorf("decoding the response: %w", err))
	}
	return nil
}

func success(status int) bool { return 200 <= status && status <= 299 }

func (c *call) decodeContent(status int, data []byte, v any) error {
	switch {
	case v == nil:
		return nil
	case c.op.outcome != nil:
		return c.op.outcome(status, data, v)
	case len(data) == 0:
		return nil
	}
	return decodeValue(data, v)
}

// decodeValue decodes the body of a response into the value that v points to.
func decodeValue(data []byte, v any) error {
	if text, ok := v.(*rawText); ok {
		*text = data
		return nil
	}
	if text, ok := v.(**string); ok && kindOf(data) != nullKind {
		*text = Ptr(decodeText(data))
		return nil
	}
	return decodeBody(data, v)
}

// A rawText is a response that is not decoded.
type rawText []byte

// decodeText reads a response that is one string. Some operations declare one
// and send text or XML instead of JSON.
func decodeText(data []byte) string {
	var s string
	if kindOf(data) != stringKind || json.Unmarshal(data, &s) != nil {
		return string(data)
	}
	return s
}

// checkType compares the media type of a response with the requested one. If
// there is no body, it compares only the version.
func (c *call) checkType(resp *http.Response, body bool) error {
	header := resp.Header.Get("Content-Type")
	if header == c.accept {
		return nil
	}
	got, asked := mediaTypeOf(header), mediaTypeOf(c.accept)
	switch {
	case got.otherVersion(asked):
		return fmt.Errorf("the response has another version: %s, requested %s", got, asked)
	case body && !got.fits(asked):
		return fmt.Errorf("the response is %s, requested %s", got, asked)
	}
	return nil
}

// unreadable returns the error for a successful response that cannot be used.
func (c *call) unreadable(resp *http.Response, body []byte, err error) *Error {
	e := c.answered(resp)
	e.Body, e.Err = body, c.cause(err)
	return e
}

// refused returns the error for a response with a status code of failure. The
// cause is nil if the response says it all.
func (c *call) refused(resp *http.Response, status int, body []byte, cause error) *Error {
	if status == http.StatusProxyAuthRequired && cause == nil {
		cause = errors.New("the HTTP proxy on the way wants credentials, which its URL can have")
	}
	e := c.unreadable(resp, body, cause)
	e.Status = Status(status)
	c.caller.errors.read(e)
	got := mediaTypeOf(resp.Header.Get("Content-Type"))
	if _, format := got.split(); c.op.Details != nil && (format == "json" || got == "") {
		if details := c.op.Details(status, string(got)); details != nil && decodeBody(e.Body, details) == nil {
			e.Details = details
		}
	}
	if cause == nil && e.Code == "" && e.explanation() == "" && len(e.Body) > 0 {
		e.Err = c.unknownError(got, e.Body)
	}
	return e
}

// unknownError returns the text of an error response that does not have the form
// of the API's errors: the server's words, unless they are a page.
func (c *call) unknownError(t mediaType, body []byte) error {
	const most = 300
	shown := string(body)
	_, format := t.split()
	switch {
	case json.Valid(body):
		shown = redact(body, (&exchange{call: c}).secrets(c.caller.secrets))
	case format == "html" || !utf8.Valid(body) || bytes.HasPrefix(bytes.TrimSpace(body), []byte("<")):
		return fmt.Errorf("the response is %q with %d bytes and not an error of the API", t, len(body))
	}
	if len(shown) > most {
		shown = strings.ToValidUTF8(shown[:most], "") + "..."
	}
	return fmt.Errorf("the response is %q: %q", t, shown)
}
