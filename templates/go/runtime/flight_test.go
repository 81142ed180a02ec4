package admin

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// Hiccups are failures of the token endpoint after which the next request succeeds.
var hiccups = map[string]struct {
	answer func(*http.Request) (*http.Response, error)
	wait   time.Duration // at least, before the next request
}{
	"EOF":              {broken(io.EOF), 0},
	"reset":            {broken(errors.New("connection reset by peer")), 0},
	"cut":              {truncated, 0},
	"500":              {status(500), 0},
	"502":              {status(502), 0},
	"503":              {status(503), 0},
	"503 with a wait":  {status(503, "Retry-After", "11"), 11 * time.Second},
	"408":              {status(408), 0},
	"429":              {status(429), 0},
	"429 with a wait":  {status(429, "Retry-After", "40"), 40 * time.Second},
	"429 with no wait": {status(429, "Retry-After", "0"), 0},
}

// TestTokenHiccup has 1,000 calls wait for a token while the endpoint fails once.
func TestTokenHiccup(t *testing.T) {
	for name, hiccup := range hiccups {
		synctest.Test(t, func(t *testing.T) {
			server := &accountServer{delay: time.Second}
			first := sync.OnceValue(func() bool { return true })
			tried := false
			c := newAccountClient(t, transportFunc(func(r *http.Request) (*http.Response, error) {
				if strings.HasSuffix(r.URL.Path, "/oauth/token") && !tried && first() {
					tried = true
					time.Sleep(time.Second)
					return hiccup.answer(r)
				}
				return server.RoundTrip(r)
			}), UseRetry(RetryPolicy{}))
			start := time.Now()
			var group sync.WaitGroup
			for range 1000 {
				group.Go(func() {
					if _, _, err := c.ClustersApi.UpdateCluster(t.Context(), "g", "c", &Cluster{}).Execute(); err != nil {
						t.Errorf("%s: %v", name, err)
					}
				})
			}
			group.Wait()
			if n, calls := server.tokens.Load(), server.calls.Load(); n != 1 || calls != 1000 || time.Since(start) < hiccup.wait {
				t.Errorf("%s: %d further requests for tokens and %d calls after %v, want 1 and 1000 after %v", name, n, calls, time.Since(start), hiccup.wait)
			}
		})
	}
}

// TestTokenEndpointIsDown holds how often it is asked, and what a call says.
func TestTokenEndpointIsDown(t *testing.T) {
	for _, test := range []struct {
		answer func(*http.Request) (*http.Response, error)
		want   string
		tokens int
	}{
		{broken(io.ErrUnexpectedEOF), "no access token: unexpected EOF", 4},
		{status(503), "503 Service Unavailable: no access token: the answer is no OAuth error", 4},
		{status(429, "Retry-After", "61"), "429 Too Many Requests (retry after 1m0s): no access token: the answer is no OAuth error", 1},
		{status(401, "Retry-After", "99999999999"), "401 Unauthorized (retry after 1m0s): no access token: the answer is no OAuth error", 1},
		{status(401, "Retry-After", "Mon, 02 Jan 2906 15:04:05 GMT"), "401 Unauthorized (retry after 1m0s): no access token: the answer is no OAuth error", 1},
	} {
		synctest.Test(t, func(t *testing.T) {
			down, tokens := true, 0
			server := &accountServer{accept: func(string) bool { return true }}
			c := newAccountClient(t, transportFunc(func(r *http.Request) (*http.Response, error) {
				if strings.HasSuffix(r.URL.Path, "/oauth/token") && down {
					tokens++
					return test.answer(r)
				}
				return server.RoundTrip(r)
			}), UseRetry(RetryPolicy{}))
			err := callOnce(t.Context(), c)
			if !errors.Is(err, ErrToken) || !strings.HasSuffix(err.Error(), "{clusterName}: "+test.want) || tokens != test.tokens {
				t.Errorf("Execute() = %v after %d requests for tokens, want %s after %d", err, tokens, test.want, test.tokens)
			}
			down = false
			time.Sleep(time.Minute)
			if err := callOnce(t.Context(), c); err != nil {
				t.Errorf("after a minute: %v", err)
			}
		})
	}
}

