package atlastest

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/templates/ops"
	admin "github.com/atlasgen/atlasgen/templates/runtime"
)

const (
	oldType = "application/vnd.atlas.2023-01-01+json"
	newType = "application/vnd.atlas.2024-08-05+json"
	logType = "application/vnd.atlas.2023-01-01+gzip"
)

var testTable = &ops.Table{
	Pin: "2025-03-12",
	Operations: []*ops.Operation{
		{Name: "addTags", Method: "POST", Path: "/groups/{groupId}:addTags", Params: []*ops.Param{group}, Versions: []ops.Version{version(oldType, "204", false)}},
		{Name: "createCluster", Method: "POST", Path: "/groups/{groupId}/clusters", Params: []*ops.Param{group}, Versions: []ops.Version{
			version(oldType, "200", true), version(newType, "201", true),
		}},
		{Name: "getCluster", Method: "GET", Path: "/groups/{groupId}/clusters/{clusterName}", Params: []*ops.Param{group, name}, Versions: []ops.Version{version(oldType, "200", false)}},
		{Name: "getGroup", Method: "GET", Path: "/groups/{groupId}", Params: []*ops.Param{group}, Versions: []ops.Version{version(oldType, "200", false)}},
		{Name: "getLog", Method: "GET", Path: "/groups/{groupId}/log", Params: []*ops.Param{group}, Versions: []ops.Version{version(logType, "200", false)}},
		{Name: "getOther", Method: "GET", Path: "/groups/{groupId}/clusters/{other}", Params: []*ops.Param{group}, Versions: []ops.Version{version(oldType, "200", false)}},
		{Name: "listClusters", Method: "GET", Path: "/groups/{groupId}/clusters", Params: []*ops.Param{group, number("pageNum"), number("itemsPerPage"), needed}, Versions: []ops.Version{version(oldType, "200", false)}},
		{Name: "processClusters", Method: "GET", Path: "/groups/{groupId}/clusters/provider", Params: []*ops.Param{group}, Versions: []ops.Version{version(oldType, "200", false)}},
	},
	IDs: []ops.ID{{Long: "getGroupCluster", Name: "getCluster"}},
}

var (
	group  = &ops.Param{Name: "groupId", In: ops.Path, Type: "string", Required: true}
	name   = &ops.Param{Name: "clusterName", In: ops.Path, Type: "string", Required: true}
	needed = &ops.Param{Name: "sort", In: ops.Query, Type: "boolean", Required: true}
)

func number(name string) *ops.Param { return &ops.Param{Name: name, In: ops.Query, Type: "integer"} }

// version is one that answers with a media type, and takes it if it has a body.
func version(media, status string, body bool) ops.Version {
	format := media[strings.LastIndexByte(media, '+')+1:]
	m := ops.Media{Type: media, Format: format}
	if format == "json" && status != "204" {
		m.Schema = "{}"
	}
	date := strings.TrimPrefix(media, "application/vnd.atlas.")[:len("2006-01-02")]
	v := ops.Version{Name: date, Stage: ops.Stable, Date: date, Responses: []*ops.Response{{Status: status, Media: []ops.Media{m}}, {Status: "404"}}}
	if body {
		v.Request = &ops.Request{MediaType: media, Required: true}
	}
	return v
}

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
	var failure struct{ Detail string }
	if resp.StatusCode >= 400 && json.Unmarshal(data, &failure) == nil {
		data = []byte(failure.Detail)
	}
	return resp.StatusCode, resp.Header.Get("Content-Type"), string(data)
}

