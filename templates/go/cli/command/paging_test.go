package command

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// A direct Caller sends requests to a server on loopback.
type direct struct{ server *httptest.Server }

func (d *direct) Do(ctx context.Context, r admin.Request) (*http.Response, error) {
	target := d.server.URL + r.Operation.Path
	if query := r.Query.Encode(); query != "" {
		target += "?" + query
	}
	if r.URL != "" {
		target = r.URL
	}
	req, err := http.NewRequestWithContext(ctx, r.Operation.Method, target, nil)
	if err != nil {
		return nil, err
	}
	return d.server.Client().Do(req)
}

// listOf calls listThings. pages holds the responses by query. A response may begin
// with a header Link, which ends with "|".
func listOf(t *testing.T, how *ops.Paging, pages map[string]string, args ...string) (code int, out, err, asked string) {
	t.Helper()
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked += " " + r.URL.RawQuery
		link, body, found := strings.Cut(pages[r.URL.RawQuery], "|")
		if !found {
			link, body = "", link
		}
		w.Header().Set("Link", link)
		w.Header().Set("Content-Type", "application/json")
		_, _ = fmt.Fprint(w, body)
	}))
	defer server.Close()
	params := []*ops.Param{}
	for _, name := range []string{how.Start, how.Size} {
		if name != "" {
			params = append(params, &ops.Param{Name: name, Flag: name, In: ops.Query, Type: "string", Max: map[bool]string{true: "2"}[name == how.Size]})
		}
	}
	p := Program{
		Program: atlas,
		Table: &ops.Table{Operations: []*ops.Operation{{Name: "listThings", Method: "GET", Path: "/things", Tag: "Things", Params: params, Versions: []ops.Version{{
			Paging:    how,
			Responses: []*ops.Response{{Status: "200", Media: []ops.Media{{Type: "application/json", Format: "json", Schema: "{}"}}}},
		}}}}},
		Connect: func(...admin.Option) (Caller, error) { return &direct{server}, nil },
	}
	var stdout, stderr strings.Builder
	code = p.Run(t.Context(), append([]string{"api", "listThings"}, args...), strings.NewReader(""), &stdout, &stderr)
	return code, strings.Join(strings.Fields(stdout.String()), ""), stderr.String(), strings.TrimPrefix(asked, " ")
}