// TestTokenTroubleAndDeadlines has the endpoint ask for a wait that some calls
// cannot afford.
func TestTokenTroubleAndDeadlines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := &accountServer{accept: func(string) bool { return true }, delay: time.Second, issue: func(n int64) (int, http.Header, string) {
			if n == 1 {
				return http.StatusTooManyRequests, http.Header{"Retry-After": {"40"}}, `{"error":"slow_down"}`
			}
			return 200, nil, `{"access_token":"x"}`
		}}
		c := newAccountClient(t, server, UseRetry(RetryPolicy{}))
		start := time.Now()
		var group sync.WaitGroup
		for _, limit := range []time.Duration{500 * time.Millisecond, 30 * time.Second, 50 * time.Second} {
			group.Go(func() {
				ctx, cancel := context.WithTimeout(t.Context(), limit)
				defer cancel()
				err := callOnce(ctx, c)
				said := fmt.Sprint(err, " after ", time.Since(start))
				want := map[time.Duration]string{
					500 * time.Millisecond: "waiting for a token: context deadline exceeded after 500ms",
					30 * time.Second:       "429 Too Many Requests (retry after 40s): no access token: slow_down after 1s",
					50 * time.Second:       "<nil> after 42s",
				}[limit]
				if !strings.HasSuffix(said, want) {
					t.Errorf("a call with %v: %s, want %s", limit, said, want)
				}
			})
		}
		group.Wait()
	})
}

// TestTokenWithoutLife has tokens that are used once.
func TestTokenWithoutLife(t *testing.T) {
	for _, life := range []string{"0", "-5", `"0"`} {
		server := &accountServer{accept: func(string) bool { return true }, issue: func(int64) (int, http.Header, string) {
			return 200, nil, `{"access_token":"x","expires_in":` + life + `}`
		}}
		c := newAccountClient(t, server, UseTokenStore(FileTokenStore(t.TempDir())))
		for range 3 {
			if err := callOnce(t.Context(), c); err != nil {
				t.Errorf("expires_in %s: %v", life, err)
			}
		}
		if n := server.tokens.Load(); n != 3 {
			t.Errorf("expires_in %s: %d requests for tokens by 3 calls, want 3", life, n)
		}
	}
}

func TestTokenRequestHasNoOperation(t *testing.T) {
	server := new(accountServer)
	c := newAccountClient(t, transportFunc(func(r *http.Request) (*http.Response, error) {
		if op, ok := OperationFrom(r.Context()); ok == strings.HasSuffix(r.URL.Path, "/oauth/token") {
			t.Errorf("%s has the operation %v", r.URL.Path, op)
		}
		return server.RoundTrip(r)
	}))
	if err := callOnce(t.Context(), c); err != nil {
		t.Error(err)
	}
}

// TestTokenRequest holds what is sent for a token, and how long one lives that
// does not say so.
func TestTokenRequest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := &accountServer{accept: func(string) bool { return true }, issue: func(int64) (int, http.Header, string) {
			return 200, nil, `{"access_token":"x"}`
		}}
		var sent []string
		c := newTestClient(t, UseOAuthAuth("the id", "a+b"), UseUserAgent("tester/1"), UseHTTPClient(&http.Client{
			Transport: transportFunc(func(r *http.Request) (*http.Response, error) {
				if strings.HasSuffix(r.URL.Path, "/oauth/token") {
					id, secret, _ := r.BasicAuth()
					body, err := io.ReadAll(r.Body)
					if err != nil {
						return nil, err
					}
					sent = append(sent, r.Method, r.URL.Path, id, secret, string(body),
						r.Header.Get("Content-Type"), r.Header.Get("Accept"), r.Header.Get("User-Agent"))
				}
				return server.RoundTrip(r)
			}),
		}))
		for range 2 {
			if err := callOnce(t.Context(), c); err != nil {
				t.Error(err)
			}
			time.Sleep(tokenLife - tokenEarly - time.Second)
		}
		want := []string{"POST", "/api/oauth/token", "the+id", "a%2Bb", "grant_type=client_credentials",
			"application/x-www-form-urlencoded", "application/json", "tester/1"}
		if !slices.Equal(sent, want) {
			t.Errorf("sent %q, want %q", sent, want)
		}
	})
}
