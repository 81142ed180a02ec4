package admin

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// A flaky transport fails a number of times, then succeeds.
type flaky struct {
	fail  func(*http.Request) (*http.Response, error)
	times int
	sent  []string
	at    []time.Time
}

func (f *flaky) RoundTrip(r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		body, _ = io.ReadAll(r.Body)
	}
	f.sent = append(f.sent, string(body))
	f.at = append(f.at, time.Now())
	if len(f.sent) <= f.times {
		return f.fail(r)
	}
	return answerTo(r, http.StatusOK, clusterType, `{"name":"c"}`), nil
}

func status(code int, header ...string) func(*http.Request) (*http.Response, error) {
	return func(r *http.Request) (*http.Response, error) {
		resp := answerTo(r, code, "application/json", `{"errorCode":"E"}`)
		for i := 0; i < len(header); i += 2 {
			resp.Header.Set(header[i], header[i+1])
		}
		return resp, nil
	}
}

func broken(err error) func(*http.Request) (*http.Response, error) {
	return func(*http.Request) (*http.Response, error) { return nil, err }
}

func truncated(r *http.Request) (*http.Response, error) {
	resp := answerTo(r, http.StatusOK, clusterType, `{"name"`)
	resp.ContentLength = 100
	return resp, nil
}

func TestRetry(t *testing.T) {
	reset := errors.New("connection reset by peer")
	tests := []struct {
		name   string
		method string
		fail   func(*http.Request) (*http.Response, error)
		times  int
		policy RetryPolicy
		sent   int
		ok     bool
	}{
		{"429", "GET", status(429), 1, RetryPolicy{}, 2, true},
		{"429 on PATCH", "PATCH", status(429), 3, RetryPolicy{}, 4, true},
		{"429 for ever", "POST", status(429), 9, RetryPolicy{}, 4, false},
		{"503", "GET", status(503), 2, RetryPolicy{}, 3, true},
		{"502", "PUT", status(502), 1, RetryPolicy{}, 2, true},
		{"504", "DELETE", status(504), 1, RetryPolicy{}, 2, true},
		{"408", "GET", status(408), 1, RetryPolicy{}, 2, true},
		{"425", "GET", status(425), 1, RetryPolicy{}, 2, true},
		{"529", "GET", status(529), 1, RetryPolicy{}, 2, true},
		{"408 on POST", "POST", status(408), 1, RetryPolicy{}, 1, false},
		{"425 on PATCH", "PATCH", status(425), 1, RetryPolicy{}, 1, false},
		{"529 on POST", "POST", status(529), 1, RetryPolicy{}, 1, false},
		{"407", "GET", status(407), 1, RetryPolicy{}, 1, false},
		{"503 on POST", "POST", status(503), 1, RetryPolicy{}, 1, false},
		{"503 on PATCH", "PATCH", status(503), 1, RetryPolicy{}, 1, false},
		{"500", "GET", status(500), 1, RetryPolicy{}, 1, false},
		{"501", "GET", status(501), 1, RetryPolicy{}, 1, false},
		{"409", "GET", status(409), 1, RetryPolicy{}, 1, false},
		{"reset", "GET", broken(reset), 1, RetryPolicy{}, 2, true},
		{"reset on POST", "POST", broken(reset), 1, RetryPolicy{}, 1, false},
		{"truncated", "GET", truncated, 1, RetryPolicy{}, 2, true},
		{"truncated on POST", "POST", truncated, 1, RetryPolicy{}, 1, false},
		{"bad certificate", "GET", broken(&tls.CertificateVerificationError{Err: reset}), 1, RetryPolicy{}, 1, false},
		{"off", "GET", status(429), 1, RetryPolicy{MaxAttempts: 1}, 1, false},
		{"twice", "GET", status(429), 9, RetryPolicy{MaxAttempts: 2}, 2, false},
		{"six times", "GET", status(429), 5, RetryPolicy{MaxAttempts: 6}, 6, true},
		{"Retry-After", "GET", status(429, "Retry-After", "30"), 1, RetryPolicy{}, 2, true},
		{"long Retry-After", "GET", status(429, "Retry-After", "61"), 1, RetryPolicy{}, 1, false},
		{"longer cap", "GET", status(429, "Retry-After", "61"), 1, RetryPolicy{MaxWait: time.Hour}, 2, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := &flaky{fail: test.fail, times: test.times}
				c := newTestClient(t, UseHTTPClient(&http.Client{Transport: f}), UseRetry(test.policy))
				call := (*Call[*Cluster])(prepare(t.Context(), c.Caller, &Operation{Name: "op", Method: test.method, Path: "/x", Accept: clusterType, ContentType: clusterType}, &struct {
					Body *Cluster `body:"required"`
				}{&Cluster{Name: Ptr("n")}}))
				_, _, err := call.Execute()
				if (err == nil) != test.ok || len(f.sent) != test.sent {
					t.Errorf("Execute() = %v after %d requests, want success %v after %d", err, len(f.sent), test.ok, test.sent)
				}
				for _, body := range f.sent {
					if body != `{"name":"n"}` {
						t.Errorf("body = %q, want all of it every time", body)
					}
				}
			})
		})
	}
}

