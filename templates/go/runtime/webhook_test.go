package admin

import (
	"io"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseWebhook(t *testing.T) {
	all := []webhook{
		{name: "made", method: "POST", body: func() any { return new(map[string]int) }},
		{name: "made", method: "PUT"},
	}
	tests := []struct {
		name, method, mediaType, body string
		want                          any
		fault                         string
	}{
		{"made", "POST", "application/json", `{"a": 1}`, &map[string]int{"a": 1}, ""},
		{"made", "POST", "application/cloudevents+json; charset=utf-8", `{"a": 1}`, &map[string]int{"a": 1}, ""},
		{"made", "POST", "", `{"a": 1}`, &map[string]int{"a": 1}, ""},
		{"made", "POST", "text/plain", "a", []byte("a"), ""},
		{"made", "PUT", "application/json", "{}", []byte("{}"), ""},
		{"made", "POST", "application/json", "", nil, ""},
		{"made", "POST", "application/json", "[1]", nil, "webhook made: decoding the request"},
		{"made", "GET", "", "", nil, "webhook made is sent by PUT, not by GET"},
		{"other", "POST", "", "", nil, `there is no webhook "other"`},
	}
	for _, test := range tests {
		r := httptest.NewRequest(test.method, "/hook", strings.NewReader(test.body))
		r.Header.Set("Content-Type", test.mediaType)
		got, err := parseWebhook(all, test.name, r)
		if diff := cmp.Diff(test.want, got); diff != "" || (err != nil) != (test.fault != "") || err != nil && !strings.Contains(err.Error(), test.fault) {
			t.Errorf("%s %s %s: error %v, want %q, -want +got:\n%s", test.name, test.method, test.body, err, test.fault, diff)
		}
		if again, err := io.ReadAll(r.Body); string(again) != test.body || err != nil {
			t.Errorf("%s %s: the body is %q afterwards, want %q", test.name, test.method, again, test.body)
		}
	}
}
