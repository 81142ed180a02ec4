package admin

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// A Caller sends requests. It is what all services of a client share, and it is
// safe for concurrent use.
type Caller struct {
	baseURL     string        // without a slash at its end
	servers     serverChooser // nil if all requests have the base URL
	userAgent   string
	client      *http.Client
	credentials map[string]credentials // by security scheme
	deprecated  func(context.Context, Deprecation)
	errors      *errorForm
	secrets     []string      // names of secret properties
	pipeline    Next          // all that happens between a request and its answer
	maxAnswer   int64         // largest response in memory, or 0
	timeout     time.Duration // of a call, or 0
	paging      *paging       // of lists that have none of their own; nil if there are no such lists
	styled      styled        // adds parameters with a style of their own; nil if there are none
}

// The defaults of a client are those of its document.
type defaults struct {
	baseURL   string                        // of the first server
	choose    func(*settings) serverChooser // nil if there is no choice among servers
	servers   []APIServer                   // of the document, if there is a choice
	others    []APIServer                   // of operations that have their own
	revokeURL string                        // for tokens: a path below baseURL, or absolute; empty if there is none
	userAgent string
	security  [][]string // of operations without a Security of their own
	paging    *paging    // of most lists; nil without lists
	secrets   []string   // names of the properties that the document calls passwords
	errors    *errorForm // of error responses
	styled    styled     // nil if all parameters are sent in the usual way
}

// newCaller applies options, in whatever order they come. It sends nothing.
func newCaller(d defaults, list []Option) (*Caller, error) {
	s := settings{defaults: d, budget: retryBurst, maxAnswer: maxAnswer}
	for _, option := range list {
		option(&s)
	}
	servers, chosen := s.chosen()
	server, err := s.server()
	if err := errors.Join(append(s.errs, cmp.Or(chosen, err))...); err != nil {
		return nil, fmt.Errorf("making the client: %w", err)
	}
	c := &Caller{
		baseURL:    strings.TrimRight(server.String(), "/"),
		servers:    servers,
		userAgent:  s.userAgent,
		client:     s.client(),
		deprecated: s.deprecated,
		errors:     s.defaults.errors,
		secrets:    s.secrets,
		paging:     s.paging,
		styled:     s.styled,
		maxAnswer:  s.maxAnswer,
		timeout:    s.timeout,
	}
	if c.deprecated == nil {
		c.deprecated = warnOnce(s.logger)
	}
	if len(s.credentials) > 0 {
		next := c.client.Transport
		c.credentials = make(map[string]credentials)
		for scheme, maker := range s.credentials {
			c.credentials[scheme] = maker(c.baseURL, next)
		}
		c.client.Transport = &authTransport{next: next, credentials: c.credentials, security: s.security, server: server, plain: s.plainHTTP}
	}
	c.client.Transport = &redirectTransport{next: c.client.Transport}
	attempts := s.attempts
	if s.logger != nil {
		attempts = append(attempts, (&recorder{s.logger, s.logBodies, s.secrets, s.errors.requestID}).middleware)
	}
	again := &repeater{policy: s.retry.withDefaults(), budget: newRetryBudget(s.budget)}
	c.pipeline = chain(s.around, again.middleware(chain(attempts, c.transmit)))
	return c, nil
}

// A serverChooser returns the address of requests: of an operation, or of the client if
// op is nil. The number is that of one of its servers, from 1, or 0 for the first that
// can be used.
type serverChooser func(op *Operation, number int) (string, error)

// chosen sets the base URL to that of the chosen server. It returns the chooser for
// single operations.
func (s *settings) chosen() (serverChooser, error) {
	if s.address != nil {
		s.baseURL = *s.address
	}
	if s.choose == nil {
		return nil, nil
	}
	faults := len(s.errs)
	servers := s.choose(s)
	if len(s.errs) > faults {
		return nil, nil
	}
	base, err := servers(nil, s.number)
	if err != nil {
		return nil, fmt.Errorf("base URL: %w", err)
	}
	s.baseURL = base
	return servers, nil
}

