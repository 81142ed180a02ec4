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
	retry                  RetryPolicy // of requests for tokens, without zero fields

	mu      sync.Mutex
	token   *AccessToken // nil before the first
	early   time.Time    // when to replace it in the background
	until   time.Time    // when to wait for another
	rejects string       // access token that the API refused
	forced  time.Time    // when it did
	failure *tokenError  // newest failure, until a token comes
	flight  *tokenFlight // the request under way, or nil
}

// withScope returns the same account, without a token, for another scope.
func (a *serviceAccount) withScope(scope string) *serviceAccount {
	return &serviceAccount{
		clientID: a.clientID, clientSecret: a.clientSecret, scope: scope, tokenURL: a.tokenURL, revokeURL: a.revokeURL,
		userAgent: a.userAgent, client: a.client, store: a.store, plain: a.plain, retry: a.retry,
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
		return nil, nil, connectionError{fmt.Errorf("reading the answer: %w", err)}
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
	resp, err := a.client.Do(req)
	if err != nil {
		return nil, connectionErrorOf(req, withoutURL(err))
	}
	return resp, nil
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

// life returns how long the token lives: an hour if the answer does not say.
func (t *tokenAnswer) life() time.Duration {
	if t.ExpiresIn == "" {
		return tokenLife
	}
	seconds, _ := t.ExpiresIn.Float64()
	return time.Duration(min(max(seconds, 0), 1<<31) * float64(time.Second))
}

func (t *tokenAnswer) refusal() error {
	text := strings.TrimSpace(t.Error + " " + t.ErrorDescription)
	if text == "" {
		text = "the answer is no OAuth error"
	}
	return errors.New(text)
}