// TestRetryOfOtherErrors uses errors that are not connection errors, and one
// that middleware returns.
func TestRetryOfOtherErrors(t *testing.T) {
	own := errors.New("not on Fridays")
	tests := []struct {
		name       string
		middleware Middleware
		transport  error
		sent       int
	}{
		{"middleware refuses", func(Next) Next {
			return func(*http.Request) (*http.Response, error) { return nil, own }
		}, nil, 0},
		{"middleware wraps", func(next Next) Next {
			return func(r *http.Request) (*http.Response, error) {
				resp, err := next(r)
				return resp, fmt.Errorf("%w: %w", own, err)
			}
		}, io.ErrUnexpectedEOF, 4},
		{"credentials", func(next Next) Next { return next }, permanentError{own}, 1},
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			f := &flaky{fail: broken(test.transport), times: 9}
			c := newTestClient(t, UseHTTPClient(&http.Client{Transport: f}), UseAttemptMiddleware(test.middleware))
			_, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
			if !errors.Is(err, own) || len(f.sent) != test.sent {
				t.Errorf("%s: Execute() = %v after %d requests, want %v after %d", test.name, err, len(f.sent), own, test.sent)
			}
		})
	}
}

func TestRetryOfOneCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &flaky{fail: status(503), times: 9}
		c := newTestClient(t, UseHTTPClient(&http.Client{Transport: f}))
		_, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute(WithRetry(RetryPolicy{MaxAttempts: 2}))
		if !errors.Is(err, ErrUnavailable) || len(f.sent) != 2 {
			t.Errorf("Execute() = %v after %d requests, want status 503 after 2", err, len(f.sent))
		}
	})
}

func TestRetryAfterWins(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, date := range []bool{false, true} {
			start, value := time.Now(), "7"
			if date {
				value = start.Add(7 * time.Second).UTC().Format(http.TimeFormat)
			}
			f := &flaky{fail: status(503, "Retry-After", value), times: 1}
			c := newTestClient(t, UseHTTPClient(&http.Client{Transport: f}))
			if _, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute(); err != nil {
				t.Fatal(err)
			}
			if got := f.at[1].Sub(start); got != 7*time.Second {
				t.Errorf("Retry-After %s: second request after %v, want 7s", value, got)
			}
		}
	})
}

func TestRetryAfterBeyondDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &flaky{fail: status(429, "Retry-After", "20"), times: 9}
		c := newTestClient(t, UseHTTPClient(&http.Client{Transport: f}))
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		start := time.Now()
		_, _, err := c.ClustersApi.GetCluster(ctx, "g", "c").Execute()
		var e *Error
		if !errors.As(err, &e) || e.RetryAfter != 20*time.Second || time.Since(start) != 0 || !errors.Is(err, ErrRateLimited) {
			t.Errorf("Execute() = %v after %v, want status 429 and 20s at once", err, time.Since(start))
		}
	})
}

func TestRetryStopsWithContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &flaky{fail: status(429, "Retry-After", "20"), times: 9}
		c := newTestClient(t, UseHTTPClient(&http.Client{Transport: f}))
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(5*time.Second, cancel)
		start := time.Now()
		_, _, err := c.ClustersApi.GetCluster(ctx, "g", "c").Execute()
		if !errors.Is(err, context.Canceled) || time.Since(start) != 5*time.Second || len(f.sent) != 1 {
			t.Errorf("Execute() = %v after %v and %d requests, want cancelled after 5s and 1", err, time.Since(start), len(f.sent))
		}
	})
}

func TestBackoff(t *testing.T) {
	policy := RetryPolicy{MinBackoff: time.Second, MaxBackoff: 5 * time.Second}.withDefaults()
	for attempt, bound := range []time.Duration{0, time.Second, 2 * time.Second, 4 * time.Second, 5 * time.Second, 5 * time.Second} {
		if attempt == 0 {
			continue
		}
		var longest time.Duration
		for range 1000 {
			wait := policy.backoff(attempt)
			if wait < 0 || wait > bound {
				t.Fatalf("backoff(%d) = %v, want at most %v", attempt, wait, bound)
			}
			longest = max(longest, wait)
		}
		if longest < bound*9/10 {
			t.Errorf("longest backoff(%d) of 1000 = %v, want nearly %v", attempt, longest, bound)
		}
	}
	for _, odd := range []RetryPolicy{{MinBackoff: -1}, {MaxBackoff: -1}, {MinBackoff: time.Hour}, {MinBackoff: math.MaxInt64, MaxBackoff: math.MaxInt64 - 1}} {
		policy := odd.withDefaults()
		for _, attempt := range []int{1, 64, 1 << 30} {
			if got := policy.backoff(attempt); got < 0 || got > max(0, policy.MaxBackoff) {
				t.Errorf("backoff(%d) of %+v = %v", attempt, odd, got)
			}
		}
	}
}

func TestRetryBudget(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &flaky{fail: status(503), times: 1 << 30}
		c := newTestClient(t, UseHTTPClient(&http.Client{Transport: f}))
		for n := range 1000 {
			_, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
			if !errors.Is(err, ErrUnavailable) || !errors.Is(err, Code("E")) || errors.Is(err, ErrRetryBudget) != (n >= retryBurst/3) {
				t.Fatalf("call %d = %v, want status 503, and that the budget is empty after %d", n, err, retryBurst/3)
			}
		}
		if got := len(f.sent) - 1000; got != retryBurst {
			t.Errorf("%d repetitions of 1000 calls, want %d", got, retryBurst)
		}
		f.times = 0
		for range 2 {
			if _, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute(); err != nil {
				t.Fatal(err)
			}
		}
		f.times, f.sent = 1<<30, nil
		_, _, _ = c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
		if len(f.sent) != 3 {
			t.Errorf("%d requests after 2 successes, want 3", len(f.sent))
		}
		f.fail = broken(io.EOF)
		_, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
		if want := getCluster + "EOF; " + ErrRetryBudget.Error(); err == nil || err.Error() != want || !errors.Is(err, io.EOF) {
			t.Errorf("Execute() = %v, want %s", err, want)
		}
	})
}

func TestUseRetryBudget(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &flaky{fail: status(503), times: 1 << 30}
		c := newTestClient(t, UseHTTPClient(&http.Client{Transport: f}), UseRetryBudget(5))
		for range 10 {
			_, _, _ = c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
		}
		if len(f.sent) != 15 {
			t.Errorf("%d requests of 10 calls, want 5 more", len(f.sent))
		}
	})
}

// TestThrottledForLong has a server that refuses every second request, and says when
// to come again: that is no reason to give up.
func TestThrottledForLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, header := range [][]string{{"Retry-After", "0"}, nil} {
			refuse, requests := status(429, header...), 0
			c := newTestClient(t, UseHTTPClient(&http.Client{Transport: transportFunc(func(r *http.Request) (*http.Response, error) {
				if requests++; requests%2 == 1 {
					return refuse(r)
				}
				return answerTo(r, http.StatusNoContent, "", ""), nil
			})}))
			for n := range 1000 {
				if err := callOnce(t.Context(), c); err != nil {
					t.Fatalf("call %d with %q: %v", n, header, err)
				}
			}
		}
	})
}
