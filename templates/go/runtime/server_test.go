package admin

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

var (
	env           = APIServerVariable{Name: "env", Default: "api", Values: []string{"api", "staging"}}
	tenant        = APIServerVariable{Name: "tenant", Required: true}
	main2         = []APIServer{{URL: "https://{env}.example/v1/", Variables: []APIServerVariable{env}}, {URL: "/v2"}}
	paths         = []APIServer{{URL: "/v1"}}
	tenants       = []APIServer{{URL: "https://{tenant}.example", Variables: []APIServerVariable{tenant}}}
	uploadServers = []APIServer{{URL: "https://upload-{env}.example", Variables: []APIServerVariable{env}}, {URL: "https://slow.example"}}
	rootServer    = []APIServer{{URL: ""}}
)

// TestServers holds where requests go.
func TestServers(t *testing.T) {
	tests := []struct {
		name            string
		servers, others []APIServer
		options         []Option
		own             []APIServer
		call            []CallOption
		want            string // URL, or a part of the error
	}{
		{"defaults", main2, nil, nil, nil, nil, "https://api.example/v1/t"},
		{"a variable", main2, nil, []Option{UseServerVariable("env", "staging")}, nil, nil, "https://staging.example/v1/t"},
		{"a value that is not allowed", main2, nil, []Option{UseServerVariable("env", "prod")}, nil, nil, `"prod" is none of api, staging`},
		{"an unknown variable", main2, nil, []Option{UseServerVariable("zone", "eu")}, nil, nil, "no server has it, only env"},
		{"the second server is a path", main2, nil, []Option{UseServer(1)}, nil, nil, `only a path, "/v2"`},
		{"the second server below a base URL", main2, nil, []Option{UseServer(1), UseBaseURL("https://x")}, nil, nil, "https://x/v2/t"},
		{"a number that is too large", main2, nil, []Option{UseServer(2)}, nil, nil, "there is no server 2, only 0 to 1"},
		{"a number that is negative", main2, nil, []Option{UseServer(-2)}, nil, nil, "there is no server -2"},
		{"a base URL", main2, nil, []Option{UseBaseURL("https://x/y/")}, nil, nil, "https://x/y/t"},
		{"a path alone", paths, nil, nil, nil, nil, "UseBaseURL"},
		{"a path below a host", paths, nil, []Option{UseBaseURL("https://x/")}, nil, nil, "https://x/v1/t"},
		{"a path below a base URL with a path", paths, nil, []Option{UseBaseURL("https://x/z/v1")}, nil, nil, "https://x/z/v1/t"},
		{"a variable that must be set", tenants, nil, nil, nil, nil, "variable tenant"},
		{"a variable that is set", tenants, nil, []Option{UseServerVariable("tenant", "a")}, nil, nil, "https://a.example/t"},
		{"a base URL instead of a variable", tenants, nil, []Option{UseBaseURL("https://x")}, nil, nil, "https://x/t"},
		{"of the operation", main2, uploadServers, nil, uploadServers, nil, "https://upload-api.example/t"},
		{"a variable of both", main2, uploadServers, []Option{UseServerVariable("env", "staging")}, uploadServers, nil, "https://upload-staging.example/t"},
		{"the second of the operation", main2, uploadServers, nil, uploadServers, []CallOption{WithServer(1)}, "https://slow.example/t"},
		{"a base URL counts for all", main2, uploadServers, []Option{UseBaseURL("http://127.0.0.1:1")}, uploadServers, nil, "http://127.0.0.1:1/t"},
		{"a path of the operation", main2, rootServer, nil, rootServer, nil, "https://api.example/t"},
		{"a path of the operation and a base URL", paths, rootServer, []Option{UseBaseURL("https://x")}, rootServer, nil, "https://x/t"},
		{"one call", main2, nil, nil, nil, []CallOption{WithServer(1)}, "https://api.example/v2/t"},
		{"one call beyond", main2, nil, nil, nil, []CallOption{WithServer(7)}, "there is no server 7"},
		{"only servers of operations", nil, uploadServers, nil, uploadServers, nil, "https://upload-api.example/t"},
	}
	for _, test := range tests {
		d := defaults{errors: &defaultErrors, choose: chooseServer, servers: test.servers, others: test.others}
		if got := addressOf(t, d, test.options, &Operation{Method: "GET", Path: "/t", Servers: test.own}, test.call); !strings.Contains(got, test.want) {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// addressOf returns the URL that a client requests, or the text of its error.
func addressOf(t *testing.T, d defaults, options []Option, op *Operation, call []CallOption) string {
	t.Helper()
	var seen *http.Request
	transport := roundTripFunc(func(r *http.Request) (*http.Response, error) {
		seen = r
		return &http.Response{StatusCode: http.StatusNoContent, Body: http.NoBody, Request: r, Header: http.Header{}}, nil
	})
	caller, err := newCaller(d, append(options, UseHTTPClient(&http.Client{Transport: transport})))
	if err != nil {
		return err.Error()
	}
	if _, err := (*NoContentCall)(prepare(context.Background(), caller, op, &Request{})).Execute(call...); err != nil {
		return err.Error()
	}
	return seen.URL.String()
}

// TestCredentialsOfOwnServers holds that the server of an operation gets credentials,
// and no other.
func TestCredentialsOfOwnServers(t *testing.T) {
	c := &Caller{baseURL: "https://api.example/v1"}
	c.servers = func(*Operation, int) (string, error) { return "https://upload.example", nil }
	transport := &authTransport{server: mustURL(t, "https://api.example")}
	for _, test := range []struct {
		url  string
		own  []APIServer
		want bool
	}{
		{"https://api.example/v1/t", nil, true},
		{"https://upload.example/t", nil, false},
		{"https://upload.example/t", uploadServers, true},
		{"https://api.example/t", uploadServers, false},
	} {
		got := transport.trusts(mustURL(t, test.url), &call{caller: c, op: &Operation{Servers: test.own}})
		if got != test.want {
			t.Errorf("trusts(%s) with own servers %v = %v, want %v", test.url, test.own != nil, got, test.want)
		}
	}
}

func mustURL(t *testing.T, text string) *url.URL {
	t.Helper()
	u, err := url.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

type roundTripFunc func(*http.Request) (*http.Response, error)

func (f roundTripFunc) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
