package paging

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// last reports whether a page of n items is the last. If it is not, last changes the
// request to ask for the next page.
func (w *walk) last(page any, n int, resp *http.Response) (bool, error) {
	switch w.How.Kind {
	case ops.Cursor:
		cursor := textAt(page, w.How.Next)
		w.Request.Query.Set(w.How.Start, cursor)
		return cursor == "", w.meet(cursor, fmt.Sprintf("the cursor %q", cursor))
	case ops.NextLink:
		return w.follow(textAt(page, w.How.Next), resp)
	case ops.LinkHeader:
		return w.follow(nextLink(resp.Header), resp)
	case ops.Offset:
		w.at += n
	case ops.PageNumber:
		w.at++
	}
	short := n < w.size
	w.size = max(w.size, n)
	if w.total >= 0 {
		return w.seen >= w.total, nil
	}
	return short, nil
}

// follow changes the request to the page at a link, which may be relative.
func (w *walk) follow(link string, resp *http.Response) (done bool, err error) {
	if link == "" {
		return true, nil
	}
	if resp.Request != nil {
		if w.pages == 1 {
			w.met[resp.Request.URL.String()] = true
		}
		u, err := resp.Request.URL.Parse(link)
		if err != nil {
			return false, fmt.Errorf("the link to the page after page %d is no URL", w.pages)
		}
		link = u.String()
	}
	w.Request.URL = link
	return false, w.meet(link, "the link to a page")
}

// meet returns an error if the server has sent a cursor or a link before.
func (w *walk) meet(next, what string) error {
	if w.met[next] {
		return fmt.Errorf("the list does not end: the server repeats %s", what)
	}
	w.met[next] = next != ""
	return nil
}

// missing returns an error if the list has ended before the announced total. It
// cannot tell if the first page was one of a later number, whose size the API may
// have capped.
func (w *walk) missing() error {
	first := w.How.Kind == ops.Offset || w.at == w.How.First+w.pages-1
	if w.seen >= w.total || !first {
		return nil
	}
	return fmt.Errorf("%d of %d items are missing: the pages end before", w.total-w.seen, w.total)
}

// announced notes the number of items of the whole list, if the page has it.
func (w *walk) announced(page any) {
	if len(w.How.Total) == 0 {
		return
	}
	if total, err := strconv.Atoi(textAt(page, w.How.Total)); err == nil {
		w.total = total
		w.most = max(w.most, total)
	}
}

// at returns the value that the names of members lead to, or nil.
func at(v any, path []string) any {
	for _, name := range path {
		o, ok := v.(*tree.Object)
		if !ok {
			return nil
		}
		v, _ = o.Get(name)
	}
	return v
}

// textAt returns a string or a number as text, and "" for other values.
func textAt(v any, path []string) string {
	switch v := at(v, path).(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return ""
}