// server returns the base URL of all requests.
func (s *settings) server() (*url.URL, error) {
	base, err := url.Parse(s.baseURL)
	switch {
	case s.baseURL == "":
		return nil, errors.New("base URL: there is none: name one with UseBaseURL")
	case err != nil:
		return nil, fmt.Errorf("base URL: %w", withoutURL(err))
	case base.Scheme != "https" && base.Scheme != "http", base.Host == "":
		return nil, errors.New("base URL: no absolute http or https URL")
	case base.RawQuery != "" || base.Fragment != "" || base.User != nil:
		return nil, errors.New("base URL: has a query, a fragment or credentials")
	}
	return base, nil
}

// base returns the base URL of a call, without a slash at its end.
func (c *call) base() (string, error) {
	if c.caller.servers == nil || c.op.Servers == nil && c.server == 0 {
		return c.caller.baseURL, nil
	}
	return c.caller.servers(c.op, c.server)
}

// target returns the URL of a request.
func (c *call) target(args *arguments) (string, error) {
	base, err := c.base()
	switch {
	case err != nil:
		return "", err
	case args.url != "":
		return own(base, args.url)
	}
	if err := checkPath(c.op.Path); err != nil {
		return "", err
	}
	target, err := args.target(c.op.Path)
	return base + target, err
}

// checkPath returns an error if a path template could lead elsewhere than below
// the base URL.
func checkPath(template string) error {
	if !strings.HasPrefix(template, "/") || strings.HasPrefix(template, "//") {
		return fmt.Errorf("the path %q does not begin with one slash", template)
	}
	for segment := range strings.SplitSeq(template, "/") {
		switch strings.ReplaceAll(strings.ToLower(segment), "%2e", ".") {
		case ".", "..":
			return fmt.Errorf("the path %q has the segment %s", template, segment)
		}
	}
	return nil
}

// own returns a link that leads to the server of a base URL, relative to that or
// absolute. Any other is an error: it could take credentials away.
func own(baseURL, link string) (string, error) {
	base, err := url.Parse(baseURL + "/")
	if err != nil {
		return "", withoutURL(err)
	}
	u, err := base.Parse(link)
	switch {
	case err != nil:
		return "", fmt.Errorf("reading a link: %w", withoutURL(err))
	case u.Scheme != base.Scheme || origin(u) != origin(base):
		return "", fmt.Errorf("a link leads to another server: %s://%s", u.Scheme, u.Host)
	}
	u.Host, u.User, u.Fragment = base.Host, nil, ""
	return u.String(), nil
}

// origin returns the host and port of a URL (RFC 6454, section 4).
func origin(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return strings.ToLower(u.Hostname()) + ":" + port
}

// client returns a copy of the HTTP client to use.
func (s *settings) client() *http.Client {
	client := new(http.Client)
	if s.httpClient != nil {
		*client = *s.httpClient
	}
	if client.Transport == nil {
		client.Transport = http.DefaultTransport
	}
	return client
}

// transmit sends a request once, following redirects. It reads the whole answer,
// so that a connection that fails half-way is one more failed connection; only
// the success of a stream is left to be read. Beside an error, the answer holds
// what came of it, or is nil.
func (c *Caller) transmit(req *http.Request) (*http.Response, error) {
	resp, err := c.client.Do(req)
	err = withoutURL(err)
	var answered *explained
	switch {
	case errors.As(err, &answered):
		return answered.resp, answered.err
	case err != nil && resp != nil: // a redirect was refused, the body is closed
		resp.Body = newRawBody(nil)
		return resp, err
	case err != nil:
		return nil, connectionErrorOf(req, err)
	case !success(resp.StatusCode):
		_, _ = readBody(resp, maxErrorBody) // the call looks at the error, if it is not repeated
		return resp, nil
	case exchangeFrom(req.Context()).call.stream:
		return resp, nil
	}
	_, err = readWhole(resp, c.maxAnswer)
	if errors.As(err, new(tooLarge)) {
		return resp, err
	}
	if err != nil {
		return resp, connectionError{fmt.Errorf("reading the response: %w", err)}
	}
	return resp, nil
}

// withoutURL removes the URL that net/http and net/url put around an error: it
// may hold what is not to be logged, and the operation is named anyway.
func withoutURL(err error) error {
	if wrapped, ok := err.(*url.Error); ok {
		return withoutURL(wrapped.Err)
	}
	return err
}
