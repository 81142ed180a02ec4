package fake

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	sdk "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// send sends a request and returns the status, the media type and the body of
// the answer; of an error its detail.
func send(t *testing.T, s *Server, method, target, accept, contentType, body string) (int, string, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.URL+target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", accept)
	r.Header.Set("Content-Type", contentType)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	var failure struct{ About struct{ Detail string } }
	if resp.StatusCode >= 400 && json.Unmarshal(data, &failure) == nil {
		data = []byte(failure.About.Detail)
	}
	return resp.StatusCode, resp.Header.Get("Content-Type"), string(data)
}

func TestServer(t *testing.T) {
	s := New(t)
	s.ClustersApi.CreateCluster = func(r *Request) (any, error) {
		var body struct{ Name string }
		err := r.Decode(&body)
		return map[string]string{"made": body.Name, "in": r.Path["groupId"], "version": r.Version.Name}, err
	}
	s.ClustersApi.GetCluster = Value(json.RawMessage(`{"name":"c"}`))
	s.ClustersApi.AddTags = Value(nil)
	s.ClustersApi.GetLog = Value([]byte("\x1f\x8b"))
	s.ClustersApi.ProcessClusters = Value(Answer{Status: http.StatusAccepted, Header: http.Header{"Content-Type": {"text/html"}}, Value: []byte("<html>")})
	s.ClustersApi.ListClusters = Pages([]string{"a", "b", "c"})
	tests := []struct {
		method, target, accept, contentType, body string
		status                                    int
		media, want                               string
	}{
		{"POST", "/groups/a%2F/clusters", newType, newType, `{"name":"c"}`, 201, newType, `{"in":"a/","made":"c","version":"2024-08-05"}`},
		{"POST", "/groups/g/clusters", oldType, oldType, `{"name":"c"}`, 200, oldType, `{"in":"g","made":"c","version":"2023-01-01"}`},
		{"POST", "/groups/g/clusters", "*/*", newType, `{"name":""}`, 201, newType, `{"in":"g","made":"","version":"2024-08-05"}`},
		{"GET", "/groups/g/clusters/c", oldType, "", "", 200, oldType, `{"name":"c"}`},
		{"GET", "/groups/g/clusters/provider", oldType, "", "", 202, "text/html", `<html>`},
		{"POST", "/groups/g:addTags", oldType, "", "", 204, oldType, ""},
		{"GET", "/groups/g/log", logType, "", "", 200, logType, "\x1f\x8b"},
		{"GET", "/groups/g/clusters?sort=true&pageNum=2&itemsPerPage=2", oldType, "", "", 200, oldType, `{"results":["c"],"totalCount":3}`},
		{"GET", "/groups/g/clusters?sort=true&pageNum=9", oldType, "", "", 200, oldType, `{"results":[],"totalCount":3}`},

		{"GET", "/nowhere", oldType, "", "", 404, "application/json", "no operation has the path /nowhere"},
		{"PUT", "/groups/g/clusters", oldType, "", "", 405, "application/json", "no operation has the method PUT on /groups/g/clusters"},
		{"GET", "/groups/g", oldType, "", "", 501, "application/json", "the test has no answer for getGroup"},
		{"GET", "/groups/g/clusters/c", newType, "", "", 406, "application/json", "getCluster answers as " + oldType + `, not as "` + newType + `"`},
		{"POST", "/groups/g/clusters", newType, "application/json", "{}", 415, "application/problem+json", "createCluster takes " + newType + `, not "application/json"`},
		{"POST", "/groups/g:addTags", oldType, oldType, "{}", 400, "application/json", "addTags takes no body"},
	}
	for _, test := range tests {
		status, media, body := send(t, s, test.method, test.target, test.accept, test.contentType, test.body)
		if status != test.status || media != test.media || body != test.want {
			t.Errorf("%s %s = %d %s %s, want %d %s %s", test.method, test.target, status, media, body, test.status, test.media, test.want)
		}
	}
	if calls := s.Calls(); len(calls) != 10 || string(calls[0].Body) != `{"name":"c"}` || calls[9].Operation.Name != "getGroup" {
		t.Errorf("Calls() = %v, want the 10 valid ones", calls)
	}
}

func TestSequence(t *testing.T) {
	s := New(t)
	slow := func(*Request) (any, error) {
		return nil, &sdk.Error{Status: http.StatusTooManyRequests, RetryAfter: 1500 * time.Millisecond}
	}
	s.ProjectsApi.GetGroup = Sequence(slow, Fail(http.StatusConflict, "BUSY"), func(*Request) (any, error) { return nil, io.ErrUnexpectedEOF }, Value(1))
	var got []int
	for range 5 {
		status, _, _ := send(t, s, "GET", "/groups/g", oldType, "", "")
		got = append(got, status)
	}
	if diff := cmp.Diff([]int{429, 409, 500, 200, 200}, got); diff != "" {
		t.Errorf("status codes (-want +got):\n%s", diff)
	}
}

