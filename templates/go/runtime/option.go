package admin

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"
)

// An Option changes how a client is made. Options may be given in any order; of
// two that set the same thing, the later one counts.
type Option func(*settings)

// Settings are what options set.
type settings struct {
	defaults
	address     *string           // of UseBaseURL, or nil
	number      int               // of the chosen server, from 1; 0 if none is chosen
	variables   map[string]string // in the URLs of servers
	httpClient  *http.Client
	credentials map[string]credentialMaker // by security scheme
	plainHTTP   bool
	store       any // a TokenStore, or nil
	retry       RetryPolicy
	budget      int           // of repetitions
	maxAnswer   int64         // of a response in memory, or 0
	timeout     time.Duration // of a call, or 0
	around      []Middleware
	attempts    []Middleware
	logger      *slog.Logger // or nil
	logBodies   bool
	deprecated  func(context.Context, Deprecation) // or nil
	errs        []error
}

// UseBaseURL sends all requests, those for tokens too, to another server:
// scheme, host, and the path before /api, if any.
func UseBaseURL(baseURL string) Option {
	return func(s *settings) { s.address = &baseURL }
}

// UseHTTPClient sends requests through a copy of an HTTP client: its transport,
// timeout, cookies and redirect policy. Neither the client nor
// [http.DefaultClient] is changed.
//
// The redirect policy is asked about redirects on the same server only. A
// redirect to another server, from https to http, or that would turn a change
// into a GET (status 301, 302 and 303) is never followed. It is an [*Error] that
// shows the target.
func UseHTTPClient(client *http.Client) Option {
	return func(s *settings) {
		if client == nil {
			s.errs = append(s.errs, errors.New("the HTTP client is nil"))
		}
		s.httpClient = client
	}
}

// UseUserAgent sets the User-Agent header of all requests.
func UseUserAgent(userAgent string) Option {
	return func(s *settings) { s.userAgent = userAgent }
}

// UsePlainHTTP allows credentials to be sent over http, readable by everyone on
// the way. Without it that is an error, except to a loopback address.
func UsePlainHTTP() Option {
	return func(s *settings) { s.plainHTTP = true }
}
