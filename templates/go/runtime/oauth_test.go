package admin

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// An accountServer issues numbered tokens that are valid for an hour, and
// accepts the newest. It is a transport, so that it works with synthetic time.
type accountServer struct {
	tokens atomic.Int64                                                // requests for a token
	calls  atomic.Int64                                                // other requests
	accept func(authorization string) bool                             // nil accepts the newest token
	issue  func(n int64) (status int, header http.Header, body string) // nil issues a token
	delay  time.Duration                                               // of a token
}

func (s *accountServer) RoundTrip(r *http.Request) (*http.Response, error) {
	if !strings.HasSuffix(r.URL.Path, "/oauth/token") {
		s.calls.Add(1)
		want := fmt.Sprint("Bearer token-", s.tokens.Load())
		got := r.Header.Get("Authorization")
		if s.accept == nil && got != want || s.accept != nil && !s.accept(got) {
			return answerTo(r, http.StatusUnauthorized, "application/json", `{"errorCode":"TOKEN"}`), nil
		}
		return answerTo(r, http.StatusNoContent, "", ""), nil
	}
	n := s.tokens.Add(1)
	if s.delay > 0 {
		if err := sleep(r.Context(), s.delay); err != nil {
			return nil, err
		}
	}
	if s.issue != nil {
		status, header, body := s.issue(n)
		resp := answerTo(r, status, "application/json", body)
		for name := range header {
			resp.Header.Set(name, header.Get(name))
		}
		return resp, nil
	}
	return answerTo(r, http.StatusOK, "application/json", fmt.Sprintf(`{"access_token":"token-%d","token_type":"bearer","expires_in":3600}`, n)), nil
}

func answerTo(r *http.Request, status int, mediaType, body string) *http.Response {
	return &http.Response{
		StatusCode: status, Header: http.Header{"Content-Type": {mediaType}}, Request: r,
		Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body)),
	}
}

// newAccountClient returns a client of the server with a service account.
func newAccountClient(t *testing.T, server http.RoundTripper, options ...Option) *Client {
	return newTestClient(t, append([]Option{
		UseOAuthAuth("id", "hush-hush"),
		UseHTTPClient(&http.Client{Transport: server}),
		UseRetry(RetryPolicy{MaxAttempts: 1}),
	}, options...)...)
}

// callOnce makes a call that has no body and returns its error.
func callOnce(ctx context.Context, c *Client) error {
	_, err := c.ClustersApi.DeleteCluster(ctx, "g", "c").Execute()
	return err
}

func TestOneTokenForAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := &accountServer{delay: time.Second}
		c := newAccountClient(t, server)
		var group sync.WaitGroup
		for range 1000 {
			group.Go(func() {
				if err := callOnce(t.Context(), c); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if tokens, calls := server.tokens.Load(), server.calls.Load(); tokens != 1 || calls != 1000 {
			t.Errorf("%d tokens, %d calls, want 1 and 1000", tokens, calls)
		}
	})
}

func TestTokenFailureIsKept(t *testing.T) {
	tests := []struct {
		name       string
		header     http.Header
		retryAfter time.Duration
	}{
		{"Retry-After", http.Header{"Retry-After": {"40"}}, 40 * time.Second},
		{"none", nil, tokenPause},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { testTokenFailure(t, test.header, test.retryAfter) })
		})
	}
}

func testTokenFailure(t *testing.T, header http.Header, retryAfter time.Duration) {
	server := &accountServer{delay: time.Second, issue: func(int64) (int, http.Header, string) {
		return http.StatusTooManyRequests, header, `{"error":"slow_down","error_description":"hush-hush is too fast"}`
	}}
	c := newAccountClient(t, server)
	fails := func(left time.Duration) {
		err := callOnce(t.Context(), c)
		var e *Error
		if !errors.As(err, &e) || e.RetryAfter != left || !errors.Is(err, ErrRateLimited) || !errors.Is(err, ErrToken) {
			t.Errorf("Execute() = %v, want status 429 and %v left", err, left)
			return
		}
		want := fmt.Sprintf("deleteCluster: DELETE /api/v2/groups/{groupId}/clusters/{clusterName}: 429 Too Many Requests (retry after %v): no access token: slow_down [hidden] is too fast", left)
		if e.Error() != want || strings.Contains(string(e.Body), "hush") {
			t.Errorf("Error() = %s, want %s; body %s", e, want, e.Body)
		}
	}
	var group sync.WaitGroup
	for range 1000 {
		group.Go(func() { fails(retryAfter) })
	}
	group.Wait()
	time.Sleep(retryAfter - time.Second)
	fails(time.Second)
	if n := server.tokens.Load(); n != 1 {
		t.Errorf("%d requests for tokens, want 1", n)
	}
	time.Sleep(time.Second)
	fails(retryAfter)
	if n, calls := server.tokens.Load(), server.calls.Load(); n != 2 || calls != 0 {
		t.Errorf("%d requests for tokens and %d calls, want 2 and 0", n, calls)
	}
}

func TestTokenIsReplacedEarly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := &accountServer{delay: 2 * time.Second, accept: func(string) bool { return true }}
		c := newAccountClient(t, server)
		step := func(wait, took time.Duration, tokens int64) {
			t.Helper()
			time.Sleep(wait)
			start := time.Now()
			if err := callOnce(t.Context(), c); err != nil {
				t.Error(err)
			}
			if got := time.Since(start); got != took {
				t.Errorf("call took %v, want %v", got, took)
			}
			synctest.Wait()
			if n := server.tokens.Load(); n != tokens {
				t.Errorf("%d requests for tokens, want %d", n, tokens)
			}
		}
		step(0, 2*time.Second, 1)
		step(54*time.Minute, 0, 1)
		step(2*time.Minute, 0, 2) // in the background
		step(time.Second, 0, 2)   // while that is under way
		step(10*time.Minute, 0, 2)
		step(2*time.Hour, 2*time.Second, 3)
	})
}