func TestServer(t *testing.T) {
	s := start(t, testTable)
	s.Handle("createCluster", func(r *Request) (any, error) {
		var body struct{ Name string }
		err := r.Decode(&body)
		return map[string]string{"made": body.Name, "in": r.Path["groupId"], "version": r.Version.Name}, err
	})
	s.Handle("getGroupCluster", Value(json.RawMessage(`{"name":"c"}`)))
	s.Handle("addTags", Value(nil))
	s.Handle("getLog", Value([]byte("\x1f\x8b")))
	s.Handle("processClusters", Value(Answer{Status: http.StatusAccepted, Header: http.Header{"Content-Type": {"text/html"}}, Value: []byte("<html>")}))
	s.Handle("listClusters", Pages([]string{"a", "b", "c"}))
	tests := []struct {
		method, target, accept, contentType, body string
		status                                    int
		media, want                               string
	}{
		{"POST", "/groups/a%2Fb/clusters", newType, newType, `{"name":"c"}`, 201, newType, `{"in":"a/b","made":"c","version":"2024-08-05"}`},
		{"POST", "/groups/g/clusters", oldType, oldType, `{"name":"c"}`, 200, oldType, `{"in":"g","made":"c","version":"2023-01-01"}`},
		{"POST", "/groups/g/clusters", "*/*", newType, `{}`, 201, newType, `{"in":"g","made":"","version":"2024-08-05"}`},
		{"GET", "/groups/g/clusters/c", oldType, "", "", 200, oldType, `{"name":"c"}`},
		{"GET", "/groups/g/clusters/provider", oldType, "", "", 202, "text/html", `<html>`},
		{"POST", "/groups/g:addTags", oldType, "", "", 204, oldType, ""},
		{"GET", "/groups/g/log", logType, "", "", 200, logType, "\x1f\x8b"},
		{"GET", "/groups/g/clusters?sort=true&pageNum=2&itemsPerPage=2", oldType, "", "", 200, oldType, `{"links":[],"results":["c"],"totalCount":3}`},
		{"GET", "/groups/g/clusters?sort=true&pageNum=9", oldType, "", "", 200, oldType, `{"links":[],"results":[],"totalCount":3}`},

		{"GET", "/nowhere", oldType, "", "", 404, "application/json", "no operation has the path /nowhere"},
		{"PUT", "/groups/g/clusters", oldType, "", "", 405, "application/json", "no operation has the method PUT on /groups/g/clusters"},
		{"GET", "/groups/g", oldType, "", "", 501, "application/json", "the test has no answer for getGroup"},
		{"GET", "/groups/g/clusters/c", newType, "", "", 406, "application/json", "getCluster answers as " + oldType + `, not as "` + newType + `"`},
		{"GET", "/groups/g/clusters", oldType, "", "", 400, "application/json", "listClusters needs the query parameter sort"},
		{"GET", "/groups/g/clusters?sort=maybe", oldType, "", "", 400, "application/json", `sort is no boolean: "maybe"`},
		{"GET", "/groups/g/clusters?sort=true&pageNum=x", oldType, "", "", 400, "application/json", `pageNum is no integer: "x"`},
		{"GET", "/groups/g/clusters?sort=true&sort=true", oldType, "", "", 400, "application/json", "listClusters takes one sort, not 2"},
		{"GET", "/groups/g/clusters?sort=true&size=1", oldType, "", "", 400, "application/json", "listClusters has no query parameter size"},
		{"POST", "/groups/g/clusters", newType, newType, "", 400, "application/json", "createCluster needs a body"},
		{"POST", "/groups/g/clusters", newType, newType, "{", 400, "application/json", "the body of createCluster is no JSON"},
		{"POST", "/groups/g/clusters", newType, "application/json", "{}", 415, "application/json", "createCluster takes " + newType + `, not "application/json"`},
		{"POST", "/groups/g:addTags", oldType, oldType, "{}", 400, "application/json", "addTags takes no body"},
	}
	for _, test := range tests {
		status, media, body := send(t, s, test.method, test.target, test.accept, test.contentType, test.body)
		if status != test.status || media != test.media || body != test.want {
			t.Errorf("%s %s = %d %s %s, want %d %s %s", test.method, test.target, status, media, body, test.status, test.media, test.want)
		}
	}
	if calls := s.Calls("createCluster"); len(calls) != 3 || string(calls[0].Body) != `{"name":"c"}` {
		t.Errorf("Calls(createCluster) = %v, want the 3 valid ones", calls)
	}
}

func TestSequence(t *testing.T) {
	s := start(t, testTable)
	slow := func(*Request) (any, error) {
		return nil, &admin.Error{Status: http.StatusTooManyRequests, RetryAfter: 1500 * time.Millisecond}
	}
	s.Handle("getGroup", Sequence(slow, Fail(http.StatusConflict, "BUSY"), func(*Request) (any, error) { return nil, io.ErrUnexpectedEOF }, Value(1)))
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
	s := start(t, testTable)
	s.Handle("getGroup", func(*Request) (any, error) {
		return nil, &admin.Error{Status: http.StatusTooManyRequests, RetryAfter: 1500 * time.Millisecond}
	})
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
	for _, answered := range []string{"getCluster", "getOther"} {
		s := start(t, testTable)
		s.Handle(answered, Value(answered))
		if _, _, body := send(t, s, "GET", "/groups/g/clusters/c", oldType, "", ""); body != `"`+answered+`"` {
			t.Errorf("with %s answered: %s", answered, body)
		}
	}
}

func TestToken(t *testing.T) {
	status, media, body := send(t, start(t, testTable), "POST", "/api/oauth/token", "", "application/x-www-form-urlencoded", "grant_type=client_credentials")
	var token struct {
		AccessToken string `json:"access_token"`
	}
	if err := json.Unmarshal([]byte(body), &token); status != 200 || media != "application/json" || err != nil || token.AccessToken == "" {
		t.Errorf("token endpoint = %d %s (%v), want a token", status, body, err)
	}
}
