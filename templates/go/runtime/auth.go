package admin

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Credentials authenticate requests by one security scheme.
type credentials interface {
	// authorize adds what the scheme sends to a request, whose header it may change
	// and whose URL it may replace. The scope is what the operation needs, empty for
	// most schemes.
	authorize(req *http.Request, scope string) error
}

// A learner is credentials that change with the answers of the server.
type learner interface {
	// answered learns from the answer to a request that was authorized. It reports
	// whether to send the request again with other credentials, after it has been
	// refused some times before.
	answered(resp *http.Response, sent *http.Request, scope string, refusals int) bool
}

// A credentialMaker makes credentials for a server. They send their own requests
// through next.
type credentialMaker func(baseURL string, next http.RoundTripper) credentials

// An authTransport adds credentials to requests for one server, and to no others:
// it sees every hop of a redirect.
type authTransport struct {
	_ keyed

	next        http.RoundTripper
	credentials map[string]credentials // by security scheme
	security    [][]string             // of operations without a Security of their own
	server      *url.URL               // scheme and host
	plain       bool                   // http is allowed everywhere
}

// RoundTrip sends a copy of req with the credentials that its operation needs. If
// they are refused, it sends another one with fresh ones.
func (t *authTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	uses := t.choose(exchangeFrom(req.Context()).call.op.Security)
	if len(uses) == 0 || req.URL.Scheme != t.server.Scheme || req.URL.Host != t.server.Host {
		return t.next.RoundTrip(req)
	}
	body := req.Body
	for refusals := 0; ; refusals++ {
		sent, err := t.authorized(req, uses)
		if err != nil {
			closeUnsent(body)
			return nil, err
		}
		sent.Body = body
		resp, err := t.next.RoundTrip(sent)
		if err != nil {
			return nil, err
		}
		resp.Request = req
		if !t.again(resp, sent, uses, refusals) {
			return resp, nil
		}
		if body, err = bodyAgain(req); err != nil {
			return resp, nil
		}
		closeBody(resp)
	}
}

// choose returns the first alternative whose credentials are all known, empty if
// there is none: such a request is sent without credentials.
func (t *authTransport) choose(alternatives [][]string) []string {
	if alternatives == nil {
		alternatives = t.security
	}
	for _, uses := range alternatives {
		if len(uses) > 0 && !slices.ContainsFunc(uses, t.unknown) {
			return uses
		}
	}
	return nil
}

func (t *authTransport) unknown(use string) bool {
	credentials, _ := t.of(use)
	return credentials == nil
}

// of returns the credentials for a use of a scheme, nil if there are none, and the
// scope that it names.
func (t *authTransport) of(use string) (credentials, string) {
	scheme, scope, _ := strings.Cut(use, " ")
	return t.credentials[scheme], scope
}

// authorized returns a copy of req with credentials.
func (t *authTransport) authorized(req *http.Request, uses []string) (*http.Request, error) {
	if err := secure(req.URL, t.plain); err != nil {
		return nil, err
	}
	copied := *req
	copied.Header = req.Header.Clone()
	for _, use := range uses {
		credentials, scope := t.of(use)
		if err := credentials.authorize(&copied, scope); err != nil {
			return nil, err
		}
	}
	return &copied, nil
}

// again reports whether to send a request again with other credentials.
func (t *authTransport) again(resp *http.Response, sent *http.Request, uses []string, refusals int) bool {
	again := false
	for _, use := range uses {
		credentials, scope := t.of(use)
		if l, ok := credentials.(learner); ok {
			again = l.answered(resp, sent, scope, refusals) || again
		}
	}
	return again
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