// TestShortLivedToken has tokens that live for less than the usual leeway.
func TestShortLivedToken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := &accountServer{accept: func(string) bool { return true }, issue: func(int64) (int, http.Header, string) {
			return 200, nil, `{"access_token":"x","expires_in":20}`
		}}
		c := newAccountClient(t, server)
		for range 20 {
			if err := callOnce(t.Context(), c); err != nil {
				t.Error(err)
			}
			time.Sleep(time.Second)
		}
		synctest.Wait()
		if n := server.tokens.Load(); n != 2 {
			t.Errorf("%d requests for tokens in 20 s, want 2", n)
		}
	})
}

// TestEarlyFailureIsHarmless lets the endpoint fail while the token is still valid.
func TestEarlyFailureIsHarmless(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := &accountServer{accept: func(string) bool { return true }, issue: func(n int64) (int, http.Header, string) {
			if n == 2 {
				return http.StatusServiceUnavailable, nil, ""
			}
			return 200, nil, `{"access_token":"x","expires_in":"3600"}`
		}}
		c := newAccountClient(t, server)
		for range 10 {
			if err := callOnce(t.Context(), c); err != nil {
				t.Error(err)
			}
			time.Sleep(7 * time.Minute)
		}
		synctest.Wait()
		if n := server.tokens.Load(); n != 3 {
			t.Errorf("%d requests for tokens, want 3", n)
		}
	})
}

func TestTokenWaitRespectsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := &accountServer{delay: 20 * time.Second}
		c := newAccountClient(t, server)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		patient := make(chan error)
		go func() { patient <- callOnce(t.Context(), c) }()
		start := time.Now()
		if err := callOnce(ctx, c); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != time.Second {
			t.Errorf("Execute() = %v after %v, want deadline exceeded after 1s", err, time.Since(start))
		}
		if err := <-patient; err != nil {
			t.Errorf("Execute() = %v for who waits on, want none", err)
		}
		if n := server.tokens.Load(); n != 1 {
			t.Errorf("%d requests for tokens, want 1", n)
		}
	})
}

func TestTokenEndpointHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newAccountClient(t, &accountServer{delay: time.Hour})
		start := time.Now()
		if err := callOnce(t.Context(), c); !errors.Is(err, ErrToken) || time.Since(start) != tokenTimeout {
			t.Errorf("Execute() = %v after %v, want no token after %v", err, time.Since(start), tokenTimeout)
		}
	})
}

func TestRefreshAfter401(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		revoked := atomic.Bool{}
		server := &accountServer{accept: func(value string) bool { return value == "Bearer token-2" || !revoked.Load() }}
		c := newAccountClient(t, server)
		for range 2 {
			if err := callOnce(t.Context(), c); err != nil {
				t.Error(err)
			}
			revoked.Store(true)
		}
		if tokens, calls := server.tokens.Load(), server.calls.Load(); tokens != 2 || calls != 3 {
			t.Errorf("%d tokens, %d calls, want 2 and 3", tokens, calls)
		}
	})
}

// TestUselessRefresh lets the API refuse every token: that must not become a
// stream of requests for tokens.
func TestUselessRefresh(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := &accountServer{accept: func(string) bool { return false }}
		c := newAccountClient(t, server)
		for range 10 {
			if err := callOnce(t.Context(), c); !errors.Is(err, ErrUnauthorized) || !errors.Is(err, Code("TOKEN")) {
				t.Errorf("Execute() = %v, want status 401", err)
			}
		}
		if tokens, calls := server.tokens.Load(), server.calls.Load(); tokens != 2 || calls != 11 {
			t.Errorf("%d tokens, %d calls, want 2 and 11", tokens, calls)
		}
	})
}

// TestTokenAnswers holds answers of the endpoint that are no tokens.
func TestTokenAnswers(t *testing.T) {
	tests := []struct {
		status     int
		body, want string
	}{
		{401, `{"error":"invalid_client"}`, "401 Unauthorized (retry after 6s): no access token: invalid_client"},
		{503, `<html>`, "503 Service Unavailable: no access token: the answer is no OAuth error"},
		{200, `<html>`, "no access token: reading the answer: invalid character '<' looking for beginning of value"},
		{200, `{}`, "no access token: the answer has no access_token"},
		{200, `{"access_token":"x","token_type":"mac"}`, "no access token: the answer has a token of type \"mac\", not Bearer"},
		{200, `{"error":"invalid_scope"}`, "200 OK (retry after 6s): no access token: invalid_scope"},
		{302, ``, "302 Found (retry after 6s): no access token: the answer is no OAuth error"},
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			server := &accountServer{issue: func(int64) (int, http.Header, string) {
				return test.status, http.Header{"Location": {"https://elsewhere.example.com/"}}, test.body
			}}
			err := callOnce(t.Context(), newAccountClient(t, server))
			var e *Error
			if !errors.As(err, &e) || !strings.HasSuffix(e.Error(), "{clusterName}: "+test.want) || server.tokens.Load() != 1 {
				t.Errorf("answer %d %s = %v, want %s", test.status, test.body, err, test.want)
			}
		})
	}
}
