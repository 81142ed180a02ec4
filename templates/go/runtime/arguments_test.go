package admin

import (
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestBind(t *testing.T) {
	type params struct {
		Name   string     `path:"name"`
		Number int64      `path:"number"`
		On     bool       `query:"on"`
		At     time.Time  `query:"at"`
		Sizes  []float32  `query:"sizes"`
		Maybe  []*int     `query:"maybe,csv"`
		Text   string     `query:"text"`
		Absent *string    `query:"absent"`
		List   []string   `header:"x-list"`
		Never  *time.Time `header:"x-never"`
		Other  string
	}
	got, err := bind(&params{Name: "n", Number: -7, At: time.Date(2025, 1, 2, 3, 4, 5, 6, time.UTC), Sizes: []float32{0.1, 1e9}, Maybe: []*int{Ptr(1), Ptr(2)}, List: []string{"a", "b"}, Other: "not sent"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := &arguments{
		path:     map[string]string{"name": "n", "number": "-7"},
		query:    url.Values{"on": {"false"}, "at": {"2025-01-02T03:04:05.000000006Z"}, "sizes": {"0.1", "1000000000"}, "text": {""}},
		rawQuery: map[string]string{"maybe": "maybe=1,2"},
		header:   http.Header{"X-List": {"a,b"}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(arguments{})); diff != "" {
		t.Errorf("bind() differs (-want +got):\n%s", diff)
	}
}

// TestBindFixed checks that the only value of a parameter is sent wherever it stands.
func TestBindFixed(t *testing.T) {
	type params struct {
		_ keyed
		_ keyed `path:"kind" fixed:"all"`
		_ keyed `query:"Action" fixed:"List Things"`
		_ keyed `header:"x-version" fixed:"2"`
	}
	got, err := bind(new(params), nil)
	want := &arguments{path: map[string]string{"kind": "all"}, query: url.Values{"Action": {"List Things"}}, header: http.Header{"X-Version": {"2"}}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(arguments{})); diff != "" || err != nil {
		t.Errorf("bind() differs (-want +got), error %v:\n%s", err, diff)
	}
}

func TestBindErrors(t *testing.T) {
	tests := []struct {
		params any
		want   string
	}{
		{nil, "the parameters are missing"},
		{(*ListClustersApiParams)(nil), "the parameters are missing"},
		{&struct {
			X map[string]int `query:"x"`
		}{}, "query parameter x: cannot be sent as text: map[string]int"},
		{&struct {
			X []struct{} `header:"x"`
		}{make([]struct{}, 1)}, "header parameter x: [0]: cannot be sent as text: struct {}"},
	}
	for _, test := range tests {
		if _, err := bind(test.params, nil); err == nil || err.Error() != test.want {
			t.Errorf("bind(%#v) = %v, want %s", test.params, err, test.want)
		}
	}
}

func TestTarget(t *testing.T) {
	args := &arguments{path: map[string]string{"a": "x/y", "b": ".. z"}, query: url.Values{"q": {"1"}}}
	tests := []struct{ template, want string }{
		{"/", "/?q=1"},
		{"/{a}", "/x%2Fy?q=1"},
		{"/{a}.gz/{b}:verb", "/x%2Fy.gz/..%20z:verb?q=1"},
		{"/{a", "/x%2Fy?q=1"},
	}
	for _, test := range tests {
		if got, err := args.target(test.template); got != test.want || err != nil {
			t.Errorf("target(%s) = %s, %v, want %s", test.template, got, err, test.want)
		}
	}
}

func TestTake(t *testing.T) {
	query := url.Values{"pageNum": {"1"}, "x": {"y"}}
	args := &arguments{query: query}
	args.take(step{param: "pageNum", value: "7"})
	if got := args.query.Encode() + " " + query.Encode(); got != "pageNum=7&x=y pageNum=1&x=y" {
		t.Errorf("take(pageNum=7) = %s", got)
	}
	args = new(arguments)
	args.take(step{param: "pageNum", value: "7"})
	if got := args.query.Encode(); got != "pageNum=7" {
		t.Errorf("take(pageNum=7) = %s", got)
	}
}
