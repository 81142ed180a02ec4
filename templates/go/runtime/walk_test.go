package admin

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// A texts is a page of a list in one of the forms that the tests need.
type texts struct {
	Items []string         `json:"items"`
	Meta  *textsMeta       `json:"meta,omitzero"`
	Next  Nullable[string] `json:"next,omitzero"`
	Total *int             `json:"total,omitzero"`
}

type textsMeta struct {
	After *int `json:"after"`
}

// The ways to read texts.
var (
	pageFromZero = &paging{kind: byNumber, start: "page", size: "size", items: []string{"items"}}
	offset       = &paging{kind: byOffset, start: "skip", size: "limit", items: []string{"items"}, total: []string{"total"}}
	cursor       = &paging{kind: byCursor, start: "after", items: []string{"items"}, next: []string{"meta", "after"}}
	link         = &paging{kind: byLink, items: []string{"items"}, next: []string{"next"}}
)

// read returns the items of a list that a server has at /texts, and the queries that
// were sent, each with a space before it.
func read[P any](t *testing.T, how *paging, query map[string][]string, respond func(query string, r *http.Request) string) (items, asked string, err error) {
	t.Helper()
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked += " " + r.URL.RawQuery
		if len(asked) > 400 {
			t.Fatal("the list does not end:", asked)
		}
		if got := r.Header.Get("Accept"); got != "application/json" {
			t.Errorf("Accept = %q on %s", got, r.URL)
		}
		body := respond(r.URL.RawQuery, r)
		if target, rest, found := strings.Cut(body, "|"); found {
			w.Header().Set("Link", target)
			body = rest
		}
		answer(w, http.StatusOK, "application/json", body)
	})
	op := &Operation{Name: "op", Method: "GET", Path: "/texts", Accept: "application/json", paging: how}
	list := (*ListCall[P, string])(prepare(t.Context(), c.Caller, op, &Request{Query: query}))
	got, err := collect(list.All())
	return strings.Join(got, " "), asked, err
}

func TestKindsOfPaging(t *testing.T) {
	tests := []struct {
		name         string
		how          *paging
		query        string
		pages        map[string]string // by query
		items, asked string
		err          string // part of it
	}{
		{"page from zero", pageFromZero, "", map[string]string{"": `{"items":["a","b"]}`, "page=1": `{"items":["c"]}`}, "a b c", " page=1", ""},
		{"page of a size", pageFromZero, "size=2", map[string]string{"size=2": `{"items":["a"]}`}, "a", "size=2", ""},
		{"page ignored", pageFromZero, "", map[string]string{"": `{"items":["a"]}`, "page=1": `{"items":["a"]}`}, "a", " page=1", ""},
		{"pages in turn", pageFromZero, "", map[string]string{"": `{"items":["a"]}`, "page=1": `{"items":["b"]}`, "page=2": `{"items":["a"]}`}, "a b", " page=1 page=2", "the server repeats an earlier page"},
		{"offset", offset, "", map[string]string{"": `{"items":["a","b"],"total":3}`, "skip=2": `{"items":["c"],"total":3}`}, "a b c", " skip=2", ""},
		{"offset given", offset, "skip=1", map[string]string{"skip=1": `{"items":["b"],"total":3}`, "skip=2": `{"items":["c"],"total":3}`}, "b c", "skip=1 skip=2", ""},
		{"offset, items missing", offset, "skip=1", map[string]string{"skip=1": `{"items":["b"],"total":5}`, "skip=2": `{"items":[],"total":5}`}, "b", "skip=1 skip=2", "3 of 5 items are missing"},
		{"cursor", cursor, "x=1", map[string]string{"x=1": `{"items":["a"],"meta":{"after":7}}`, "after=7&x=1": `{"items":[],"meta":{"after":9}}`, "after=9&x=1": `{"items":["b"],"meta":{"after":null}}`}, "a b", "x=1 after=7&x=1 after=9&x=1", ""},
		{"cursor without a meta", cursor, "", map[string]string{"": `{"items":["a"]}`}, "a", "", ""},
		{"cursor repeats", cursor, "", map[string]string{"": `{"items":["a"],"meta":{"after":7}}`, "after=7": `{"items":["b"],"meta":{"after":7}}`}, "a b", " after=7", `the list does not end: the server repeats the cursor "7"`},
		{"cursor that was given repeats", cursor, "after=7", map[string]string{"after=7": `{"items":["b"],"meta":{"after":7}}`}, "b", "after=7", "repeats the cursor"},
		{"cursors in turn", cursor, "", map[string]string{"": `{"items":["a"],"meta":{"after":1}}`, "after=1": `{"items":["b"],"meta":{"after":2}}`, "after=2": `{"items":["c"],"meta":{"after":1}}`}, "a b c", " after=1 after=2", "repeats the cursor"},
		{"link", link, "x=1", map[string]string{"x=1": `{"items":["a"],"next":"/texts?p=2"}`, "p=2": `{"items":["b"],"next":"?p=3&q=%20"}`, "p=3&q=%20": `{"items":["c"],"next":null}`}, "a b c", "x=1 p=2 p=3&q=%20", ""},
		{"link to an empty page", link, "", map[string]string{"": `{"items":["a"],"next":"?p=2"}`, "p=2": `{"next":"?p=3"}`, "p=3": `{"items":["c"],"next":""}`}, "a c", " p=2 p=3", ""},
		{"link repeats", link, "p=1", map[string]string{"p=1": `{"items":["a"],"next":"?p=1"}`}, "a", "p=1", "repeats the link"},
		{"link to another host", link, "", map[string]string{"": `{"items":["a"],"next":"http://192.0.2.1/texts?p=2"}`}, "a", "", "leads to another server: http://192.0.2.1"},
		{"link to another scheme", link, "", map[string]string{"": `{"items":["a"],"next":"ftp://127.0.0.1/texts?p=2"}`}, "a", "", "leads to another server"},
		{"link that is none", link, "", map[string]string{"": `{"items":["a"],"next":"http://[::1"}`}, "a", "", "reading the link to the next page"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			query := map[string][]string{}
			if name, value, found := strings.Cut(test.query, "="); found {
				query[name] = []string{value}
			}
			items, asked, err := read[*texts](t, test.how, query, func(query string, _ *http.Request) string { return test.pages[query] })
			if items != test.items || asked != " "+test.asked {
				t.Errorf("items = %s after%s, want %s after %s", items, asked, test.items, test.asked)
			}
			if (err == nil) != (test.err == "") || err != nil && !strings.Contains(err.Error(), test.err) {
				t.Errorf("error = %v, want %q", err, test.err)
			}
		})
	}
}

