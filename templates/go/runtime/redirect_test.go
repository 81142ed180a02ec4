package admin

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// TestRedirects sends every method to a redirect of every status and target.
func TestRedirects(t *testing.T) {
	targets := []struct {
		base, location string
		why            string // it is not followed; empty if it is
	}{
		{"https://a.example.com", "/new", ""},
		{"https://a.example.com", "https://A.example.com:443/new", ""},
		{"http://127.0.0.1:8080", "https://127.0.0.1/new", ""},
		{"http://127.0.0.1:8080", "https://127.0.0.1:8443/new", ""},
		{"https://a.example.com", "https://b.example.com/new", "it leads to another server"},
		{"https://a.example.com", "https://a.example.com:444/new", "it leads to another server"},
		{"https://a.example.com", "//u:hush@b.example.com/new?key=hush#hush", "it leads to another server"},
		{"https://a.example.com", "http://a.example.com/new", "it leads from https to http"},
		{"https://a.example.com", "ftp://a.example.com/new", "it leads from https to ftp"},
	}
	count := 0
	for _, target := range targets {
		for _, status := range []int{301, 302, 303, 307, 308} {
			for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} {
				why := target.why
				if why == "" && status < 307 && method != "GET" && method != "HEAD" {
					why = "it would turn the " + method + " into a GET"
				}
				checkRedirect(t, target.base, target.location, method, status, why)
				count++
			}
		}
	}
	t.Logf("%d redirects", count)
}

func checkRedirect(t *testing.T, base, location, method string, status int, why string) {
	t.Helper()
	var seen []string
	c := newTestClient(t, UseBaseURL(base), UseDigestAuth("public", "hush"), UseHTTPClient(&http.Client{Transport: transportFunc(func(r *http.Request) (*http.Response, error) {
		body := ""
		if r.Body != nil {
			data, _ := io.ReadAll(r.Body)
			body = string(data)
		}
		seen = append(seen, r.Method+" "+body)
		if r.URL.Path == "/new" {
			return answerTo(r, http.StatusOK, "", ""), nil
		}
		resp := answerTo(r, status, "text/plain", "moved")
		resp.Header.Set("Location", location)
		return resp, nil
	})}))
	request := Request{Operation: Operation{Name: "op", Method: method, Path: "/old"}}
	sent := method + " "
	if method == "POST" || method == "PATCH" {
		request.Operation.ContentType, request.Body, sent = "application/json", map[string]string{"a": "b"}, method+` {"a":"b"}`
	}
	resp, err := c.Do(t.Context(), request)
	name := fmt.Sprintf("%s to %s, %d to %s", method, base, status, location)
	if why == "" {
		if err != nil || resp.StatusCode != 200 || len(seen) != 2 || seen[0] != sent || seen[1] != sent {
			t.Errorf("%s: %v with the requests %q, want it to be followed", name, err, seen)
		}
		return
	}
	var e *Error
	body := "moved"
	if method == "HEAD" {
		body = ""
	}
	if !errors.As(err, &e) || e.Status != Status(status) || len(seen) != 1 || string(e.Body) != body || e.Header.Get("Location") != location {
		t.Errorf("%s: %v with the requests %q, want one request and an error with status and body", name, err, seen)
		return
	}
	u, _ := url.Parse(base)
	u, _ = u.Parse(location)
	want := fmt.Sprintf("op: %s /old: %v: the redirect to %s://%s/new was not followed: %s", method, Status(status), u.Scheme, u.Host, why)
	if err.Error() != want || strings.Contains(err.Error(), "hush") {
		t.Errorf("%s: error = %s, want %s", name, err, want)
	}
}

// TestRedirectTargets has targets that [http.Client] itself cannot follow.
func TestRedirectTargets(t *testing.T) {
	requests := 0
	location := ""
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		requests++
		if location != "" {
			w.Header().Set("Location", location)
		}
		answer(w, http.StatusFound, "text/plain", "")
	}, UseRetry(RetryPolicy{}))
	tests := []struct {
		location, want string
		requests       int
	}{
		{"http://u:hush@[::1/%zz?hush", "302 Found: the target of the redirect is not a URL", 1},
		{"/again", "302 Found: stopped after 10 redirects", 10},
		{"", "302 Found", 1},
	}
	for _, test := range tests {
		requests, location = 0, test.location
		_, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
		if err == nil || err.Error() != getCluster+test.want || requests != test.requests {
			t.Errorf("redirect to %q: %v after %d requests, want %s after %d", test.location, err, requests, test.want, test.requests)
		}
	}
}

// TestRedirectKeepsSecrets has a server that redirects the body of a request to
// another port.
func TestRedirectKeepsSecrets(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("the other server got %s %s with the header %v", r.Method, r.URL, r.Header)
	}))
	defer other.Close()
	for _, status := range []int{301, 302, 303, 307, 308} {
		c := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, other.URL+"/stolen", status) })
		_, _, err := c.ClustersApi.UpdateCluster(t.Context(), "g", "c", &Cluster{Name: Ptr("hush")}).Execute()
		if !errors.Is(err, Status(status)) || !strings.Contains(err.Error(), other.URL+"/stolen") {
			t.Errorf("Execute() = %v, want status %d and the target", err, status)
		}
	}
}
