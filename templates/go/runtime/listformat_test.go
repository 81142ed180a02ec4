package admin

import (
	"net/http"
	"strings"
	"testing"
)

// TestListFormatCall has a list that is available as JSON and as CSV.
func TestListFormatCall(t *testing.T) {
	type page struct {
		Results []string `json:"results"`
	}
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Header.Get("Accept") == "text/csv":
			answer(w, http.StatusOK, "text/csv", "name\na\n")
		case r.URL.RawQuery == "":
			answer(w, http.StatusOK, "application/json", `{"results":["a","b"]}`)
		default:
			answer(w, http.StatusOK, "application/json", `{"results":[]}`)
		}
	})
	op := &Operation{Name: "op", Method: "GET", Path: "/", Accept: "application/json", AcceptCSV: "text/csv"}
	list := (*ListFormatCall[*page, string])(prepare(t.Context(), c.Caller, op, &struct{}{}))
	var items []string
	for item, err := range list.All() {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	if got := strings.Join(items, " "); got != "a b" {
		t.Errorf("All() = %s, want a b", got)
	}
	pages := 0
	for _, err := range list.Pages() {
		if err != nil {
			t.Fatal(err)
		}
		pages++
	}
	if pages != 1 {
		t.Errorf("Pages() has %d pages, want 1", pages)
	}
	if first, _, err := list.Execute(); err != nil || len(first.Results) != 2 {
		t.Errorf("Execute() = %v, %v, want 2 items", first, err)
	}
	if csv, err := readStream(list.CSV()); err != nil || csv != "name\na\n" {
		t.Errorf("CSV() = %q, %v", csv, err)
	}
}
