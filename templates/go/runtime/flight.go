package admin

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// A tokenFlight is the way to one token, for all that wait for it. It makes more
// than one request if the endpoint fails for a moment.
type tokenFlight struct {
	done  chan struct{} // closed when one of the next two is set
	token *AccessToken
	err   *tokenError

	// Guarded by the mutex of the account:
	failed  chan struct{} // closed and replaced when a request fails that is repeated
	trouble *tokenError   // of the last such request, or nil
	next    time.Time     // when it is repeated
}

// get returns a token that is valid for a while. It waits for no longer than
// ctx allows, and does not end the request that others wait for too.
func (a *serviceAccount) get(ctx context.Context) (*AccessToken, error) {
	token, flight, err := a.current(ctx)
	for flight != nil {
		failed, trouble := a.failing(ctx, flight)
		if failed == nil {
			return nil, trouble
		}
		select {
		case <-flight.done:
			if flight.err != nil {
				return nil, flight.err
			}
			return flight.token, nil
		case <-failed:
		case <-ctx.Done():
			err := fmt.Errorf("waiting for a token: %w", context.Cause(ctx))
			if trouble != nil {
				err = fmt.Errorf("%w; %w", err, trouble)
			}
			return nil, err
		}
	}
	return token, err
}

// failing returns the newest failure of a flight, and a channel that is closed at
// the next. The channel is nil if ctx ends before the request is repeated.
func (a *serviceAccount) failing(ctx context.Context, flight *tokenFlight) (failed <-chan struct{}, trouble *tokenError) {
	a.mu.Lock()
	defer a.mu.Unlock()
	deadline, ends := ctx.Deadline()
	if flight.trouble != nil && ends && deadline.Before(flight.next) {
		return nil, flight.trouble
	}
	return flight.failed, flight.trouble
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
		a.flight = &tokenFlight{done: make(chan struct{}), failed: make(chan struct{})}
		ctx := context.WithValue(context.WithoutCancel(ctx), exchangeKey{}, nil) // it is not a request of the operation
		go a.fetch(ctx, a.flight, a.rejects)
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
	flight.token = a.stored(ctx, rejected)
	if flight.token == nil {
		unlock := a.lockStore(ctx)
		if flight.token = a.stored(ctx, rejected); flight.token == nil {
			flight.token, flight.err = a.obtain(ctx, flight)
			a.save(ctx, flight.token)
		}
		unlock()
	}
	a.land(flight)
}

// obtain asks the API for a token as often as the policy says.
func (a *serviceAccount) obtain(ctx context.Context, flight *tokenFlight) (*AccessToken, *tokenError) {
	for attempt := 1; ; attempt++ {
		token, refusal, err := a.requestWithin(ctx, tokenTimeout)
		if err == nil {
			return token, nil
		}
		failure := a.tokenError(refusal, err)
		wait, _, ok := a.retry.pause(attempt, refusal)
		if !failure.passing || !ok {
			return nil, failure
		}
		a.mu.Lock()
		flight.trouble, flight.next = failure, time.Now().Add(wait)
		close(flight.failed)
		flight.failed = make(chan struct{})
		a.mu.Unlock()
		_ = sleep(ctx, wait) // the context has no end
	}
}

func (a *serviceAccount) requestWithin(ctx context.Context, limit time.Duration) (*AccessToken, *http.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	return a.request(ctx)
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
	} else if now := time.Now(); a.token != nil && now.Before(a.until) && a.failure.until.Before(now) {
		a.failure.until = now.Add(tokenPause) // the token serves meanwhile
	}
	close(flight.done)
}

// ErrToken is what [errors.Is] finds in the error of a call for which no token
// could be had.
var ErrToken = errors.New("no access token")

// A tokenError is why there is no token.
type tokenError struct {
	_ keyed

	refusal *http.Response // nil if the API did not answer
	text    string
	err     error     // permanent
	passing bool      // the same request may succeed later
	until   time.Time // when to ask again; zero for at once
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
	err = withoutURL(err)
	e := &tokenError{refusal: refusal, text: err.Error(), err: permanentError{err}}
	if a.clientSecret != "" {
		e.text = strings.ReplaceAll(e.text, a.clientSecret, "[hidden]")
	}
	if refusal == nil {
		e.passing = errors.As(err, new(connectionError))
		return e
	}
	e.err = permanentError{ErrToken} // without the text of the answer
	e.passing = transient(refusal.StatusCode) || refusal.StatusCode >= http.StatusInternalServerError
	wait, asked := retryAfter(refusal.Header)
	if !asked && (!e.passing || refusal.StatusCode == http.StatusTooManyRequests) {
		wait = tokenPause
	}
	e.until = time.Now().Add(min(wait, a.retry.MaxWait))
	return e
}
