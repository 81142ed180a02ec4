package admin

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A pager serves a list of n clusters in pages of the requested size, at most max.
// It says that there are total clusters.
type pager struct {
	n, total, max int
	repeat        bool // behind the end comes the last page again
	asked         []string
}

func (p *pager) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.asked = append(p.asked, r.URL.RawQuery)
	number := func(name string, otherwise int) int {
		if n, err := strconv.Atoi(r.URL.Query().Get(name)); err == nil {
			return n
		}
		return otherwise
	}
	size := min(number("itemsPerPage", 3), p.max)
	first := (number("pageNum", 1) - 1) * size
	if p.repeat && first >= p.n {
		first = (p.n - 1) / size * size
	}
	var page PaginatedCluster
	for i := first; i < min(first+size, p.n); i++ {
		page.Results = append(page.Results, Cluster{Name: Ptr(strconv.Itoa(i))})
	}
	if p.total >= 0 {
		page.TotalCount = Ptr(p.total)
	}
	page.Links = []KeyValue{{Key: "next", Value: "https://elsewhere.example.com/next"}}
	data, _ := json.Marshal(page)
	answer(w, http.StatusOK, clusterType, string(data))
}

func names(from, to int) []string {
	list := []string{}
	for i := from; i < to; i++ {
		list = append(list, strconv.Itoa(i))
	}
	return list
}

func TestAll(t *testing.T) {
	tests := []struct {
		name   string
		pager  pager
		params ListClustersApiParams
		want   []string
		asked  []string
	}{
		{"total", pager{n: 7, total: 7}, ListClustersApiParams{}, names(0, 7), []string{"", "pageNum=2", "pageNum=3"}},
		{"full last page", pager{n: 6, total: 6}, ListClustersApiParams{}, names(0, 6), []string{"", "pageNum=2"}},
		{"nothing", pager{n: 0, total: 0}, ListClustersApiParams{}, names(0, 0), []string{""}},
		{"one page", pager{n: 2, total: 2}, ListClustersApiParams{}, names(0, 2), []string{""}},
		{"no total", pager{n: 7, total: -1}, ListClustersApiParams{}, names(0, 7), []string{"", "pageNum=2", "pageNum=3"}},
		{"no total, full last page", pager{n: 6, total: -1}, ListClustersApiParams{}, names(0, 6), []string{"", "pageNum=2", "pageNum=3"}},
		{"no total, short page", pager{n: 3, total: -1}, ListClustersApiParams{ItemsPerPage: Ptr(5)}, names(0, 3), []string{"itemsPerPage=5"}},
		{"no total, last page repeated", pager{n: 6, total: -1, repeat: true}, ListClustersApiParams{}, names(0, 6), []string{"", "pageNum=2", "pageNum=3"}},
		{"size", pager{n: 5, total: 5}, ListClustersApiParams{ItemsPerPage: Ptr(2)}, names(0, 5), []string{"itemsPerPage=2", "itemsPerPage=2&pageNum=2", "itemsPerPage=2&pageNum=3"}},
		{"size is capped", pager{n: 5, total: 5, max: 2}, ListClustersApiParams{ItemsPerPage: Ptr(4)}, names(0, 5), []string{"itemsPerPage=4", "itemsPerPage=4&pageNum=2", "itemsPerPage=4&pageNum=3"}},
		{"from a later page", pager{n: 7, total: 7}, ListClustersApiParams{PageNum: Ptr(2)}, names(3, 7), []string{"pageNum=2", "pageNum=3"}},
		{"from the last page", pager{n: 7, total: 7}, ListClustersApiParams{PageNum: Ptr(3), ItemsPerPage: Ptr(3)}, names(6, 7), []string{"itemsPerPage=3&pageNum=3", "itemsPerPage=3&pageNum=4"}},
		{"from a later page, size is capped", pager{n: 5, total: 5, max: 2}, ListClustersApiParams{PageNum: Ptr(2), ItemsPerPage: Ptr(4)}, names(2, 5), []string{"itemsPerPage=4&pageNum=2", "itemsPerPage=4&pageNum=3"}},
		{"from behind the end", pager{n: 7, total: 7}, ListClustersApiParams{PageNum: Ptr(9)}, names(0, 0), []string{"pageNum=9"}},
		{"other parameters", pager{n: 4, total: 4}, ListClustersApiParams{IncludeCount: Ptr(true)}, names(0, 4), []string{"includeCount=true", "includeCount=true&pageNum=2"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.pager.max == 0 {
				test.pager.max = 100
			}
			test.params.GroupId = "g"
			before := test.params
			c := serve(t, test.pager.ServeHTTP)
			got := []string{}
			for cluster, err := range c.ClustersApi.ListClustersWithParams(t.Context(), &test.params).All() {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, *cluster.Name)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("items differ (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.asked, test.pager.asked); diff != "" {
				t.Errorf("requests differ (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(before, test.params); diff != "" {
				t.Errorf("parameters changed (-want +got):\n%s", diff)
			}
		})
	}
}

// TestMissingItems has a server that announces more items than it has.
func TestMissingItems(t *testing.T) {
	tests := []struct {
		name   string
		pager  pager
		params ListClustersApiParams
		want   []string
		err    string
	}{
		{"empty pages", pager{n: 7, total: 100, max: 9}, ListClustersApiParams{}, names(0, 7), "93 of 100 items are missing: the pages end before"},
		{"only an empty page", pager{n: 0, total: 2, max: 9}, ListClustersApiParams{}, names(0, 0), "2 of 2 items are missing: the pages end before"},
		{"last page repeated", pager{n: 7, total: 100, max: 9, repeat: true}, ListClustersApiParams{}, names(0, 7), "93 of 100 items are missing: the pages end before"},
		{"from a later page", pager{n: 7, total: 100, max: 9}, ListClustersApiParams{PageNum: Ptr(2)}, names(3, 7), ""},
	}
	for _, test := range tests {
		test.params.GroupId = "g"
		c := serve(t, test.pager.ServeHTTP)
		got, err := collect(c.ClustersApi.ListClustersWithParams(t.Context(), &test.params).All())
		list := []string{}
		for _, cluster := range got {
			list = append(list, *cluster.Name)
		}
		if diff := cmp.Diff(test.want, list); diff != "" {
			t.Errorf("%s: items differ (-want +got):\n%s", test.name, diff)
		}
		var failed *Error
		if test.err == "" && err != nil || test.err != "" && (!errors.As(err, &failed) || failed.Err.Error() != test.err) {
			t.Errorf("%s: error = %v, want %s", test.name, err, test.err)
		}
	}
}

// collect returns the items before an error.
func collect[T any](all iter.Seq2[T, error]) ([]T, error) {
	var items []T
	for item, err := range all {
		if err != nil {
			return items, err
		}
		items = append(items, item)
	}
	return items, nil
}

func TestPages(t *testing.T) {
	p := &pager{n: 7, total: 7, max: 100}
	c := serve(t, p.ServeHTTP)
	list := c.ClustersApi.ListClusters(t.Context(), "g")
	for range 2 {
		var sizes []int
		for page, err := range list.Pages() {
			if err != nil {
				t.Fatal(err)
			}
			sizes = append(sizes, len(page.Results))
		}
		if !slices.Equal(sizes, []int{3, 3, 1}) {
			t.Errorf("sizes = %v, want 3, 3, 1", sizes)
		}
	}
}

func TestBreakStopsPaging(t *testing.T) {
	p := &pager{n: 100, total: 100, max: 100}
	c := serve(t, p.ServeHTTP)
	for cluster := range c.ClustersApi.ListClusters(t.Context(), "g").All() {
		if *cluster.Name == "4" {
			break
		}
	}
	for range c.ClustersApi.ListClusters(t.Context(), "g").Pages() {
		break
	}
	if len(p.asked) != 3 {
		t.Errorf("%d requests, want 3", len(p.asked))
	}
}

func TestPagingError(t *testing.T) {
	p := &pager{n: 100, total: 100, max: 100}
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if len(p.asked) == 2 {
			answer(w, http.StatusForbidden, "application/json", `{"errorCode":"NO"}`)
			return
		}
		p.ServeHTTP(w, r)
	})
	got := ""
	for cluster, err := range c.ClustersApi.ListClusters(t.Context(), "g").All() {
		if err != nil {
			got += fmt.Sprint(errors.Is(err, ErrForbidden), cluster == nil)
			continue
		}
		got += *cluster.Name + " "
	}
	if want := "0 1 2 3 4 5 true true"; got != want {
		t.Errorf("items = %s, want %s", got, want)
	}
}

