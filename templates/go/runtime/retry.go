package admin

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"
)

// A RetryPolicy decides how often and when a call is repeated. Zero fields have
// defaults; RetryPolicy{MaxAttempts: 1} repeats nothing.
//
// A call is repeated after status 429, and, if its method is idempotent (RFC
// 9110, section 9.2.2), after status 502, 503, 504 and failed connections. The
// wait is the value of Retry-After, or else random between zero and a bound
// that doubles with each attempt.
type RetryPolicy struct {
	MaxAttempts int           // number of requests of one call, including the first; default 4
	MinBackoff  time.Duration // bound of the first wait; default 500 ms
	MaxBackoff  time.Duration // bound of other waits without Retry-After; default 20 s
	MaxWait     time.Duration // a longer Retry-After ends the call; default 1 min
}

// UseRetry sets the policy for repeating calls.
func UseRetry(policy RetryPolicy) Option {
	return func(s *settings) { s.retry = policy }
}

// withDefaults returns the policy with defaults instead of zero fields.
func (p RetryPolicy) withDefaults() RetryPolicy {
	if p.MaxAttempts == 0 {
		p.MaxAttempts = 4
	}
	setDuration(&p.MinBackoff, 500*time.Millisecond)
	setDuration(&p.MaxBackoff, 20*time.Second)
	setDuration(&p.MaxWait, time.Minute)
	return p
}

// setDuration sets a zero duration to its default.
func setDuration(d *time.Duration, value time.Duration) {
	if *d == 0 {
		*d = value
	}
}

// A repeater repeats requests. All calls of a client share its budget.
type repeater struct {
	policy RetryPolicy // without zero fields
	budget *retryBudget
}

// middleware returns a Middleware that repeats attempts as long as the policy
// says so.
//
//go:noinline
func (r *repeater) middleware(next Next) Next {
	return func(req *http.Request) (*http.Response, error) {
		policy := r.policyFor(req)
		for attempt := 1; ; attempt++ {
			resp, err := sendCopy(next, req)
			if err == nil && resp.StatusCode < http.StatusInternalServerError && resp.StatusCode != http.StatusTooManyRequests {
				r.budget.refill()
				return resp, nil
			}
			wait, ok := policy.wait(attempt, req, resp, err)
			if !ok || !r.budget.take() {
				return resp, err
			}
			if resp != nil {
				closeBody(resp)
			}
			if err := sleep(req.Context(), wait); err != nil {
				return nil, err
			}
		}
	}
}

func (r *repeater) policyFor(req *http.Request) RetryPolicy {
	if own := exchangeFrom(req.Context()).call.retry; own != nil {
		return own.withDefaults()
	}
	return r.policy
}

// sendCopy sends a copy of req, so that changes by one attempt do not affect
// the next one.
func sendCopy(next Next, req *http.Request) (*http.Response, error) {
	exchangeFrom(req.Context()).attempts.Add(1)
	attempt := req.Clone(req.Context())
	if req.GetBody != nil {
		body, err := req.GetBody()
		if err != nil {
			return nil, fmt.Errorf("rewinding the body: %w", err)
		}
		attempt.Body = body
	}
	return next(attempt)
}

// wait returns the wait after an attempt, and whether to try again.
func (p *RetryPolicy) wait(attempt int, req *http.Request, resp *http.Response, err error) (time.Duration, bool) {
	if attempt >= p.MaxAttempts || !repeatable(req, resp, err) {
		return 0, false
	}
	wait := p.backoff(attempt)
	if resp != nil {
		if after, ok := retryAfter(resp.Header); ok {
			wait = after
			if after > p.MaxWait {
				return 0, false
			}
		}
	}
	deadline, ok := req.Context().Deadline()
	return wait, !ok || time.Until(deadline) > wait
}

func (p *RetryPolicy) backoff(attempt int) time.Duration {
	bound := min(float64(p.MaxBackoff), math.Ldexp(float64(p.MinBackoff), attempt-1))
	return random(max(0, time.Duration(bound)))
}

// random returns a duration from zero to most.
func random(most time.Duration) time.Duration { return time.Duration(rand.Int64N(int64(most) + 1)) }

// repeatable reports whether the request may be sent again. Of errors, only
// those of a connection are repeated, not those of middleware.
func repeatable(req *http.Request, resp *http.Response, err error) bool {
	var broken connectionError
	switch {
	case err != nil:
		return isIdempotent(req.Method) && req.Context().Err() == nil && errors.As(err, &broken)
	case resp.StatusCode == http.StatusTooManyRequests:
		return true
	case resp.StatusCode == http.StatusBadGateway, resp.StatusCode == http.StatusServiceUnavailable, resp.StatusCode == http.StatusGatewayTimeout:
		return isIdempotent(req.Method)
	}
	return false
}

func isIdempotent(method string) bool {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodTrace, http.MethodPut, http.MethodDelete:
		return true
	}
	return false
}

// A connectionError is the error of a connection without a complete response.
type connectionError struct{ error }

func (e connectionError) Unwrap() error { return e.error }

// connectionErrorOf returns an error of an [http.Client] as a connectionError,
// unless it is permanent.
func connectionErrorOf(err error) error {
	var permanent permanentError
	var certificate *tls.CertificateVerificationError
	if errors.As(err, &permanent) || errors.As(err, &certificate) {
		return err
	}
	return connectionError{err}
}

// A permanentError is an error that every further attempt would return.
type permanentError struct{ error }

func (e permanentError) Unwrap() error { return e.error }

// retryAfter parses the header Retry-After, in seconds or as a date (RFC 9110,
// section 10.2.3). It compares a date with the date of the response if there is
// one, because the clocks of two machines differ. A date in the past means now.
func retryAfter(header http.Header) (time.Duration, bool) {
	value := header.Get("Retry-After")
	seconds, err := strconv.ParseUint(value, 10, 32)
	if err == nil || errors.Is(err, strconv.ErrRange) {
		return time.Duration(seconds) * time.Second, true
	}
	date, err := http.ParseTime(value)
	if err != nil {
		return 0, false
	}
	now, err := http.ParseTime(header.Get("Date"))
	if err != nil {
		now = time.Now()
	}
	return max(0, date.Sub(now)), true
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}

// A retryBudget limits the repetitions of all calls of a client while no call
// succeeds: a burst, and one more for a number of successes.
type retryBudget struct{ left atomic.Int64 }

const (
	retryBurst = 100 // number of repetitions
	retryPrice = 5   // number of successes for one more repetition
)

func newRetryBudget() *retryBudget {
	b := new(retryBudget)
	b.left.Store(retryBurst * retryPrice)
	return b
}

// take reports whether one more repetition is allowed, and counts it.
func (b *retryBudget) take() bool {
	if b.left.Add(-retryPrice) >= 0 {
		return true
	}
	b.left.Add(retryPrice)
	return false
}

// refill counts a success.
func (b *retryBudget) refill() {
	if b.left.Load() < retryBurst*retryPrice {
		b.left.Add(1)
	}
}
