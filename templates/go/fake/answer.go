package fake

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// An Answer is a response with all its parts. Zero fields are taken from the
// document.
type Answer struct {
	Status int
	Header http.Header
	Value  any // as a Handler returns it
}

// answer writes a successful answer.
func (r *Request) answer(w http.ResponseWriter, value any) error {
	a, ok := value.(Answer)
	if !ok {
		a = Answer{Value: value}
	}
	body, err := encode(a.Value, strings.HasSuffix(essence(r.accept), "json"))
	if err != nil {
		return err
	}
	status, media := r.success(len(body) > 0)
	if a.Status == 0 {
		a.Status = status
	}
	if media != "" {
		w.Header().Set("Content-Type", concrete(media))
	}
	for name, values := range a.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(a.Status)
	if len(body) > 0 {
		_, err = w.Write(body)
	}
	return err
}

// encode returns the body of an answer. A string is a JSON text or, if the answer is
// not JSON, the body itself.
func encode(value any, inJSON bool) ([]byte, error) {
	switch v := value.(type) {
	case nil:
		return nil, nil
	case []byte:
		return v, nil
	case string:
		if !inJSON {
			return []byte(v), nil
		}
	case io.Reader:
		data, err := io.ReadAll(v)
		return data, err
	case json.RawMessage:
		return v, nil
	}
	data, err := json.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("encoding the value: %w", err)
	}
	return data, nil
}

// success returns the document's first status code for an answer with or without
// a body, and the media type that the request asks for.
func (r *Request) success(body bool) (status int, media string) {
	for _, response := range r.Version.Responses {
		code, err := strconv.Atoi(response.Status)
		if err != nil || code/100 != 2 {
			continue
		}
		for _, m := range response.Media {
			if m.Type == r.accept && hasBody(&m) == body {
				return code, m.Type
			}
		}
		if status == 0 || !body && len(response.Media) == 0 {
			status = code
		}
	}
	if status == 0 {
		status = http.StatusOK
	}
	return status, r.accept
}

// hasBody reports whether a representation has a body. Only JSON without a schema
// has none.
func hasBody(m *ops.Media) bool { return m.Schema != "" || m.Format != "json" }
