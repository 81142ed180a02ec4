package admin

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const getCluster = "getCluster: GET /api/v2/groups/{groupId}/clusters/{clusterName}: "

func TestError(t *testing.T) {
	const body = `{"error":400,"errorCode":"BAD","reason":"Bad Request","detail":"No such size.","parameters":["M1",2],
		"badRequestDetail":{"fields":[{"field":"a.b","description":"too small"}]}}`
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Request-Id", "r-1")
		w.Header().Set("Retry-After", "7")
		answer(w, http.StatusBadRequest, "application/json", body)
	})
	_, resp, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
	var got *Error
	if !errors.As(err, &got) || resp.StatusCode != http.StatusBadRequest {
		t.Fatalf("Execute() = %v, want an *Error", err)
	}
	want := &Error{
		Operation: "getCluster", Method: "GET", Path: "/api/v2/groups/{groupId}/clusters/{clusterName}",
		Status: 400, Code: "BAD", Reason: "Bad Request", Detail: "No such size.",
		Parameters: []json.RawMessage{json.RawMessage(`"M1"`), json.RawMessage(`2`)},
		Violations: []Violation{{Field: "a.b", Description: "too small"}},
		RequestID:  "r-1", RetryAfter: 7 * time.Second, Header: resp.Header, Body: []byte(body),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("error differs (-want +got):\n%s", diff)
	}
	if want := getCluster + "400 Bad Request BAD: No such size.; a.b: too small (retry after 7s)"; err.Error() != want {
		t.Errorf("Error() = %s, want %s", err, want)
	}
}

func TestErrorIs(t *testing.T) {
	err := error(&Error{Status: 404, Code: "CLUSTER_NOT_FOUND", Err: http.ErrNoCookie})
	tests := []struct {
		target error
		want   bool
	}{
		{ErrNotFound, true},
		{Status(404), true},
		{ErrConflict, false},
		{Code("CLUSTER_NOT_FOUND"), true},
		{Code(""), false},
		{http.ErrNoCookie, true},
		{ErrToken, false},
	}
	for _, test := range tests {
		if got := errors.Is(err, test.target); got != test.want {
			t.Errorf("errors.Is(err, %v) = %v, want %v", test.target, got, test.want)
		}
	}
	if got := ErrRateLimited.Error() + Status(799).Error(); got != "429 Too Many Requests799" {
		t.Errorf("Error() of two statuses = %s", got)
	}
}

// TestErrorAnswers holds what comes from proxies and careless servers.
func TestErrorAnswers(t *testing.T) {
	tests := []struct {
		status          int
		mediaType, body string
		want            string
	}{
		{503, "text/html", "<html>busy</html>", `503 Service Unavailable: the response is "text/html" with 17 bytes and not an error of the API`},
		{404, "", "", "404 Not Found"},
		{418, "application/json", `{"errorCode":"TEA"}`, "418 I'm a teapot TEA"},
		{599, "application/json", `{"detail":"d"}`, "599: d"},
		{400, "application/vnd.example.2023-01-01+gzip", `{"errorCode":"X","detail":"d"}`, "400 Bad Request X: d"},
		{400, "application/json", `{"errorCode":true,"detail":null,"parameters":{}}`, `400 Bad Request: the response is "application/json": "{\"errorCode\":true,\"detail\":null,\"parameters\":{}}"`},
		{400, "application/json", `{"password":"p","riddle":"r"}`, `400 Bad Request: the response is "application/json": "{\"password\":\"[hidden]\",\"riddle\":\"[hidden]\"}"`},
		{400, "application/json", `{"errorCode":17,"reason":"Bad Request"}`, "400 Bad Request 17"},
		{400, "application/json", `{"reason":"No such tea"}`, "400 Bad Request: No such tea"},
		{400, "application/json", `["x"]`, `400 Bad Request: the response is "application/json": "[\"x\"]"`},
		{403, "text/plain", "Not on\n\x1b[1mFridays\u202e.", `403 Forbidden: the response is "text/plain": "Not on\n\x1b[1mFridays\u202e."`},
		{403, "text/plain", strings.Repeat("ä", 200), `403 Forbidden: the response is "text/plain": "` + strings.Repeat("ä", 150) + `..."`},
		{403, "application/octet-stream", "\xff", `403 Forbidden: the response is "application/octet-stream" with 1 bytes and not an error of the API`},
		{302, "text/plain", "", "302 Found"},
	}
	for _, test := range tests {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, test.status, test.mediaType, test.body) })
		_, resp, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
		var e *Error
		if !errors.As(err, &e) || e.Error() != getCluster+test.want || string(e.Body) != test.body || resp.StatusCode != test.status {
			t.Errorf("answer %d %q = %v, want %s", test.status, test.body, err, test.want)
		}
	}
}

func TestErrorBodyIsBounded(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusInternalServerError, "text/plain", strings.Repeat("x", maxErrorBody+1000))
	})
	_, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
	var e *Error
	if !errors.As(err, &e) || len(e.Body) != maxErrorBody {
		t.Errorf("len(Body) = %d, want %d", len(e.Body), maxErrorBody)
	}
}

func TestEnvelope(t *testing.T) {
	tests := []struct{ body, want string }{
		{`{"status":200,"content":{"name":"c"}}`, ""},
		{`{"status":404,"content":{"errorCode":"X","detail":"d"}}`, "404 Not Found X: d"},
		{`{"status":409,"errorCode":"Y"}`, "409 Conflict Y"},
	}
	for _, test := range tests {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, clusterType, test.body) })
		call := (*Call[*Cluster])(prepare(t.Context(), c.Caller, &Operation{Name: "op", Method: "GET", Path: "/x", Accept: clusterType}, &struct {
			Envelope *bool `query:"envelope"`
		}{Ptr(true)}))
		cluster, _, err := call.Execute()
		switch {
		case test.want == "" && (err != nil || *cluster.Name != "c"):
			t.Errorf("answer %s = %v, want c", test.body, err)
		case test.want != "" && (err == nil || err.Error() != "op: GET /x: "+test.want):
			t.Errorf("answer %s = %v, want %s", test.body, err, test.want)
		}
	}
}

func TestNoConnection(t *testing.T) {
	c := newTestClient(t, UseBaseURL("http://127.0.0.1:1/"), UseRetry(RetryPolicy{MaxAttempts: 1}))
	_, resp, err := c.ClustersApi.GetCluster(t.Context(), "secret-group", "c").Execute()
	if resp != nil || err == nil || !strings.HasPrefix(err.Error(), getCluster+"dial tcp 127.0.0.1:1:") || strings.Contains(err.Error(), "secret-group") {
		t.Errorf("Execute() = %v, want a failed connection without the URL", err)
	}
}
