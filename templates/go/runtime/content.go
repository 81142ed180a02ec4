package admin

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strings"
)

// A content is the body of a request. It is sent as it is.
type content struct {
	_ keyed

	reader    io.Reader // nil if there is no body
	mediaType string    // value of Content-Type; empty for that of the operation
}

// An encoder returns the content for a body that is not JSON.
type encoder func(op *Operation, value any) (content, error)

// bodyIn returns the body in a field of a parameter struct, or nil if there is
// none.
func bodyIn(field reflect.Value) any {
	if field.Kind() != reflect.String && field.IsNil() {
		return nil
	}
	return field.Interface()
}

// content returns the body to send. Errors of the path are reported before its
// errors.
func (c *call) content(a *arguments) (content, error) {
	stream, isStream := a.value.(io.Reader)
	switch {
	case c.other.reader != nil:
		return c.other, nil
	case a.value == nil && c.edit == nil:
		if a.needed {
			return content{}, errors.New("the body is missing")
		}
		return content{}, nil
	case !isStream && c.op.encode == nil:
		return c.encodeJSON(a)
	case c.edit != nil:
		return content{}, errors.New("editing the body: it is not JSON")
	case isStream:
		return content{reader: stream}, nil
	}
	body, err := c.op.encode(c.op, a.value)
	if err != nil {
		err = fmt.Errorf("encoding the body: %w", err)
	}
	return body, err
}

// encodeJSON encodes a body in JSON, and passes it to the caller's function if
// there is one.
func (c *call) encodeJSON(a *arguments) (content, error) {
	var body json.RawMessage
	var err error
	if a.value != nil {
		if body, err = encodeBody(a.value); err != nil {
			return content{}, fmt.Errorf("encoding the body: %w", err)
		}
	}
	if c.edit != nil {
		if body, err = c.edit(bytes.Clone(body)); err != nil {
			return content{}, fmt.Errorf("editing the body: %w", err)
		}
	}
	if body == nil {
		return content{}, nil
	}
	return content{reader: bytes.NewReader(body)}, nil
}

// mediaType returns the value of Content-Type for a body. If the document allows a
// range of media types and the caller names none, the body is bytes.
func (c *call) mediaType(body content) string {
	name := cmp.Or(c.other.mediaType, body.mediaType, c.op.ContentType)
	if !strings.Contains(name, "*") {
		return name
	}
	if strings.HasSuffix(name, "json") {
		return "application/json"
	}
	return "application/octet-stream"
}

// inMemory returns the body if net/http knows how to send it again, else nil.
func (s content) inMemory() io.Reader {
	switch r := s.reader.(type) {
	case *bytes.Reader, *bytes.Buffer, *strings.Reader:
		return r
	}
	return nil
}

// stream sets the body of a request if it is not in memory.
func (s content) stream(req *http.Request) {
	if s.reader == nil || s.inMemory() != nil {
		return
	}
	first, ok := s.reader.(*turn)
	if !ok {
		first = newUpload(s.reader)
	}
	req.Body, req.ContentLength = first, first.size
	if first.again {
		req.GetBody = first.rewind
	}
}
