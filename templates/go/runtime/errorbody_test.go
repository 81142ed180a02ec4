package admin

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The calls of operations whose successes are JSON, nothing and a file.
var errands = map[string]func(t *testing.T, c *Client) (*http.Response, error){
	"JSON": func(t *testing.T, c *Client) (*http.Response, error) {
		value, resp, err := c.StaffApi.BeginErrand(t.Context()).Execute()
		if value != nil {
			t.Errorf("the value beside an error is %v", value)
		}
		return resp, err
	},
	"nothing": func(t *testing.T, c *Client) (*http.Response, error) {
		return c.StaffApi.EndErrand(t.Context()).Execute()
	},
	"a file": func(t *testing.T, c *Client) (*http.Response, error) {
		body, resp, err := c.StaffApi.PrintErrand(t.Context()).Execute()
		if body != nil {
			t.Errorf("the stream beside an error is %v", body)
		}
		return resp, err
	},
}

const (
	problem = "application/problem+json"
	plain   = "application/json"
)

// TestErrorBodies has a response for each success, status code and media type of
// the document, and for others.
func TestErrorBodies(t *testing.T) {
	const body = `{"title":"t","policies":["p"],"errorCode":"X"}`
	policies, title := &PolicyError{Policies: []string{"p"}}, &Problem{Title: Ptr("t")}
	tests := []struct {
		success         string
		status          int
		mediaType, body string
		details         any
		text            string
	}{
		{"JSON", 400, problem, body, title, "400 Bad Request X"},
		{"JSON", 400, problem + "; charset=utf-8", body, title, "400 Bad Request X"},
		{"JSON", 400, "Application/Problem+JSON", body, title, "400 Bad Request X"},
		{"JSON", 400, plain, body, title, "400 Bad Request X"},
		{"JSON", 400, problem, "", nil, "400 Bad Request"},
		{"JSON", 400, problem, `{"title":`, nil, `400 Bad Request: the response is "application/problem+json": "{\"title\":"`},
		{"JSON", 400, problem, `{"title":1}`, nil, `400 Bad Request: the response is "application/problem+json": "{\"title\":1}"`},
		{"JSON", 400, "text/html", "<html>", nil, `400 Bad Request: the response is "text/html" with 6 bytes and not an error of the API`},
		{"JSON", 400, "", body, title, "400 Bad Request X"},
		{"JSON", 404, problem, body, title, "404 Not Found X"},
		{"JSON", 409, plain, body, policies, "409 Conflict X"},
		{"JSON", 409, problem, body, title, "409 Conflict X"},
		{"JSON", 418, plain, body, policies, "418 I'm a teapot X"},
		{"JSON", 500, plain, `["a","b"]`, &[]string{"a", "b"}, `500 Internal Server Error: the response is "application/json": "[\"a\",\"b\"]"`},
		{"JSON", 500, plain, body, nil, "500 Internal Server Error X"},
		{"nothing", 404, problem, body, title, "404 Not Found X"},
		{"nothing", 404, problem, `{"title":"gone"}`, &Problem{Title: Ptr("gone")}, `404 Not Found: the response is "application/problem+json": "{\"title\":\"gone\"}"`},
		{"nothing", 404, problem, "", nil, "404 Not Found"},
		{"nothing", 409, "text/plain", "It is under way.", nil, `409 Conflict: the response is "text/plain": "It is under way."`},
		{"nothing", 409, "text/plain", "", nil, "409 Conflict"},
		{"a file", 404, problem, body, title, "404 Not Found X"},
		{"a file", 404, problem, "", nil, "404 Not Found"},
		{"a file", 404, "text/csv", "a,b", nil, `404 Not Found: the response is "text/csv": "a,b"`},
	}
	for _, test := range tests {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = []string{test.mediaType}
			w.WriteHeader(test.status)
			_, _ = io.WriteString(w, test.body)
		})
		resp, err := errands[test.success](t, c)
		var e *Error
		if !errors.As(err, &e) || !strings.HasSuffix(err.Error(), "/errands: "+test.text) || e.Status != Status(test.status) {
			t.Errorf("%s, %d %s: error = %v, want %s", test.success, test.status, test.mediaType, err, test.text)
			continue
		}
		if diff := cmp.Diff(test.details, e.Details); diff != "" {
			t.Errorf("%s, %d %s: details (-want +got):\n%s", test.success, test.status, test.mediaType, diff)
		}
		again, _ := io.ReadAll(resp.Body)
		if string(e.Body) != test.body || string(again) != test.body {
			t.Errorf("%s, %d %s: body = %q and %q, want %q", test.success, test.status, test.mediaType, e.Body, again, test.body)
		}
		var asProblem ErrorOf[Problem]
		_, isProblem := test.details.(*Problem)
		if found := errors.As(err, &asProblem); found != isProblem || found && (asProblem.Body != e.Details || asProblem.Err != e || asProblem.Error() != err.Error()) {
			t.Errorf("%s, %d %s: errors.As() of a Problem = %v, want %v", test.success, test.status, test.mediaType, found, isProblem)
		}
		if _, found := errors.AsType[ErrorOf[PolicyError]](err); found != (test.details == any(policies)) {
			t.Errorf("%s, %d %s: errors.AsType() of a PolicyError = %v", test.success, test.status, test.mediaType, found)
		}
	}
}

// TestVersionedErrorBodies has a body that belongs to one version.
func TestVersionedErrorBodies(t *testing.T) {
	policies := &PolicyError{Policies: []string{"p"}}
	tests := []struct {
		mediaType string
		status    int
		want      any
	}{
		{clusterType, 400, policies},
		{clusterType + "; charset=utf-8", 400, policies},
		{plain, 400, nil},
		{clusterType, 409, nil},
	}
	for _, test := range tests {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			answer(w, test.status, test.mediaType, `{"errorCode":"X","policies":["p"]}`)
		})
		_, _, err := c.ClustersApi.UpdateCluster(t.Context(), "g", "c", &Cluster{}).Execute()
		var e *Error
		if !errors.As(err, &e) || e.Code != "X" {
			t.Fatalf("Execute() = %v, want code X", err)
		}
		if diff := cmp.Diff(test.want, e.Details); diff != "" {
			t.Errorf("Details of %d %s differ (-want +got):\n%s", test.status, test.mediaType, diff)
		}
	}
}

// TestStatusDecides has a POST answer with either of its status codes: both have
// the same type.
func TestStatusDecides(t *testing.T) {
	for _, status := range []int{http.StatusOK, http.StatusAccepted} {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, status, plain, `{"nick":"n"}`) })
		keeper, resp, err := c.StaffApi.BeginErrand(t.Context()).Execute()
		if err != nil || resp.StatusCode != status || keeper == nil {
			t.Errorf("Execute() = %v, %v, want a keeper and status %d", keeper, err, status)
		}
	}
}