// TestRetryAfter rounds up: an early repetition would be refused again.
func TestRetryAfter(t *testing.T) {
	s := New(t)
	s.ProjectsApi.GetGroup = func(*Request) (any, error) {
		return nil, &sdk.Error{Status: http.StatusTooManyRequests, RetryAfter: 1500 * time.Millisecond}
	}
	resp, err := http.Get(s.URL + "/groups/g")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if got := resp.Header.Get("Retry-After"); got != "2" {
		t.Errorf("Retry-After = %s, want 2", got)
	}
}

// TestEqualPaths has two operations on what is one path: the one that the test
// answers is meant.
func TestEqualPaths(t *testing.T) {
	one, other := New(t), New(t)
	one.ClustersApi.GetCluster, other.ClustersApi.GetOther = Value("cluster"), Value("other")
	for want, s := range map[string]*Server{`"cluster"`: one, `"other"`: other} {
		if _, _, body := send(t, s, "GET", "/groups/g/clusters/c", oldType, "", ""); body != want {
			t.Errorf("GET = %s, want %s", body, want)
		}
	}
}

// TestPages follows each kind of list from its first page to its last.
func TestPages(t *testing.T) {
	s := New(t)
	all := Pages([]string{"a", "b", "c"})
	s.ListsApi.ListCursor, s.ListsApi.ListHeader, s.ListsApi.ListLink, s.ListsApi.ListOffset = all, all, all, all
	s.ProjectsApi.GetGroup = all
	for _, c := range []struct{ target, want string }{
		{"/lists/cursor", `{"items":["a","b"],"meta":{"next":"2"}}`},
		{"/lists/cursor?after=2", `{"items":["c"]}`},
		{"/lists/offset?after=1&limit=1", `{"items":["b"]}`},
		{"/lists/offset?after=7", `{"items":[]}`},
		{"/lists/link?limit=1", `{"items":["a"],"next":"` + s.URL + `/lists/link?fake-from=1\u0026limit=1"}`},
		{"/lists/link?fake-from=1&limit=1", `{"items":["b"],"next":"` + s.URL + `/lists/link?fake-from=2\u0026limit=1"}`},
		{"/lists/link?fake-from=2&limit=1", `{"items":["c"]}`},
		{"/lists/header", `["a","b"]`},
		{"/lists/header?fake-from=2", `["c"]`},
		{"/groups/g", "the answer of getGroup is no page of a list"},
	} {
		if _, _, got := send(t, s, "GET", c.target, oldType, "", ""); got != c.want {
			t.Errorf("GET %s = %s, want %s", c.target, got, c.want)
		}
	}
	for target, want := range map[string]string{"/lists/header": "<" + s.URL + `/lists/header?fake-from=2>; rel="next"`, "/lists/header?fake-from=2": ""} {
		resp, err := http.Get(s.URL + target)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if got := resp.Header.Get("Link"); got != want {
			t.Errorf("GET %s has the header Link: %s, want %s", target, got, want)
		}
	}
}

// TestUnencodable has a value that is no JSON.
func TestUnencodable(t *testing.T) {
	s := New(t)
	s.ProjectsApi.GetGroup = Value(make(chan int))
	status, _, detail := send(t, s, "GET", "/groups/g", oldType, "", "")
	if status != 500 || detail != "encoding the value: json: unsupported type: chan int" {
		t.Errorf("GET = %d %s, want 500 and the reason", status, detail)
	}
}

// TestHandlerWithoutServer answers a request that no connection brought.
func TestHandlerWithoutServer(t *testing.T) {
	var s Server
	s.ProjectsApi.GetGroup = Value(nil)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest("GET", "/groups/g", nil))
	if w.Code != 200 {
		t.Errorf("GET = %d, want 200", w.Code)
	}
}

func TestToken(t *testing.T) {
	status, media, body := send(t, New(t), "POST", "/api/oauth/token", "", "application/x-www-form-urlencoded", "grant_type=client_credentials")
	var token struct {
		AccessToken string `json:"access_token"`
	}
	if err := json.Unmarshal([]byte(body), &token); status != 200 || media != "application/json" || err != nil || token.AccessToken == "" {
		t.Errorf("token endpoint = %d %s (%v), want a token", status, body, err)
	}
}