// TestPagesInTurn has a server that does not know page numbers, and numbers its pages.
func TestPagesInTurn(t *testing.T) {
	n := 0
	items, _, err := read[*texts](t, pageFromZero, nil, func(string, *http.Request) string {
		n++
		return fmt.Sprintf(`{"page":%d,"items":[%q]}`, n, strconv.Itoa(n%2))
	})
	if items != "1 0" || err == nil || !strings.Contains(err.Error(), "the server repeats an earlier page") {
		t.Errorf("items = %s, %v, want 1 0 and an error", items, err)
	}
}

// TestArrays reads lists whose answer is the items alone.
func TestArrays(t *testing.T) {
	header := &paging{kind: byLink, header: nextLink}
	for _, test := range []struct {
		name        string
		how         *paging
		second, end string
	}{
		{"page", &paging{kind: byNumber, start: "page", first: 1}, "page=2", "page=3"},
		{"offset", &paging{kind: byOffset, start: "skip"}, "skip=2", "skip=4"},
		{"header", header, "p=2", "p=3"},
	} {
		t.Run(test.name, func(t *testing.T) {
			items, _, err := read[[]string](t, test.how, nil, func(query string, r *http.Request) string {
				links := func(query string) string {
					if test.how != header {
						return ""
					}
					return `<http://` + r.Host + `/other>; rel=last, </texts?` + query + `>; title="a, <b>"; rel="prev NEXT"|`
				}
				switch query {
				case "":
					return links("p=2") + `["a","b"]`
				case test.second:
					return links("p=3") + `["c","d"]`
				case test.end:
					return `[]`
				}
				t.Errorf("unexpected query %q", query)
				return `[]`
			})
			if items != "a b c d" || err != nil {
				t.Errorf("items = %s, %v, want a b c d", items, err)
			}
		})
	}
}

// TestLinkKeepsCredentials follows a link with the credentials of the first call.
func TestLinkKeepsCredentials(t *testing.T) {
	var headers []string
	_, _, err := read[*texts](t, link, nil, func(query string, r *http.Request) string {
		headers = append(headers, r.Header.Get("Accept")+r.Header.Get("User-Agent"))
		if query == "" {
			return `{"items":["a"],"next":"http://` + strings.ToUpper(r.Host) + `/texts?p=2#x"}`
		}
		return `{"items":["b"]}`
	})
	if err != nil || len(headers) != 2 || headers[0] != headers[1] {
		t.Errorf("headers = %q, %v, want the same twice", headers, err)
	}
}

func TestNextLink(t *testing.T) {
	tests := []struct{ header, want string }{
		{"", ""},
		{"</a>", ""},
		{"</a>; rel=next", "/a"},
		{`</a>;rel="next"`, "/a"},
		{`</a> ; REL = "first Next"`, "/a"},
		{`</a>; rel="prev", </b>; rel="next", </c>; rel="next"`, "/b"},
		{`</a>; rel="prev"; rel="next"`, ""},
		{`</a>; rel="nextish"`, ""},
		{`</a>; title="x\"; rel=next"; rel=prev, </b>; rel=next`, "/b"},
		{`</a>; anchor="/x"; rel=next, </b,c;d>; rel=next`, "/b,c;d"},
		{`</a>; rel`, ""},
		{`</a>; rel="next`, "/a"},
		{`</a`, ""},
		{`</a>;;rel=next`, "/a"},
	}
	for _, test := range tests {
		if got := nextLink(http.Header{"Link": {test.header}}); got != test.want {
			t.Errorf("nextLink(%s) = %q, want %q", test.header, got, test.want)
		}
	}
}

// TestRequestURL sends a request to a link.
func TestRequestURL(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) { answer(w, http.StatusOK, "", r.URL.String()) })
	request := Request{Operation: Operation{Method: "GET", Path: "/x"}, Query: map[string][]string{"a": {"b"}}, URL: "/y?c=d"}
	resp, err := c.Do(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	if body, _ := readBody(resp, 0); string(body) != "/y?c=d" {
		t.Errorf("URL = %s, want /y?c=d", body)
	}
	request.URL = "https://example.com/y"
	if _, err := c.Do(t.Context(), request); err == nil || !strings.Contains(err.Error(), "another server: https://example.com") {
		t.Errorf("Do = %v, want an error", err)
	}
}
