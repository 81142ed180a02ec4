package admin

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func TestPlainHTTP(t *testing.T) {
	tests := []struct {
		base string
		want bool
	}{
		{"https://api.example.com", true},
		{"http://localhost:8080", true},
		{"http://127.0.0.1:8080", true},
		{"http://127.9.9.9", true},
		{"http://[::1]:8080", true},
		{"http://api.example.com", false},
		{"http://10.0.0.1", false},
		{"http://localhost.example.com", false},
		{"http://127.0.0.1.example.com", false},
	}
	for _, test := range tests {
		for name, auth := range map[string]Option{"digest": UseDigestAuth("a", "b"), "oauth": UseOAuthAuth("a", "b")} {
			sent := 0
			transport := transportFunc(func(r *http.Request) (*http.Response, error) {
				sent++
				return answerTo(r, 200, "application/json", `{"access_token":"t","expires_in":60}`), nil
			})
			options := []Option{UseBaseURL(test.base), UseHTTPClient(&http.Client{Transport: transport}), auth}
			err := callOnce(t.Context(), newTestClient(t, options...))
			if (err == nil) != test.want || test.want != (sent > 0) {
				t.Errorf("%s at %s = %v after %d requests, want sent %v", name, test.base, err, sent, test.want)
			}
			if err != nil && !strings.HasSuffix(err.Error(), "over plain http; UsePlainHTTP allows it") {
				t.Errorf("%s at %s = %v", name, test.base, err)
			}
			if err := callOnce(t.Context(), newTestClient(t, append(options, UsePlainHTTP())...)); err != nil {
				t.Errorf("%s at %s with UsePlainHTTP = %v", name, test.base, err)
			}
		}
	}
}

// TestPlainTokenURL has the API on https and tokens on http.
func TestPlainTokenURL(t *testing.T) {
	s := new(settings)
	useClientCredentials("x", "http://login.example.com/token", "id", "secret")(s)
	account := s.credentials["x"]("https://api.example.com", http.DefaultTransport)
	req := httptest.NewRequest(http.MethodGet, "https://api.example.com/x", nil)
	if err := account.authorize(req, ""); err == nil || !strings.Contains(err.Error(), "plain http") {
		t.Errorf("authorize() = %v, want an error about plain http", err)
	}
}

// TestRedirect sends a call to another address of the API's own server, and then to
// another server.
func TestRedirect(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("the other server got %s %s", r.Method, r.URL)
	}))
	defer other.Close()
	target, err := url.Parse(other.URL)
	if err != nil {
		t.Fatal(err)
	}
	for _, host := range []string{target.Host, "localhost:" + target.Port()} {
		var own []string
		c := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "/token") {
				answer(w, 200, "application/json", `{"access_token":"t","expires_in":3600}`)
				return
			}
			own = append(own, r.URL.Path+" "+r.Header.Get("Authorization"))
			if r.URL.Path != "/second" {
				http.Redirect(w, r, "/second", http.StatusTemporaryRedirect)
				return
			}
			http.Redirect(w, r, "http://"+host+"/third", http.StatusTemporaryRedirect)
		}, UseOAuthAuth("id", "secret"))
		_, resp, err := c.ClustersApi.UpdateCluster(t.Context(), "g", "c", &Cluster{}).Execute()
		if !errors.Is(err, Status(http.StatusTemporaryRedirect)) || len(own) != 2 || own[1] != "/second Bearer t" {
			t.Errorf("Execute() = %v, own server saw %q, want an error after two requests", err, own)
		}
		if value := resp.Request.Header.Get("Authorization"); value != "" {
			t.Errorf("request of the answer has Authorization %q", value)
		}
	}
}
