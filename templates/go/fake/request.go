package fake

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// A Request is a request that the API's document allows.
type Request struct {
	Operation *ops.Operation
	Version   *ops.Version      // the one that the header Accept asks for
	Path      map[string]string // parameters, unescaped
	Query     url.Values
	Header    http.Header
	Body      json.RawMessage // nil if there is none

	accept string // media type of the answer
}

// Decode reads the body into the value that v points to.
func (r *Request) Decode(v any) error {
	if err := json.Unmarshal(r.Body, v); err != nil {
		return fmt.Errorf("decoding the body of %s: %w", r.Operation.Name, err)
	}
	return nil
}

// read checks a request against the table.
func (s *Server) read(r *http.Request) (*Request, error) {
	op, path, err := s.route(r)
	if err != nil {
		return nil, err
	}
	request := &Request{Operation: op, Path: path, Query: r.URL.Query(), Header: r.Header}
	if err := request.choose(table.Pin); err != nil {
		return nil, err
	}
	for _, p := range op.Params {
		if err := request.check(p); err != nil {
			return nil, err
		}
	}
	for name := range request.Query {
		if !slices.ContainsFunc(op.Params, func(p *ops.Param) bool { return p.In == ops.Query && p.Name == name }) {
			return nil, refusal(http.StatusBadRequest, "%s has no query parameter %s", op.Name, name)
		}
	}
	return request, request.readBody(r.Body)
}

// choose finds the version whose answer the header Accept asks for; without one
// it is the version of the pin.
func (r *Request) choose(pin string) error {
	accept, _, _ := mime.ParseMediaType(r.Header.Get("Accept")) // an empty one matches nothing
	var offers []string
	for i := range r.Operation.Versions {
		v := &r.Operation.Versions[i]
		media := successes(v)
		for _, m := range media {
			offers = append(offers, m.Type)
			if m.Type == accept {
				r.Version, r.accept = v, m.Type
				return nil
			}
		}
		if len(media) == 0 && r.Version == nil {
			r.Version = v
		}
	}
	if r.Version == nil && (accept == "" || accept == "*/*") {
		r.pinned(pin)
	}
	if r.Version == nil {
		return refusal(http.StatusNotAcceptable, "%s answers as %s, not as %q", r.Operation.Name, strings.Join(offers, ", "), r.Header.Get("Accept"))
	}
	return nil
}

// pinned takes the version of the pin and its usual answer.
func (r *Request) pinned(pin string) {
	if r.Version = r.Operation.Version(pin); r.Version == nil {
		r.Version = r.Operation.At(pin)
	}
	if r.Version == nil {
		return
	}
	if m := r.Version.Answer(); m != nil {
		r.accept = m.Type
	}
}

// successes returns the representations of all answers of class 2xx.
func successes(v *ops.Version) []ops.Media {
	var all []ops.Media
	for _, r := range v.Responses {
		if r.Status[0] == '2' {
			all = append(all, r.Media...)
		}
	}
	return all
}

// check checks a parameter of the query or of the header.
func (r *Request) check(p *ops.Param) error {
	var values []string
	switch p.In {
	case ops.Query:
		values = r.Query[p.Name]
	case ops.Header:
		values = r.Header.Values(p.Name)
	case ops.Path:
		values = []string{r.Path[p.Name]}
	}
	if p.Required && len(values) == 0 {
		return refusal(http.StatusBadRequest, "%s needs the %s parameter %s", r.Operation.Name, p.In, p.Name)
	}
	if p.Joined {
		values = strings.Split(strings.Join(values, ","), ",")
	}
	if !p.Array && len(values) > 1 {
		return refusal(http.StatusBadRequest, "%s takes one %s, not %d", r.Operation.Name, p.Name, len(values))
	}
	for _, v := range values {
		if !fits(p.Type, v) {
			return refusal(http.StatusBadRequest, "%s is no %s: %q", p.Name, p.Type, v)
		}
	}
	return nil
}

// fits reports whether a text stands for a value of a type of JSON Schema.
func fits(kind, text string) bool {
	var err error
	switch kind {
	case "integer":
		_, err = strconv.ParseInt(text, 10, 64)
	case "number":
		_, err = strconv.ParseFloat(text, 64)
	case "boolean":
		_, err = strconv.ParseBool(text)
	}
	return err == nil
}

// readBody reads the body and compares it to what the version takes.
func (r *Request) readBody(source io.Reader) error {
	data, err := io.ReadAll(source)
	if err != nil {
		return refusal(http.StatusBadRequest, "reading the body: %v", err)
	}
	want, name := r.Version.Request, r.Operation.Name
	switch {
	case len(data) == 0 && want != nil && want.Required:
		return refusal(http.StatusBadRequest, "%s needs a body", name)
	case len(data) == 0:
		return nil
	case want == nil:
		return refusal(http.StatusBadRequest, "%s takes no body", name)
	}
	if got, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); got != want.MediaType { // one that cannot be read is another
		return refusal(http.StatusUnsupportedMediaType, "%s takes %s, not %q", name, want.MediaType, r.Header.Get("Content-Type"))
	}
	if !json.Valid(data) {
		return refusal(http.StatusBadRequest, "the body of %s is no JSON", name)
	}
	r.Body = data
	return nil
}
