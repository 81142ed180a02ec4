package command

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBearerStaysWithItsServer follows redirects, within a server and away from
// it: the token goes along with the first only.
func TestBearerStaysWithItsServer(t *testing.T) {
	var got []string
	note := func(name string, r *http.Request) {
		got = append(got, name+r.URL.Path+" "+r.Header.Get("Authorization"))
	}
	other := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { note("other", r) }))
	defer other.Close()
	own := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		note("own", r)
		target := "/moved"
		if r.URL.Path == target {
			target = other.URL + "/away"
		}
		http.Redirect(w, r, target, http.StatusFound)
	}))
	defer own.Close()
	client := http.Client{Transport: bearer("secret")}
	resp, err := client.Get(own.URL + "/begin")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	want := []string{"own/begin Bearer secret", "own/moved Bearer secret", "other/away "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}
