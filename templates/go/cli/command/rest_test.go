package command

import (
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// A page that is not the whole list says so on standard error, in every format but raw.
func TestRestOfList(t *testing.T) {
	items := []string{"items"}
	page := &ops.Paging{Kind: ops.PageNumber, Start: "page", First: 1, Size: "size", Items: items, Total: []string{"total"}}
	cursor := &ops.Paging{Kind: ops.Cursor, Start: "after", Size: "size", Items: items, Next: []string{"next"}}
	offset := &ops.Paging{Kind: ops.Offset, Start: "skip", Size: "size", Items: items}
	header := &ops.Paging{Kind: ops.LinkHeader}
	const first = `{"items":[1,2],"total":5}`
	const more = "atlas: 2 of 5; --all fetches the rest\n"
	for _, c := range []struct {
		name string
		how  *ops.Paging
		body string
		args string
		err  string
	}{
		{"json", page, first, "", more},
		{"yaml", page, first, "-o yaml", more},
		{"jsonl", page, first, "-o jsonl", more},
		{"table", page, first, "-o table", more},
		{"csv", page, first, "-o csv", more},
		{"template", page, first, "-o go-template={{.total}}", more},
		{"query", page, first, "-q .total", more},
		{"raw", page, first, "-o raw", ""},
		{"all of it", page, `{"items":[1,2],"total":2}`, "", ""},
		{"nothing", page, `{"items":[],"total":0}`, "", ""},
		{"a page in the middle", page, first, "--page 2 --size 2", more},
		{"the last page", page, first, "--page 3 --size 2", ""},
		{"no total, full page", page, `{"items":[1,2]}`, "--size 2", "atlas: 2, and there may be more; --all fetches the rest\n"},
		{"no total, short page", page, `{"items":[1]}`, "--size 2", ""},
		{"offset, no total", offset, `{"items":[1,2]}`, "--size 2 --skip 4", "atlas: 2, and there may be more; --all fetches the rest\n"},
		{"offset, empty", offset, `{"items":[]}`, "", ""},
		{"cursor", cursor, `{"items":[1,2],"next":"x"}`, "", "atlas: 2, and there are more; --all fetches the rest\n"},
		{"cursor, last page", cursor, `{"items":[1,2]}`, "", ""},
		{"header", header, `</things?p=2>; rel="next"|[1,2]`, "", "atlas: 2, and there are more; --all fetches the rest\n"},
		{"header, last page", header, `[1,2]`, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			pages := map[string]string{"": c.body, "page=2&size=2": c.body, "page=3&size=2": c.body, "size=2": c.body, "size=2&skip=4": c.body}
			code, _, err, _ := listOf(t, c.how, pages, strings.Fields(c.args)...)
			if code != 0 || err != c.err {
				t.Errorf("exit code %d, standard error %q, want %q", code, err, c.err)
			}
		})
	}
}
