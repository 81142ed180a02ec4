package admin

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// A witness is a server that notes the credentials of each request. It issues
// tokens that are called after their scope, and asks for a digest at /digest.
type witness struct {
	*httptest.Server
	seen []string
}

func newWitness(t *testing.T) *witness {
	w := new(witness)
	w.Server = httptest.NewServer(http.HandlerFunc(w.serve))
	t.Cleanup(w.Close)
	return w
}

func (w *witness) serve(rw http.ResponseWriter, r *http.Request) {
	note := r.Method + " " + r.URL.RequestURI()
	for _, name := range []string{"Authorization", "X-Key", "Cookie"} {
		if value := r.Header.Get(name); value != "" {
			value, _, _ = strings.Cut(value, ", nonce=") // what follows is random
			note += " " + name + "=" + value
		}
	}
	if r.URL.Path == "/token" {
		note += " grant_type=" + r.FormValue("grant_type") + " scope=" + r.FormValue("scope")
		answer(rw, 200, "application/json", `{"access_token":"for:`+r.FormValue("scope")+`"}`)
	}
	w.seen = append(w.seen, note)
	if r.URL.Path == "/digest" && !strings.HasPrefix(r.Header.Get("Authorization"), "Digest") {
		rw.Header().Set("WWW-Authenticate", `Digest realm="r", nonce="n", qop="auth"`)
		rw.WriteHeader(http.StatusUnauthorized)
	}
}

// get sends a GET with a path and the security of its operation.
func (w *witness) get(t *testing.T, c *Client, target string, security [][]string) {
	t.Helper()
	resp, err := c.Do(t.Context(), Request{Operation: Operation{Name: "get", Method: "GET", Path: target, Security: security}})
	if err != nil {
		t.Errorf("get %s: %v", target, err)
		return
	}
	_ = resp.Body.Close()
}

func (w *witness) check(t *testing.T, name string, want ...string) {
	t.Helper()
	if !slices.Equal(w.seen, want) {
		t.Errorf("%s: the server saw\n\t%s\nwant\n\t%s", name, strings.Join(w.seen, "\n\t"), strings.Join(want, "\n\t"))
	}
	w.seen = nil
}

func TestSchemes(t *testing.T) {
	w := newWitness(t)
	source := func(ctx context.Context) (string, error) {
		op, _ := OperationFrom(ctx)
		return "for " + op.Name, nil
	}
	for _, test := range []struct {
		name   string
		option Option
		target string
		uses   []string
		want   []string
	}{
		{"header", useAPIKey("x", "header", "X-Key", "k y"), "/a", []string{"x"}, []string{"GET /a X-Key=k y"}},
		{"query", useAPIKey("x", "query", "the key", "k&y"), "/a", []string{"x"}, []string{"GET /a?the+key=k%26y"}},
		{"query, behind others", useAPIKey("x", "query", "key", "k"), "/a?b=c&&key=old&d", []string{"x"}, []string{"GET /a?b=c&d&key=k"}},
		{"cookie", useAPIKey("x", "cookie", "sid", "abc"), "/a", []string{"x"}, []string{"GET /a Cookie=sid=abc"}},
		{"basic", useBasic("x", "user", "pass:word"), "/a", []string{"x"}, []string{"GET /a Authorization=Basic dXNlcjpwYXNzOndvcmQ="}},
		{"bearer", useToken("x", "abc"), "/a", []string{"x"}, []string{"GET /a Authorization=Bearer abc"}},
		{"token source", useTokens("x", source), "/a", []string{"x read"}, []string{"GET /a Authorization=Bearer for get"}},
		{"digest", useDigest("x", "user", "password"), "/digest", []string{"x"}, []string{"GET /digest", `GET /digest Authorization=Digest username="user", realm="r"`}},
		{"client credentials", useClientCredentials("x", "/token", "id", "secret"), "/a", []string{"x"}, []string{
			"POST /token Authorization=Basic aWQ6c2VjcmV0 grant_type=client_credentials scope=", "GET /a Authorization=Bearer for:"}},
		{"scopes", useClientCredentials("x", w.URL+"/token", "id", "secret"), "/a", []string{"x read write"}, []string{
			"POST /token Authorization=Basic aWQ6c2VjcmV0 grant_type=client_credentials scope=read write", "GET /a Authorization=Bearer for:read write"}},
	} {
		w.get(t, newTestClient(t, UseBaseURL(w.URL), test.option), test.target, [][]string{test.uses})
		w.check(t, test.name, test.want...)
	}
}

