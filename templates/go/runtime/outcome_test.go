package admin

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// oneOfSeveral has a field for each of several successful responses.
type oneOfSeveral struct {
	OK        *string        `status:"200"`
	Accepted  map[string]int `status:"202"`
	Status2XX []string       `status:"2XX"`
}

func TestOutcomes(t *testing.T) {
	tests := []struct {
		status int
		body   string
		want   *oneOfSeveral
	}{
		{200, `"done"`, &oneOfSeveral{OK: Ptr("done")}},
		{202, `{"job": 7}`, &oneOfSeveral{Accepted: map[string]int{"job": 7}}},
		{207, `["a"]`, &oneOfSeveral{Status2XX: []string{"a"}}},
		{204, "", &oneOfSeveral{}},
		{202, "", &oneOfSeveral{}},
		{202, `[`, nil},
	}
	for _, test := range tests {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(test.status)
			_, _ = w.Write([]byte(test.body))
		}))
		op := &Operation{Name: "make", Method: "POST", Path: "/things", Accept: "application/json", outcome: decodeOutcome}
		client, err := NewClient(UseBaseURL(server.URL))
		if err != nil {
			t.Fatal(err)
		}
		got, resp, err := (*Call[*oneOfSeveral])(prepare(t.Context(), client.Caller, op, &Request{})).Execute()
		if diff := cmp.Diff(test.want, got); diff != "" || (err != nil) != (test.want == nil) || resp.StatusCode != test.status {
			t.Errorf("%d %s: error %v, -want +got:\n%s", test.status, test.body, err, diff)
		}
		server.Close()
	}
}
