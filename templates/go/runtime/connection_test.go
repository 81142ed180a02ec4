package admin

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// TestUnsendable has requests that nobody can send: they are not repeated.
func TestUnsendable(t *testing.T) {
	tests := []struct {
		header http.Header
		want   string
	}{
		{http.Header{"Bad Name": {"v"}}, `no header can have the name "Bad Name"`},
		{http.Header{"Bad:Name": {"v"}}, `no header can have the name "Bad:Name"`},
		{http.Header{"": {"v"}}, `no header can have the name ""`},
		{http.Header{"Näme": {"v"}}, `no header can have the name "Näme"`},
		{http.Header{"X-A": {"a\x01"}}, "the header X-A has a line break or another control character"},
	}
	for _, test := range tests {
		attempts := 0
		c := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("the server got a request") },
			UseRetry(RetryPolicy{MinBackoff: 1}), UseAttemptMiddleware(func(next Next) Next {
				return func(r *http.Request) (*http.Response, error) {
					attempts++
					return next(r)
				}
			}))
		_, err := c.Do(t.Context(), Request{Operation: Operation{Name: "op", Method: "GET", Path: "/x"}, Header: test.header})
		if err == nil || err.Error() != "op: GET /x: "+test.want || attempts > 1 {
			t.Errorf("header %q: %v after %d attempts, want %s after 1", test.header, err, attempts, test.want)
		}
	}
}

// TestUntypedPaths has paths that would lead to another server, or elsewhere on the
// same.
func TestUntypedPaths(t *testing.T) {
	var seen []string
	c := newTestClient(t, UseBaseURL("https://api.example.com"), UseHTTPClient(&http.Client{Transport: transportFunc(func(r *http.Request) (*http.Response, error) {
		seen = append(seen, r.URL.String())
		return answerTo(r, 204, "", ""), nil
	})}))
	for _, path := range []string{"@evil/", ":8443/x", ".evil.com/x", "x", "", "//evil/x", "/../x", "/a/..", "/a/./b", "/%2e%2E/x", "/.%2e"} {
		if _, err := c.Do(t.Context(), Request{Operation: Operation{Name: "op", Method: "GET", Path: path}}); err == nil || !strings.Contains(err.Error(), ": the path ") {
			t.Errorf("path %q: %v, want a refusal", path, err)
		}
	}
	if len(seen) > 0 {
		t.Errorf("requests to %q, want none", seen)
	}
	for _, path := range []string{"/", "/a/..b", "/a//b", "/{x}"} {
		if _, err := c.Do(t.Context(), Request{Operation: Operation{Name: "op", Method: "GET", Path: path}, Path: map[string]string{"x": "y"}}); err != nil {
			t.Errorf("path %q: %v", path, err)
		}
	}
}

// TestProxyRefuses has a proxy that wants credentials, for a request and for a
// connection.
func TestProxyRefuses(t *testing.T) {
	status, requests := 0, 0
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		requests++
		w.WriteHeader(status)
	}))
	defer proxy.Close()
	address, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		base     string
		status   int
		requests int
		want     string
	}{
		{"http://127.0.0.1:1", 407, 1, "407 Proxy Authentication Required: the HTTP proxy on the way wants credentials, which its URL can have"},
		{"https://127.0.0.1:1", 407, 1, "the HTTP proxy refused the connection: 407 Proxy Authentication Required"},
		{"https://127.0.0.1:1", 403, 1, "the HTTP proxy refused the connection: 403 Forbidden"},
		{"https://127.0.0.1:1", 503, 4, "the HTTP proxy refused the connection: 503 Service Unavailable"},
	}
	for _, test := range tests {
		status, requests = test.status, 0
		transport := &http.Transport{Proxy: http.ProxyURL(address)}
		c := newTestClient(t, UseBaseURL(test.base), UseHTTPClient(&http.Client{Transport: transport}), UseRetry(RetryPolicy{MinBackoff: 1, MaxBackoff: 1}))
		_, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
		if !errors.Is(err, Status(test.status)) || err.Error() != getCluster+test.want || requests != test.requests {
			t.Errorf("%s, %d: %v after %d requests, want %s after %d", test.base, test.status, err, requests, test.want, test.requests)
		}
	}
}
