package fake

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/style"
)

// A Request is a request that the API's document allows.
type Request struct {
	Operation *ops.Operation
	Version   *ops.Version      // the one that the header Accept asks for
	Path      map[string]string // parameters, unescaped
	Query     url.Values
	Header    http.Header
	Body      json.RawMessage // without properties that only the server sets; a form as JSON; bytes unchanged; nil if there is none
	Files     []File          // of a form of several parts, in their order

	accept string // media type of the answer
	source style.Source
	url    *url.URL
	from   int // item that a link of a page leads to
}

// Decode reads the body into the value that v points to.
func (r *Request) Decode(v any) error {
	if err := json.Unmarshal(r.Body, v); err != nil {
		return fmt.Errorf("decoding the body of %s: %w", r.Operation.Name, err)
	}
	return nil
}

// read returns a request, and an error if the document does not allow it. The
// request is nil if no operation matches it.
func (s *Server) read(r *http.Request) (*Request, error) {
	op, path, err := s.route(r)
	if err != nil {
		return nil, err
	}
	request := &Request{Operation: op, Path: map[string]string{}, Query: r.URL.Query(), Header: r.Header, url: addressOf(r)}
	for name, text := range path {
		request.Path[name], _ = url.PathUnescape(text) // the route has checked it
	}
	request.source = style.Source{Path: path, Query: r.URL.RawQuery, Header: r.Header}
	if err := request.choose(table.Pin); err != nil {
		return request, err
	}
	return request, request.check(r.Body)
}

// addressOf returns the address of a request.
func addressOf(r *http.Request) *url.URL {
	u := *r.URL
	u.Host, u.Scheme = r.Host, "http"
	if r.TLS != nil {
		u.Scheme = "https"
	}
	return &u
}

// choose sets the version whose media type the header Accept names. Without such a
// header it is the version of the pin.
func (r *Request) choose(pin string) error {
	accept := essence(r.Header.Get("Accept")) // an empty one matches nothing
	var offers []string
	for i := range r.Operation.Versions {
		v := &r.Operation.Versions[i]
		media := v.Successes()
		for _, m := range media {
			offers = append(offers, m.Type)
			if covers(essence(m.Type), accept) {
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

// pinned sets the version of the pin and the media type of its answer.
func (r *Request) pinned(pin string) {
	if r.Version = r.Operation.Resolve(pin); r.Version == nil {
		return
	}
	if m := r.Version.Answer(); m != nil {
		r.accept = m.Type
	}
}
