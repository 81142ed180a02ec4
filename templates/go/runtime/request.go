package admin

import (
	"context"
	"net/http"
	"net/url"
)

// A Request is a call of any operation in any version, for [Caller.Do].
type Request struct {
	Operation Operation // Method, Path and Accept are required; ContentType with a body
	Path      map[string]string
	Query     url.Values
	RawPath   map[string]string // parameters of the path that are escaped already, in place of those in Path
	RawQuery  map[string]string // parts of the query that are escaped already, by parameter: "sort=a,b"; those in Query replace them
	URL       string            // replaces path and query if not empty: the link to the next page of a list, say; another server's is an error
	Header    http.Header
	Body      any // encoded as JSON without read-only properties; a json.RawMessage and an [io.Reader] are sent unchanged; nil for none
}

// Do sends a request with the credentials, repetitions and middleware of all
// other calls. It returns as soon as the response begins; the caller closes the
// body. A response with a status code of failure is an [*Error]. If
// Operation.Accept is set, a response with another media type is one, too.
func (c *Caller) Do(ctx context.Context, r Request) (*http.Response, error) {
	_, resp, err := (*StreamCall)(prepare(ctx, c, &r.Operation, &r)).Execute()
	return resp, err
}

// argumentsOf returns the arguments in params, which is a *Request or a pointer
// to a parameter struct.
func argumentsOf(params any, s styled) (*arguments, error) {
	r, ok := params.(*Request)
	if !ok {
		return bind(params, s)
	}
	return &arguments{path: r.Path, query: r.Query, rawPath: r.RawPath, rawQuery: r.RawQuery, url: r.URL, header: r.Header, value: r.Body}, nil
}