func TestPagesError(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusForbidden) })
	n := 0
	for page, err := range c.ClustersApi.ListClusters(t.Context(), "g").Pages() {
		if n++; page != nil || !errors.Is(err, ErrForbidden) {
			t.Errorf("Pages() yields %v, %v, want status 403", page, err)
		}
	}
	if n != 1 {
		t.Errorf("Pages() yields %d times, want once", n)
	}
}

// TestListOfTexts has items that are no structs.
func TestListOfTexts(t *testing.T) {
	type page struct {
		Results []string `json:"results"`
	}
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.RawQuery == "" {
			answer(w, http.StatusOK, "application/json", `{"results":["a","b"]}`)
			return
		}
		answer(w, http.StatusOK, "application/json", `{"results":[]}`)
	})
	list := (*ListCall[*page, string])(prepare(t.Context(), c.Caller, &Operation{Name: "op", Method: "GET", Path: "/", Accept: "application/json"}, &struct{}{}))
	got := ""
	for item, err := range list.All() {
		if err != nil {
			t.Fatal(err)
		}
		got += item
	}
	if got != "ab" {
		t.Errorf("items = %s, want ab", got)
	}
}

func TestPagingWithoutBody(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	for cluster, err := range c.ClustersApi.ListClusters(t.Context(), "g").All() {
		t.Errorf("All() yields %v, %v, want nothing", cluster, err)
	}
}
