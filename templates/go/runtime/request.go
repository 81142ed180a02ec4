package admin

import (
	"context"
	"net/http"
	"net/url"
)

// A Request is a call of any operation in any version, for [Caller.Do].
type Request struct {
	Operation Operation // Method, Path and Accept are needed; ContentType with a body
	Path      map[string]string
	Query     url.Values
	Header    http.Header
	Body      any // encoded as JSON without read-only properties; a json.RawMessage is sent as it is; nil for none
}

// Do sends a request the way every other call is sent: same credentials, same
// repetitions, same middleware. The caller closes the body of the answer, which
// is returned as soon as it begins. An answer that is no success is an [*Error],
// and an answer of another media type too, where Operation.Accept is set.
func (c *Caller) Do(ctx context.Context, r Request) (*http.Response, error) {
	_, resp, err := (*StreamCall)(prepare(ctx, c, &r.Operation, &r)).Execute()
	return resp, err
}

// argumentsOf returns the parameters of a call, which are a *Request or a
// parameter struct.
func argumentsOf(params any) (*arguments, error) {
	r, ok := params.(*Request)
	if !ok {
		return bind(params)
	}
	return &arguments{path: r.Path, query: r.Query, header: r.Header, value: r.Body}, nil
}
