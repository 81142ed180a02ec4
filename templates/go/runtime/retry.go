package admin

import (
	"context"
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
// 9110, section 9.2.2), after status 408, 425, 502, 503, 504, 529 and failed
// connections. The wait is the value of Retry-After, or else random between zero
// and a bound that doubles with each attempt. A body that is read from an
// [io.Reader] must be an [io.Seeker], too. [UseRetryBudget] limits the
// repetitions of all calls together.
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

// UseRetryBudget sets how often the calls of a client are repeated, all together,
// while none succeeds: a server that fails is not kept from recovering. A
// repetition costs one, a successful call gives one back, and a repetition for
// which the server asks by Retry-After costs nothing. The default is 100. If the
// budget is empty, a call is not repeated, and its error is [ErrRetryBudget], too.
func UseRetryBudget(repetitions int) Option {
	return func(s *settings) {
		if repetitions < 0 {
			s.errs = append(s.errs, fmt.Errorf("the retry budget is %d", repetitions))
		}
		s.budget = repetitions
	}
}

// ErrRetryBudget is what [errors.Is] finds in the error of a call that would have
// been repeated if the retry budget of its client had not been empty.
var ErrRetryBudget = errors.New("not repeated because the retry budget of the client is empty")

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
			if err == nil && resp.StatusCode < http.StatusInternalServerError && !transient(resp.StatusCode) {
				r.budget.refill()
				return resp, nil
			}
			wait, asked, ok := policy.wait(attempt, req, resp, err)
			if !ok {
				return resp, err
			}
			if !asked && !r.budget.take() {
				return resp, spent(err)
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

// spent adds the reason why a call is not repeated to its error, which may be nil.
func spent(err error) error {
	if err == nil {
		return ErrRetryBudget
	}
	return fmt.Errorf("%w; %w", err, ErrRetryBudget)
}

// wait returns the wait after an attempt, whether the server asks for it, and
// whether to try again.
func (p *RetryPolicy) wait(attempt int, req *http.Request, resp *http.Response, err error) (wait time.Duration, asked, ok bool) {
	if !repeatable(req, resp, err) {
		return 0, false, false
	}
	wait, asked, ok = p.pause(attempt, resp)
	deadline, ends := req.Context().Deadline()
	return wait, asked, ok && (!ends || time.Until(deadline) > wait)
}

// pause is like wait for a request that may be repeated, whose response may be nil.
func (p *RetryPolicy) pause(attempt int, resp *http.Response) (wait time.Duration, asked, ok bool) {
	if attempt >= p.MaxAttempts {
		return 0, false, false
	}
	if resp != nil {
		wait, asked = retryAfter(resp.Header)
	}
	if !asked {
		wait = p.backoff(attempt)
	} else if wait > p.MaxWait {
		return 0, true, false
	}
	return wait, asked, true
}

func (p *RetryPolicy) backoff(attempt int) time.Duration {
	bound := min(float64(p.MaxBackoff), math.Ldexp(float64(p.MinBackoff), attempt-1))
	return random(max(0, time.Duration(bound)))
}

// random returns a duration from zero to most.
func random(most time.Duration) time.Duration { return time.Duration(rand.Int64N(int64(most) + 1)) }

// repeatable reports whether the request may be sent again, which a body may
// forbid. Of errors, only those of a connection are repeated, not those of
// middleware.
func repeatable(req *http.Request, resp *http.Response, err error) bool {
	switch {
	case errors.As(err, new(permanentError)), req.Body != nil && req.Body != http.NoBody && req.GetBody == nil:
		return false
	case err != nil:
		return isIdempotent(req.Method) && req.Context().Err() == nil && errors.As(err, new(connectionError))
	case resp.StatusCode == http.StatusTooManyRequests:
		return true
	}
	return transient(resp.StatusCode) && isIdempotent(req.Method)
}

// statusOverloaded is what some services send instead of 503.
const statusOverloaded = 529

// transient reports whether the same request may succeed later.
func transient(status int) bool {
	switch status {
	case http.StatusTooManyRequests, http.StatusRequestTimeout, http.StatusTooEarly,
		http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout, statusOverloaded:
		return true
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
// succeeds.
type retryBudget struct {
	most int64
	left atomic.Int64
}

// retryBurst is the usual number of repetitions.
const retryBurst = 100

func newRetryBudget(most int) *retryBudget {
	b := &retryBudget{most: int64(most)}
	b.left.Store(b.most)
	return b
}

// take reports whether one more repetition is allowed, and counts it.
func (b *retryBudget) take() bool {
	if b.left.Add(-1) >= 0 {
		return true
	}
	b.left.Add(1)
	return false
}

// refill counts a success.
func (b *retryBudget) refill() {
	if b.left.Load() < b.most {
		b.left.Add(1)
	}
}
