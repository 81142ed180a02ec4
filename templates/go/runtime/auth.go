package admin

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
)

// Credentials put authorization on requests.
type credentials interface {
	// authorize returns the value of the Authorization header for a request;
	// empty if it has to be sent without one first.
	authorize(req *http.Request) (string, error)

	// answered learns from the answer to a request that carried the given value.
	// It reports whether the request, which has been refused some times before,
	// is to be sent again with another value.
	answered(resp *http.Response, value string, refusals int) bool
}

// An authTransport adds credentials to requests for one server, and to no others:
// it sees every hop of a redirect.
type authTransport struct {
	_ keyed

	next        http.RoundTripper
	credentials credentials
	server      *url.URL // scheme and host
	plain       bool     // http is allowed everywhere
}

// RoundTrip sends a copy of req with credentials. If they are refused, it sends
// another one with fresh ones.
func (t *authTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.URL.Scheme != t.server.Scheme || req.URL.Host != t.server.Host {
		return t.next.RoundTrip(req)
	}
	body := req.Body
	for refusals := 0; ; refusals++ {
		value, err := t.authorize(req)
		if err != nil {
			closeUnsent(body)
			return nil, err
		}
		resp, err := t.next.RoundTrip(authorized(req, body, value))
		if err != nil {
			return nil, err
		}
		resp.Request = req
		if !t.credentials.answered(resp, value, refusals) {
			return resp, nil
		}
		if body, err = bodyAgain(req); err != nil {
			return resp, nil
		}
		closeBody(resp)
	}
}

func (t *authTransport) authorize(req *http.Request) (string, error) {
	if err := secure(req.URL, t.plain); err != nil {
		return "", err
	}
	return t.credentials.authorize(req)
}

// authorized returns a copy of req with the given body and authorization.
func authorized(req *http.Request, body io.ReadCloser, value string) *http.Request {
	copied := *req
	copied.Body = body
	if value != "" {
		copied.Header = req.Header.Clone()
		copied.Header.Set("Authorization", value)
	}
	return &copied
}

var errSpent = errors.New("the body cannot be read again")

func bodyAgain(req *http.Request) (io.ReadCloser, error) {
	switch {
	case req.Body == nil || req.Body == http.NoBody:
		return req.Body, nil
	case req.GetBody == nil:
		return nil, errSpent
	}
	return req.GetBody()
}

func closeUnsent(body io.ReadCloser) {
	if body != nil {
		_ = body.Close()
	}
}

// secure returns an error if credentials could be read on their way to u.
func secure(u *url.URL, plain bool) error {
	if u.Scheme == "https" || plain || isLoopback(u.Hostname()) {
		return nil
	}
	return permanentError{fmt.Errorf("credentials would be sent to %s over plain http; UsePlainHTTP allows it", u.Host)}
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
