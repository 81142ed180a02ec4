package fake

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/templates/go/cli/command"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	sdk "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// TestWrongRequests sends wrong requests to a fake, and gives the same to the
// command line: both find the same faults and say them in the same words.
func TestWrongRequests(t *testing.T) {
	const group = "--group-id g "
	for _, c := range []struct {
		args           string // of the command line; its --data is the body
		method, target string
		body           string
		want           string // the faults, in lines
	}{
		{"listClusters " + group, "GET", "/groups/g/clusters", "", "sort: is missing"},
		{"listClusters " + group + "--sort=maybe", "GET", "/groups/g/clusters?sort=maybe", "", `sort: "maybe" is neither true nor false`},
		{"listClusters " + group + "--sort=1", "GET", "/groups/g/clusters?sort=1", "", `sort: "1" is neither true nor false`},
		{"listClusters --group-id long --page-num 0 --items-per-page x", "GET", "/groups/long/clusters?pageNum=0&itemsPerPage=x", "",
			"groupId: has length 4, want at most 3\npageNum: 0 is too small, the least is 1\nitemsPerPage: \"x\" is no integer\nsort: is missing"},
		{"createCluster " + group + "--moods calm,tame --data", "POST", "/groups/g/clusters", `{"name":"c"}`, `X-Moods: "tame" is none of calm, wild`},
		{"createCluster " + group + "--data", "POST", "/groups/g/clusters", `{}`, "name: is missing"},
		{"createCluster " + group + "--data", "POST", "/groups/g/clusters", `[1]`, "the body: is array, want object"},
		{"createCluster " + group + "--data", "POST", "/groups/g/clusters", `{"name":`, "the body: line 1, column 9: unexpected end of JSON"},
		{"createCluster " + group + "--data", "POST", "/groups/g/clusters", `{"name":"A","size":0,"state":"OFF","tags":["a","a"],"Size":1,"id":4}`,
			"name: \"A\" does not match ^[a-z]*$\nsize: is 0, want at least 1\nstate: \"OFF\" is none of \"IDLE\", \"BUSY\"\ntags[1]: is [0] again\nSize: there is no such property, but size"},
		{"createCluster " + group + "--data", "POST", "/groups/g/clusters", `{"name":null,"size":"1"}`, "name: is null, want string\nsize: is string, want integer"},
	} {
		want := strings.Split(c.want, "\n")
		if diff := cmp.Diff(want, refused(t, c.method, c.target, c.args, c.body)); diff != "" {
			t.Errorf("%s %s %s: the fake (-want +got):\n%s", c.method, c.target, c.body, diff)
		}
		if diff := cmp.Diff(want, commandLine(t, c.args, c.body)); diff != "" {
			t.Errorf("%s %s: the command line (-want +got):\n%s", c.args, c.body, diff)
		}
	}
}

// refused returns what a fake finds wrong with a request.
func refused(t *testing.T, method, target, args, body string) []string {
	t.Helper()
	s := New(t)
	r, err := http.NewRequestWithContext(t.Context(), method, s.URL+target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", newType)
	if _, moods, ok := strings.Cut(args, "--moods "); ok {
		r.Header.Set("X-Moods", strings.Fields(moods)[0])
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var answer struct {
		Status int
		Code   string
		About  struct{ Title, Detail string }
		Wrong  []struct{ Field, Text string }
	}
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != 400 || answer.Status != 400 || answer.Code != "FAKE" || answer.About.Title != "Bad Request" || answer.About.Detail == "" || len(s.Calls()) > 0 {
		t.Errorf("%s %s = %d %+v, want 400 in the form of the API, and no call", method, target, resp.StatusCode, answer)
	}
	var faults []string
	for _, w := range answer.Wrong {
		faults = append(faults, w.Field+": "+w.Text)
	}
	return faults
}

// commandLine returns what the command line finds wrong with arguments. Flags have
// the names of what they give.
func commandLine(t *testing.T, args, body string) []string {
	t.Helper()
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	argv := append([]string{"api"}, strings.Fields(args)...)
	if body != "" {
		argv = append(argv, body)
	}
	var stderr strings.Builder
	p := command.Program{Program: page.Program{Name: "x"}, Table: table, Connect: func(...sdk.Option) (command.Caller, error) { return nil, nil }}
	if code := p.Run(t.Context(), argv, strings.NewReader(""), io.Discard, &stderr); code != 2 {
		t.Errorf("%s: exit code %d, want 2", args, code)
	}
	text, _, _ := strings.Cut(strings.TrimPrefix(stderr.String(), "x: "), "\nsee ")
	names := []string{"--data", "the body"}
	for _, op := range table.Operations {
		for _, p := range op.Params {
			names = append(names, "--"+p.Flag+": ", p.Name+": ", "--"+p.Flag+" ", p.Name+": ")
		}
	}
	return strings.Split(strings.NewReplacer(names...).Replace(strings.ReplaceAll(text, "\n  ", "\n")), "\n")
}

// TestReadOnly has what only the server sets left out of a body, as the command
// line leaves it out.
func TestReadOnly(t *testing.T) {
	s := New(t)
	s.ClustersApi.CreateCluster = func(r *Request) (any, error) { return r.Body, nil }
	for body, want := range map[string]string{`{"id": 4, "name": "c"}`: `{"name":"c"}`, `{ "name": "c" }`: `{ "name": "c" }`} {
		if status, _, got := send(t, s, "POST", "/groups/g/clusters", newType, newType, body); status != 201 || got != want {
			t.Errorf("body of %s = %d %s, want %s", body, status, got, want)
		}
	}
}

func TestUnknownParameter(t *testing.T) {
	got := refused(t, "GET", "/groups/g/clusters?sort=true&sort=true&size=1&by=x", "", "")
	want := []string{"sort: is given 2 times", "by: there is no such parameter", "size: there is no such parameter"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

func TestMissingBody(t *testing.T) {
	if diff := cmp.Diff([]string{"the body: is missing"}, refused(t, "POST", "/groups/g/clusters", "", "")); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

// TestErrorBody has APIs whose error answers have few places.
func TestErrorBody(t *testing.T) {
	e := &sdk.Error{Status: 400, Code: "C", Detail: "no", Violations: []sdk.Violation{{Field: "a", Description: "is b"}}}
	for _, c := range []struct {
		form ops.Errors
		want string
	}{
		{ops.Errors{}, `{}`},
		{ops.Errors{Detail: []string{"message"}}, `{"message":"no; a: is b"}`},
		{ops.Errors{Code: []string{"e", "c"}, Title: []string{"e", "t"}}, `{"e":{"c":"C","t":"Bad Request"}}`},
	} {
		got, err := json.Marshal(errorBody(e, &c.form))
		if err != nil || string(got) != c.want {
			t.Errorf("errorBody(%+v) = %s (%v), want %s", c.form, got, err, c.want)
		}
	}
}
