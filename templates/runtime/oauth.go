package admin

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
)

// UseOAuthAuth authenticates as a service account: OAuth 2 with client
// credentials (RFC 6749, section 4.4). A token is fetched with the first call,
// by one request for all that wait for it, and again before it expires.
func UseOAuthAuth(clientID, clientSecret string) Option {
	return func(s *settings) {
		s.oauth = func(base string, next http.RoundTripper) credentials {
			return &serviceAccount{
				config: clientcredentials.Config{
					ClientID:     clientID,
					ClientSecret: clientSecret,
					TokenURL:     below(base, s.tokenURL),
					AuthStyle:    oauth2.AuthStyleInHeader,
				},
				client: &http.Client{Transport: &signed{next, s.userAgent}, CheckRedirect: refuseRedirect},
				store:  s.store,
				plain:  s.plainHTTP,
			}
		}
	}
}

// below returns the URL of a path below base, and an absolute URL as it is.
func below(base, path string) string {
	if strings.HasPrefix(path, "/") {
		return base + path
	}
	return path
}

// refuseRedirect keeps the secret of a service account where it was sent.
func refuseRedirect(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// A signed transport sets the User-Agent of requests that x/oauth2 makes.
type signed struct {
	next      http.RoundTripper
	userAgent string
}

func (t *signed) RoundTrip(req *http.Request) (*http.Response, error) {
	copied := req.Clone(req.Context())
	setDefault(copied.Header, "User-Agent", t.userAgent)
	return t.next.RoundTrip(copied)
}

const (
	tokenLeeway   = 30 * time.Second // a token that expires earlier is not used, unless it is short-lived
	tokenEarly    = 5 * time.Minute  // from then on a token is replaced in the background
	tokenTimeout  = 30 * time.Second // of a request for a token
	tokenPause    = 6 * time.Second  // after a refusal without Retry-After: the endpoint allows 10 a minute
	refreshPeriod = 10 * time.Second // between two refreshes because of status 401
)

// A serviceAccount holds the token of a service account.
type serviceAccount struct {
	config clientcredentials.Config
	client *http.Client // adds no credentials, follows no redirect
	store  TokenStore   // or nil
	plain  bool

	mu      sync.Mutex
	token   *oauth2.Token // nil before the first
	early   time.Time     // when to replace it in the background
	until   time.Time     // when to wait for another
	rejects string        // access token that the API refused
	forced  time.Time     // when it did
	failure *tokenError   // newest failure, until a token comes
	flight  *tokenFlight  // the request under way, or nil
}

// A tokenFlight is one request for a token, for all that wait for it.
type tokenFlight struct {
	done  chan struct{} // closed when one of the others is set
	token *oauth2.Token
	err   *tokenError
}

func (a *serviceAccount) authorize(req *http.Request) (string, error) {
	token, err := a.get(req.Context())
	if err != nil {
		return "", err
	}
	return "Bearer " + token.AccessToken, nil
}

// answered makes the next request fetch a new token after a refusal, unless
// somebody has done so already, or that was the answer to the last one too.
func (a *serviceAccount) answered(resp *http.Response, value string, refusals int) bool {
	if resp.StatusCode != http.StatusUnauthorized || refusals > 0 {
		return false
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	sent := strings.TrimPrefix(value, "Bearer ")
	if a.token == nil || a.token.AccessToken != sent {
		return true
	}
	if time.Since(a.forced) < refreshPeriod {
		return false
	}
	a.token, a.rejects, a.forced = nil, sent, time.Now()
	return true
}

// get returns a token that is valid for a while. It waits for no longer than
// ctx allows, and does not end the request that others wait for too.
func (a *serviceAccount) get(ctx context.Context) (*oauth2.Token, error) {
	token, flight, err := a.current(ctx)
	if flight == nil {
		return token, err
	}
	select {
	case <-flight.done:
		if flight.err != nil {
			return nil, flight.err
		}
		return flight.token, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("waiting for a token: %w", context.Cause(ctx))
	}
}

// current returns the token to use, the failure to report, or the request to
// wait for.
func (a *serviceAccount) current(ctx context.Context) (*oauth2.Token, *tokenFlight, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	now := time.Now()
	valid := a.token != nil && now.Before(a.until)
	failed := a.failure != nil && now.Before(a.failure.until)
	if (!valid || now.After(a.early)) && !failed && a.flight == nil {
		a.flight = &tokenFlight{done: make(chan struct{})}
		go a.fetch(context.WithoutCancel(ctx), a.flight, a.rejects)
	}
	switch {
	case valid:
		return a.token, nil, nil
	case failed && a.flight == nil:
		return nil, nil, a.failure
	default:
		return nil, a.flight, nil
	}
}

// fetch gets a token, from the store or from the API, and ends the flight.
func (a *serviceAccount) fetch(ctx context.Context, flight *tokenFlight, rejected string) {
	ctx, cancel := context.WithTimeout(ctx, tokenTimeout)
	defer cancel()
	flight.token = a.stored(ctx, rejected)
	if flight.token == nil {
		token, err := a.request(ctx)
		switch {
		case err != nil:
			flight.err = a.tokenError(err)
		case a.store != nil:
			_ = a.store.SaveToken(ctx, a.key(), token) // the token serves without being kept
		}
		flight.token = token
	}
	a.land(flight)
}

func (a *serviceAccount) land(flight *tokenFlight) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.flight, a.failure = nil, flight.err
	if token := flight.token; token != nil {
		life := time.Until(token.Expiry)
		a.token = token
		a.early = token.Expiry.Add(-min(tokenEarly, life/5))
		a.until = token.Expiry.Add(-min(tokenLeeway, life/10))
	}
	close(flight.done)
}

// request asks the API for a token.
func (a *serviceAccount) request(ctx context.Context) (*oauth2.Token, error) {
	endpoint, err := url.Parse(a.config.TokenURL)
	if err != nil {
		return nil, fmt.Errorf("token URL: %w", withoutURL(err))
	}
	if err := secure(endpoint, a.plain); err != nil {
		return nil, err
	}
	token, err := a.config.Token(context.WithValue(ctx, oauth2.HTTPClient, a.client))
	if err != nil {
		return nil, err
	}
	if token.Expiry.IsZero() {
		token.Expiry = time.Now().Add(time.Hour)
	}
	return token, nil
}

// ErrToken is what [errors.Is] finds in the error of a call for which no token
// could be had.
var ErrToken = errors.New("no access token")

// A tokenError is why there is no token.
type tokenError struct {
	answer *oauth2.RetrieveError // of the API; nil if there is none
	text   string
	err    error     // permanent, unless it was the connection that failed
	until  time.Time // when to ask again
}

func (e *tokenError) Error() string { return ErrToken.Error() + ": " + e.text }

func (e *tokenError) Unwrap() []error { return []error{ErrToken, e.err} }

// explain says what the API answered instead of a token.
func (e *tokenError) explain(to *Error) {
	if e.answer == nil {
		return
	}
	resp := e.answer.Response
	to.Status, to.Header = Status(resp.StatusCode), resp.Header
	to.RetryAfter = max(0, time.Until(e.until))
}

// tokenError describes a failure to get a token, without the secret, which a
// careless endpoint may repeat.
func (a *serviceAccount) tokenError(err error) *tokenError {
	e := &tokenError{err: withoutURL(err)}
	var network *url.Error
	if !errors.As(err, &network) || network.Timeout() {
		e.err = permanentError{e.err}
	}
	e.text = e.err.Error()
	if errors.As(err, &e.answer) {
		e.text = strings.TrimSpace(e.answer.ErrorCode + " " + e.answer.ErrorDescription)
		if e.text == "" {
			e.text = "the answer is no OAuth error"
		}
		e.err = permanentError{ErrToken} // without the body of the answer
		wait, ok := retryAfter(e.answer.Response.Header)
		if !ok {
			wait = tokenPause
		}
		e.until = time.Now().Add(wait)
	}
	if secret := a.config.ClientSecret; secret != "" {
		e.text = strings.ReplaceAll(e.text, secret, "[hidden]")
	}
	return e
}