func TestAlternatives(t *testing.T) {
	w := newWitness(t)
	key, query := useAPIKey("key", "header", "X-Key", "k"), useAPIKey("query", "query", "q", "v")
	basic, bearer := useBasic("basic", "u", "p"), useToken("bearer", "t")
	const (
		withKey    = "GET /a X-Key=k"
		withBasic  = "GET /a Authorization=Basic dTpw"
		withBearer = "GET /a Authorization=Bearer t"
	)
	for _, test := range []struct {
		name     string
		options  []Option
		security [][]string
		want     string
	}{
		{"the first", []Option{basic, bearer}, [][]string{{"bearer"}, {"basic"}}, withBearer},
		{"the first that is known", []Option{basic, key}, [][]string{{"bearer"}, {"basic"}, {"key"}}, withBasic},
		{"all of a combination", []Option{basic, key, query}, [][]string{{"key", "query", "basic"}}, "GET /a?q=v Authorization=Basic dTpw X-Key=k"},
		{"an incomplete combination", []Option{key}, [][]string{{"key", "basic"}}, "GET /a"},
		{"the one behind it", []Option{key}, [][]string{{"key", "basic"}, {"key"}}, withKey},
		{"anonymous, and yet known", []Option{key}, [][]string{{}, {"key"}}, withKey},
		{"anonymous", []Option{bearer}, [][]string{{}, {"key"}}, "GET /a"},
		{"none", []Option{key, basic}, [][]string{}, "GET /a"},
		{"none is known", []Option{key}, [][]string{{"basic"}}, "GET /a"},
		{"the client's", []Option{useDigest("pair", "u", "p"), key}, nil, "GET /a"},
		{"the later option", []Option{basic, useToken("basic", "t")}, [][]string{{"basic"}}, withBearer},
		{"no option", nil, [][]string{{"basic"}}, "GET /a"},
	} {
		w.get(t, newTestClient(t, append(test.options, UseBaseURL(w.URL))...), "/a", test.security)
		w.check(t, test.name, test.want)
	}
}

// TestTokenPerScope makes calls that need different scopes.
func TestTokenPerScope(t *testing.T) {
	w := newWitness(t)
	store := FileTokenStore(t.TempDir())
	for _, wantToken := range []bool{true, false} {
		c := newTestClient(t, UseBaseURL(w.URL), useClientCredentials("x", "/token", "id", "secret"), UseTokenStore(store))
		var want []string
		for _, scope := range []string{"read", "write", ""} {
			for range 2 {
				w.get(t, c, "/a", [][]string{{strings.TrimSpace("x " + scope)}})
			}
			if wantToken {
				want = append(want, "POST /token Authorization=Basic aWQ6c2VjcmV0 grant_type=client_credentials scope="+scope)
			}
			call := "GET /a Authorization=Bearer for:" + scope
			want = append(want, call, call)
		}
		w.check(t, fmt.Sprint("tokens wanted: ", wantToken), want...)
	}
}

// TestSecretsStay leads each kind of credentials to another server.
func TestSecretsStay(t *testing.T) {
	away := newWitness(t)
	own := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/token" {
			answer(w, 200, "application/json", `{"access_token":"hush"}`)
			return
		}
		http.Redirect(w, r, away.URL+"/away", http.StatusTemporaryRedirect)
	}))
	defer own.Close()
	for name, option := range map[string]Option{
		"header": useAPIKey("x", "header", "X-Key", "hush"),
		"query":  useAPIKey("x", "query", "key", "hush"),
		"cookie": useAPIKey("x", "cookie", "sid", "hush"),
		"basic":  useBasic("x", "hush", "hush"),
		"bearer": useToken("x", "hush"),
		"oauth":  useClientCredentials("x", "/token", "hush", "hush"),
	} {
		c := newTestClient(t, UseBaseURL(own.URL), option)
		resp, err := c.Do(t.Context(), Request{Operation: Operation{Name: "get", Method: "GET", Path: "/begin", Security: [][]string{{"x"}}}})
		if !errors.Is(err, Status(http.StatusTemporaryRedirect)) || strings.Contains(fmt.Sprint(err), "hush") {
			t.Errorf("%s: %v, want a redirect that is not followed", name, err)
		}
		away.check(t, name)
		if shown := fmt.Sprintf("%v %v", resp.Request.URL, resp.Request.Header); strings.Contains(shown, "hush") {
			t.Errorf("%s: the request of the answer is %s, which shows the secret", name, shown)
		}
	}
}

// TestSecretsInErrors has connections fail, and the server answer errors.
func TestSecretsInErrors(t *testing.T) {
	broken := transportFunc(func(r *http.Request) (*http.Response, error) { return nil, errors.New("no route to host") })
	for name, option := range map[string]Option{
		"query":        useAPIKey("x", "query", "key", "hush"),
		"token source": useTokens("x", func(context.Context) (string, error) { return "hush\n", nil }),
	} {
		c := newTestClient(t, UseHTTPClient(&http.Client{Transport: broken}), UseRetry(RetryPolicy{MaxAttempts: 1}), option)
		_, err := c.Do(t.Context(), Request{Operation: Operation{Name: "get", Method: "GET", Path: "/a", Security: [][]string{{"x"}}}})
		if err == nil || strings.Contains(fmt.Sprintf("%v %+v", err, err), "hush") {
			t.Errorf("%s: %v, want an error without the secret", name, err)
		}
	}
}

func TestTokenSourceFails(t *testing.T) {
	failure := errors.New("the vault is closed")
	asked := 0
	c := newTestClient(t, useTokens("x", func(context.Context) (string, error) { asked++; return "", failure }))
	_, err := c.Do(t.Context(), Request{Operation: Operation{Name: "get", Method: "GET", Path: "/a", Security: [][]string{{"x"}}}})
	if !errors.Is(err, failure) || err.Error() != "get: GET /a: getting a token: the vault is closed" || asked != 1 {
		t.Errorf("Do() = %v after %d questions, want the failure after 1", err, asked)
	}
}
