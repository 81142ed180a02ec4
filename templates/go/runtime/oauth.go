package admin

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// An AccessToken is what a service account authorizes its requests with, until
// it expires.
type AccessToken struct {
	_ keyed

	Token  string    `json:"access_token"`
	Expiry time.Time `json:"expiry"`
}

const (
	tokenLeeway   = 30 * time.Second // a token that expires earlier is not used, unless it is short-lived
	tokenEarly    = 5 * time.Minute  // from then on a token is replaced in the background
	tokenTimeout  = 30 * time.Second // of a request for a token
	tokenLife     = time.Hour        // of a token that comes without expires_in
	tokenPause    = 6 * time.Second  // after a refusal without Retry-After: the endpoint allows 10 a minute
	refreshPeriod = 10 * time.Second // between two refreshes because of status 401
)

// A serviceAccount holds the token of a service account.
type serviceAccount struct {
	_ keyed

	clientID, clientSecret string
	scope                  string // of the tokens, separated by spaces
	tokenURL, revokeURL    string
	userAgent              string
	client                 *http.Client // adds no credentials, follows no redirect
	store                  TokenStore   // or nil
	plain                  bool

	mu      sync.Mutex
	token   *AccessToken // nil before the first
	early   time.Time    // when to replace it in the background
	until   time.Time    // when to wait for another
	rejects string       // access token that the API refused
	forced  time.Time    // when it did
	failure *tokenError  // newest failure, until a token comes
	flight  *tokenFlight // the request under way, or nil
}

// A tokenFlight is one request for a token, for all that wait for it.
type tokenFlight struct {
	done  chan struct{} // closed when one of the others is set
	token *AccessToken
	err   *tokenError
}

// withScope returns the same account, without a token, for another scope.
func (a *serviceAccount) withScope(scope string) *serviceAccount {
	return &serviceAccount{
		clientID: a.clientID, clientSecret: a.clientSecret, scope: scope, tokenURL: a.tokenURL, revokeURL: a.revokeURL,
		userAgent: a.userAgent, client: a.client, store: a.store, plain: a.plain,
	}
}

func (a *serviceAccount) authorize(req *http.Request) error {
	token, err := a.get(req.Context())
	if err == nil {
		req.Header.Set("Authorization", "Bearer "+token.Token)
	}
	return err
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
	if a.token == nil || a.token.Token != sent {
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
func (a *serviceAccount) get(ctx context.Context) (*AccessToken, error) {
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
func (a *serviceAccount) current(ctx context.Context) (*AccessToken, *tokenFlight, error) {
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
		token, refusal, err := a.request(ctx)
		switch {
		case err != nil:
			flight.err = a.tokenError(refusal, err)
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

// request asks the API for a token (RFC 6749, section 4.4.2). With an error comes
// the answer, if it was a refusal.
func (a *serviceAccount) request(ctx context.Context) (*AccessToken, *http.Response, error) {
	form := url.Values{"grant_type": {"client_credentials"}}
	if a.scope != "" {
		form.Set("scope", a.scope)
	}
	resp, err := a.post(ctx, a.tokenURL, form)
	if err != nil {
		return nil, nil, err
	}
	body, err := readBody(resp, maxErrorBody)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the answer: %w", err)
	}
	var answer tokenAnswer
	err = json.Unmarshal(body, &answer)
	switch {
	case !success(resp.StatusCode) || answer.Error != "":
		return nil, resp, answer.refusal()
	case err != nil:
		return nil, nil, fmt.Errorf("reading the answer: %w", err)
	case answer.AccessToken == "":
		return nil, nil, errors.New("the answer has no access_token")
	case answer.TokenType != "" && !strings.EqualFold(answer.TokenType, "Bearer"):
		return nil, nil, fmt.Errorf("the answer has a token of type %q, not Bearer", answer.TokenType)
	}
	return &AccessToken{Token: answer.AccessToken, Expiry: time.Now().Add(answer.life())}, nil, nil
}

// post sends a form as the service account (RFC 6749, section 2.3.1).
func (a *serviceAccount) post(ctx context.Context, endpoint string, form url.Values) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, endpoint, strings.NewReader(form.Encode()))
	if err != nil {
		return nil, fmt.Errorf("token URL: %w", withoutURL(err))
	}
	if err := secure(req.URL, a.plain); err != nil {
		return nil, err
	}
	setDefault(req.Header, "Accept", "application/json")
	setDefault(req.Header, "Content-Type", "application/x-www-form-urlencoded")
	setDefault(req.Header, "User-Agent", a.userAgent)
	req.SetBasicAuth(url.QueryEscape(a.clientID), url.QueryEscape(a.clientSecret))
	return a.client.Do(req)
}

// A tokenAnswer is a token or the reason why there is none (RFC 6749, sections
// 5.1 and 5.2).
type tokenAnswer struct {
	_ keyed

	AccessToken      string      `json:"access_token"`
	TokenType        string      `json:"token_type"`
	ExpiresIn        json.Number `json:"expires_in"` // seconds
	Error            string      `json:"error"`
	ErrorDescription string      `json:"error_description"`
}

func (t *tokenAnswer) life() time.Duration {
	seconds, _ := t.ExpiresIn.Float64()
	if seconds <= 0 {
		return tokenLife
	}
	return time.Duration(min(seconds, 1<<31) * float64(time.Second))
}

func (t *tokenAnswer) refusal() error {
	text := strings.TrimSpace(t.Error + " " + t.ErrorDescription)
	if text == "" {
		text = "the answer is no OAuth error"
	}
	return errors.New(text)
}

// ErrToken is what [errors.Is] finds in the error of a call for which no token
// could be had.
var ErrToken = errors.New("no access token")

// A tokenError is why there is no token.
type tokenError struct {
	_ keyed

	refusal *http.Response // nil if the API did not refuse
	text    string
	err     error     // permanent, unless it was the connection that failed
	until   time.Time // when to ask again
}

func (e *tokenError) Error() string { return ErrToken.Error() + ": " + e.text }

func (e *tokenError) Unwrap() []error { return []error{ErrToken, e.err} }

// explain says what the API answered instead of a token.
func (e *tokenError) explain(to *Error) {
	if e.refusal == nil {
		return
	}
	to.Status, to.Header = Status(e.refusal.StatusCode), e.refusal.Header
	to.RetryAfter = max(0, time.Until(e.until))
}

// tokenError describes a failure to get a token, without the secret, which a
// careless endpoint may repeat.
func (a *serviceAccount) tokenError(refusal *http.Response, err error) *tokenError {
	e := &tokenError{refusal: refusal, err: withoutURL(err)}
	var network *url.Error
	if !errors.As(err, &network) || network.Timeout() {
		e.err = permanentError{e.err}
	}
	e.text = e.err.Error()
	if refusal != nil {
		e.err = permanentError{ErrToken} // without the text of the answer
		wait, ok := retryAfter(refusal.Header)
		if !ok {
			wait = tokenPause
		}
		e.until = time.Now().Add(wait)
	}
	if a.clientSecret != "" {
		e.text = strings.ReplaceAll(e.text, a.clientSecret, "[hidden]")
	}
	return e
}
