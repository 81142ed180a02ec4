package admin

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// hundred returns a page of 100 clusters with a total, and something that differs
// from page to page.
func hundred(from, total int, other string) string {
	var items []string
	for i := range 100 {
		items = append(items, fmt.Sprintf(`{"name":"%d"}`, from+i))
	}
	return fmt.Sprintf(`{"links":[{"key":"self","value":%q}],"results":[%s],"totalCount":%d}`, other, strings.Join(items, ","), total)
}

// TestListsThatEndEarly reads lists of 300 items from servers that send 100.
func TestListsThatEndEarly(t *testing.T) {
	for name, second := range map[string]string{
		"empty list":                 `{"results":[],"totalCount":300}`,
		"no list":                    `{"totalCount":300}`,
		"null list":                  `{"results":null,"totalCount":300}`,
		"nothing known":              `{}`,
		"null":                       `null`,
		"no body":                    "",
		"the same":                   hundred(0, 300, "1"),
		"the same but for its links": hundred(0, 300, "2"),
	} {
		requests := 0
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			if requests++; requests == 1 {
				answer(w, http.StatusOK, clusterType, hundred(0, 300, "1"))
				return
			}
			answer(w, http.StatusOK, clusterType, second)
		})
		items, err := collect(c.ClustersApi.ListClusters(t.Context(), "g").All())
		if len(items) != 100 || err == nil || !strings.HasSuffix(err.Error(), "200 of 300 items are missing: the pages end before") || requests != 2 {
			t.Errorf("second page is %s: %d items, %v after %d requests, want 100 and how many are missing after 2", name, len(items), err, requests)
		}
	}
}

// TestListsThatNeverEnd have 200 items, which a server sends again and again.
func TestListsThatNeverEnd(t *testing.T) {
	type page struct {
		Results    []struct{ _ keyed } `json:"results"`
		TotalCount *int                `json:"totalCount"`
		Next       *string             `json:"next"`
	}
	items := []string{"results"}
	repeats := "the list does not end: the server repeats an earlier page"
	tests := []struct {
		name   string
		paging paging
		total  func(n int) int // announced by page n, -1 for none
		next   func(n int) string
		fresh  bool // all items differ
		pages  int  // until it is noticed
		want   string
	}{
		{"no total", paging{kind: byNumber, start: "page", first: 1, items: items}, func(int) int { return -1 }, nil, false, 3, repeats},
		{"growing total", paging{kind: byNumber, start: "page", first: 1, items: items, total: []string{"totalCount"}}, func(n int) int { return 1000 * n }, nil, false, 3, repeats},
		{"offsets", paging{kind: byOffset, start: "offset", items: items, total: []string{"totalCount"}}, func(int) int { return 5000 }, nil, false, 3, repeats},
		{"new cursors", paging{kind: byCursor, start: "cursor", items: items, next: []string{"next"}}, func(int) int { return -1 }, strconv.Itoa, false, 3, repeats},
		{"new links", paging{kind: byLink, items: items, next: []string{"next"}}, func(int) int { return -1 }, func(n int) string { return "/?n=" + strconv.Itoa(n) }, false, 3, repeats},
		{"new items", paging{kind: byCursor, start: "cursor", items: items, next: []string{"next"}, total: []string{"totalCount"}}, func(int) int { return 200 }, strconv.Itoa, true, 5,
			"the list does not end: there are more than twice the 200 items that are announced"},
	}
	for _, test := range tests {
		requests := 0
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			requests++
			from := requests % 2 * 100
			if test.fresh {
				from = requests * 100
			}
			body := hundred(from, test.total(requests), strconv.Itoa(requests))
			if test.next != nil {
				body = body[:len(body)-1] + fmt.Sprintf(`,"next":%q}`, test.next(requests))
			}
			answer(w, http.StatusOK, "application/json", strings.ReplaceAll(body, `,"totalCount":-1`, ""))
		})
		op := &Operation{Name: "op", Method: "GET", Path: "/", Accept: "application/json", paging: &test.paging}
		count := 0
		var err error
		for _, err = range (*ListCall[*page, *struct{ _ keyed }])(prepare(t.Context(), c.Caller, op, &struct{}{})).Pages() {
			if count++; count > 50 {
				break
			}
		}
		if err == nil || !strings.HasSuffix(err.Error(), test.want) || requests != test.pages {
			t.Errorf("%s: %v after %d requests, want %s after %d", test.name, err, requests, test.want, test.pages)
		}
	}
}

// TestListsOfEqualItems have pages that are alike and yet no repetition: the items
// are texts.
func TestListsOfEqualItems(t *testing.T) {
	type page struct {
		Results    []string `json:"results"`
		TotalCount *int     `json:"totalCount"`
	}
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		answer(w, http.StatusOK, "application/json", fmt.Sprintf(`{"results":["a","a"],"totalCount":6,"page":%q}`, r.URL.RawQuery))
	})
	op := &Operation{Name: "op", Method: "GET", Path: "/", Accept: "application/json",
		paging: &paging{kind: byNumber, start: "page", first: 1, items: []string{"results"}, total: []string{"totalCount"}}}
	items, err := collect((*ListCall[*page, string])(prepare(t.Context(), c.Caller, op, &struct{}{})).All())
	if len(items) != 6 || err != nil {
		t.Errorf("%d items, %v, want 6", len(items), err)
	}
}
