package admin

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNewClientErrors(t *testing.T) {
	tests := []struct {
		options []Option
		want    string
	}{
		{[]Option{UseBaseURL("")}, "base URL: there is none: name one with UseBaseURL"},
		{[]Option{UseBaseURL("example.com")}, "base URL: no absolute http or https URL"},
		{[]Option{UseBaseURL("ftp://example.com")}, "base URL: no absolute http or https URL"},
		{[]Option{UseBaseURL("https://user:password@example.com")}, "base URL: has a query, a fragment or credentials"},
		{[]Option{UseBaseURL("https://example.com/?x")}, "base URL: has a query, a fragment or credentials"},
		{[]Option{UseBaseURL("http://secret\x7f")}, "base URL: net/url: invalid control character in URL"},
		{[]Option{UseHTTPClient(nil)}, "the HTTP client is nil"},
		{[]Option{useBasic("b", "a:b", "c")}, "security scheme b: the user name has a colon"},
		{[]Option{useAPIKey("k", "header", "X-Key", "a\nb")}, "security scheme k: the secret has a line break or another control character"},
		{[]Option{useAPIKey("k", "cookie", "key", "a;b")}, "security scheme k: the secret has a character that a cookie cannot hold"},
		{[]Option{useTokens("t", nil)}, "security scheme t: the token source is nil"},
	}
	for _, test := range tests {
		if _, err := NewClient(test.options...); err == nil || err.Error() != "making the client: "+test.want {
			t.Errorf("NewClient() = %v, want %s", err, test.want)
		}
	}
}

// TestOptionsInAnyOrder makes one call with every order of all options.
func TestOptionsInAnyOrder(t *testing.T) {
	var seen []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen = append(seen, r.UserAgent()+" "+r.URL.Path+" "+r.Header.Get("Authorization"))
		if strings.HasSuffix(r.URL.Path, "/token") {
			answer(w, 200, "application/json", `{"access_token":"t","token_type":"Bearer","expires_in":3600}`)
		}
	}))
	defer server.Close()
	trips := 0
	options := []Option{
		UseBaseURL(server.URL + "/below/"),
		UseOAuthAuth("id", "secret"),
		UseUserAgent("mine/1"),
		UseHTTPClient(&http.Client{Transport: transportFunc(func(r *http.Request) (*http.Response, error) {
			trips++
			return http.DefaultTransport.RoundTrip(r)
		})}),
	}
	before := *http.DefaultClient
	for order := range permutations(options) {
		seen, trips = nil, 0
		c := newTestClient(t, order...)
		if len(seen) > 0 {
			t.Fatalf("NewClient sent %q", seen)
		}
		if _, err := c.ClustersApi.DeleteCluster(t.Context(), "g", "c").Execute(); err != nil {
			t.Fatal(err)
		}
		want := []string{"mine/1 /below/api/oauth/token Basic aWQ6c2VjcmV0", "mine/1 /below/api/v2/groups/g/clusters/c Bearer t"}
		if diff := cmp.Diff(want, seen); diff != "" || trips != 2 {
			t.Errorf("%d trips, requests differ (-want +got):\n%s", trips, diff)
		}
	}
	if diff := cmp.Diff(before, *http.DefaultClient); diff != "" {
		t.Errorf("http.DefaultClient changed:\n%s", diff)
	}
}

// permutations yields all orders of list.
func permutations(list []Option) func(func([]Option) bool) {
	return func(yield func([]Option) bool) {
		var walk func(done, rest []Option) bool
		walk = func(done, rest []Option) bool {
			if len(rest) == 0 {
				return yield(done)
			}
			for i := range rest {
				if !walk(append(slices.Clone(done), rest[i]), slices.Delete(slices.Clone(rest), i, i+1)) {
					return false
				}
			}
			return true
		}
		walk(nil, list)
	}
}

type transportFunc func(*http.Request) (*http.Response, error)

func (f transportFunc) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestClientIsNotChanged(t *testing.T) {
	own := &http.Client{Timeout: 1}
	newTestClient(t, UseHTTPClient(own), UseDigestAuth("a", "b"))
	if diff := cmp.Diff(&http.Client{Timeout: 1}, own); diff != "" {
		t.Errorf("the client changed:\n%s", diff)
	}
}

func TestWithoutCredentials(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if value, ok := r.Header["Authorization"]; ok {
			t.Errorf("Authorization = %q, want none", value)
		}
		answer(w, http.StatusUnauthorized, "application/json", `{"errorCode":"NONE"}`)
	})
	if _, err := c.ClustersApi.DeleteCluster(t.Context(), "g", "c").Execute(); err == nil {
		t.Error("Execute() = nil, want status 401")
	}
}
