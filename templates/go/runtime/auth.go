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
	// refused some times before. The error says why there are no such credentials.
	answered(resp *http.Response, sent *http.Request, scope string, refusals int) (again bool, err error)
}

// A perRequest makes credentials for each request.
type perRequest interface {
	// begin returns the credentials of one request and its repetitions.
	begin() requestCredentials
}

// A requestCredentials authorizes one request and its repetitions.
type requestCredentials interface {
	credentials
	learner
	end() // after the last repetition
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

// trusts reports whether a URL is on the server of a call.
func (t *authTransport) trusts(u *url.URL, c *call) bool {
	server := t.server
	if base, err := c.base(); err == nil && base != c.caller.baseURL {
		if server, err = url.Parse(base); err != nil {
			return false
		}
	}
	return u.Scheme == server.Scheme && u.Host == server.Host
}

// A use is what one request needs of a security scheme.
type use struct {
	credentials credentials
	scope       string
}

// RoundTrip sends a copy of req with the credentials that its operation needs. If
// they are refused, it sends another one with fresh ones.
func (t *authTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	call := exchangeFrom(req.Context()).call
	chosen := t.choose(call.op.Security)
	if len(chosen) == 0 || !t.trusts(req.URL, call) {
		return t.next.RoundTrip(req)
	}
	var few [2]use
	uses := few[:0]
	for _, text := range chosen {
		credentials, scope := t.of(text)
		if l, ok := credentials.(perRequest); ok {
			b := l.begin()
			defer b.end()
			credentials = b
		}
		uses = append(uses, use{credentials, scope})
	}
	return t.send(req, uses)
}

// send sends a request until its credentials are accepted, or there are no others.
func (t *authTransport) send(req *http.Request, uses []use) (*http.Response, error) {
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
		again, err := t.again(resp, sent, uses, refusals)
		if err != nil {
			_, _ = readBody(resp, maxErrorBody)
			return nil, &explained{resp, err}
		}
		if !again {
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
func (t *authTransport) authorized(req *http.Request, uses []use) (*http.Request, error) {
	if err := secure(req.URL, t.plain); err != nil {
		return nil, err
	}
	copied := *req
	copied.Header = req.Header.Clone()
	for i := range uses {
		if err := uses[i].credentials.authorize(&copied, uses[i].scope); err != nil {
			return nil, err
		}
	}
	return &copied, nil
}

// again reports whether to send a request again with other credentials.
func (t *authTransport) again(resp *http.Response, sent *http.Request, uses []use, refusals int) (bool, error) {
	again := false
	for i := range uses {
		if l, ok := uses[i].credentials.(learner); ok {
			use, err := l.answered(resp, sent, uses[i].scope, refusals)
			if err != nil {
				return false, err
			}
			again = use || again
		}
	}
	return again, nil
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