func TestKindsOfPaging(t *testing.T) {
	items := []string{"items"}
	page := &ops.Paging{Kind: ops.PageNumber, Start: "page", First: 1, Size: "size", Items: items, Total: []string{"meta", "total"}}
	offset := &ops.Paging{Kind: ops.Offset, Start: "skip", Items: items, Total: []string{"total"}}
	cursor := &ops.Paging{Kind: ops.Cursor, Start: "after", Size: "size", Items: items, Next: []string{"next"}}
	link := &ops.Paging{Kind: ops.NextLink, Items: items, Next: []string{"links", "next"}}
	header := &ops.Paging{Kind: ops.LinkHeader}
	tests := []struct {
		name  string
		how   *ops.Paging
		pages map[string]string
		args  string
		code  int
		out   string
		asked string
		err   string // part of it
	}{
		{"page", page, map[string]string{"page=1&size=2": `{"items":[1,2],"meta":{"total":3}}`, "page=2&size=2": `{"items":[3],"meta":{"total":3}}`}, "--all", 0, `{"items":[1,2,3],"meta":{"total":3}}`, "page=1&size=2 page=2&size=2", ""},
		{"page without a total", page, map[string]string{"page=1&size=2": `{"items":[1,2]}`, "page=2&size=2": `{"items":[]}`}, "--all", 0, `{"items":[1,2]}`, "page=1&size=2 page=2&size=2", ""},
		{"page repeated", page, map[string]string{"page=1&size=2": `{"page":1,"items":[1,2]}`, "page=2&size=2": `{"page":2,"items":[1,2]}`}, "--all", 0, `{"page":1,"items":[1,2]}`, "page=1&size=2 page=2&size=2", ""},
		{"pages in turn", page, map[string]string{"page=1&size=2": `{"page":1,"items":[1,2]}`, "page=2&size=2": `{"page":2,"items":[3,4]}`, "page=3&size=2": `{"page":3,"items":[1,2]}`}, "--all", 1, "", "page=1&size=2 page=2&size=2 page=3&size=2", "the server repeats an earlier page"},
		{"items missing", page, map[string]string{"page=1&size=2": `{"items":[1,2],"meta":{"total":5}}`, "page=2&size=2": `{"items":[],"meta":{"total":5}}`}, "--all", 1, "", "page=1&size=2 page=2&size=2", "3 of 5 items are missing"},
		{"items missing, null", page, map[string]string{"page=1&size=2": `{"items":[1,2],"meta":{"total":5}}`, "page=2&size=2": `null`}, "--all", 1, "", "page=1&size=2 page=2&size=2", "3 of 5 items are missing"},
		{"items missing, same page", page, map[string]string{"page=1&size=2": `{"items":[{"a":1},{"a":2}],"meta":{"total":5},"page":1}`, "page=2&size=2": `{"items":[{"a":1},{"a":2}],"meta":{"total":5},"page":2}`}, "--all", 1, "", "page=1&size=2 page=2&size=2", "3 of 5 items are missing"},
		{"equal texts", page, map[string]string{"page=1&size=2": `{"items":["a","a"],"meta":{"total":4},"page":1}`, "page=2&size=2": `{"items":["a","a"],"meta":{"total":4},"page":2}`}, "--all", 0, `{"items":["a","a","a","a"],"meta":{"total":4},"page":1}`, "page=1&size=2 page=2&size=2", ""},
		{"page, few items", page, map[string]string{"page=1&size=1": `{"items":[1],"meta":{"total":3}}`}, "--max-items 1", 0, `{"items":[1],"meta":{"total":3}}`, "page=1&size=1", ""},
		{"offset", offset, map[string]string{"": `{"items":[1,2],"total":3}`, "skip=2": `{"items":[3],"total":3}`}, "--all", 0, `{"items":[1,2,3],"total":3}`, " skip=2", ""},
		{"cursor", cursor, map[string]string{"size=2": `{"items":[1],"next":"x y"}`, "after=x+y&size=2": `{"items":[],"next":7}`, "after=7&size=2": `{"items":[3],"next":null}`}, "--all", 0, `{"items":[1,3],"next":null}`, "size=2 after=x+y&size=2 after=7&size=2", ""},
		{"cursor, few items", cursor, map[string]string{"size=2": `{"items":[1,2],"next":"x"}`, "after=x&size=2": `{"items":[3,4],"next":"y"}`}, "--max-items 3 --output jsonl", 0, "123", "size=2 after=x&size=2", ""},
		{"cursor repeats", cursor, map[string]string{"size=2": `{"items":[1],"next":"x"}`, "after=x&size=2": `{"items":[2],"next":"x"}`}, "--all", 1, "", "size=2 after=x&size=2", `the server repeats the cursor "x"`},
		{"cursor, pages in turn", cursor, map[string]string{"size=2": `{"items":[{"a":1}],"next":"x"}`, "after=x&size=2": `{"items":[{"a":1}],"next":"y"}`}, "--all", 1, "", "size=2 after=x&size=2", "the server repeats an earlier page"},
		{"link", link, map[string]string{"": `{"items":[1],"links":{"next":"/things?p=2"}}`, "p=2": `{"items":[2],"links":{"next":"?p=3"}}`, "p=3": `{"items":[3]}`}, "--all", 0, `{"items":[1,2,3],"links":{"next":null}}`, " p=2 p=3", ""},
		{"link repeats", link, map[string]string{"": `{"items":[1],"links":{"next":"/things"}}`}, "--all", 1, "", "", "the server repeats the link to a page"},
		{"header", header, map[string]string{"": `<?p=2>; rel="next"|[1,2]`, "p=2": `</>; rel="first"|[3]`}, "--all", 0, "[1,2,3]", " p=2", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			code, out, err, asked := listOf(t, test.how, test.pages, strings.Fields(test.args)...)
			if (code == 0) != (test.code == 0) || out != test.out || asked != test.asked {
				t.Errorf("exit code %d, %s after %s, want %d, %s after %s\n%s", code, out, asked, test.code, test.out, test.asked, err)
			}
			if !strings.Contains(err, test.err) || test.err == "" && err != "" {
				t.Errorf("error = %q, want %q", err, test.err)
			}
		})
	}
}
