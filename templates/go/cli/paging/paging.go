// Package paging reads all pages of a list.
package paging

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// A List is a list that is read page by page.
type List struct {
	How     *ops.Paging
	Request admin.Request // for the first page
	Largest string        // the largest page size that the document allows
	Sized   bool          // the request has a page size of the caller's choice
	Most    int           // items wanted, or 0 for all

	// Fetch sends a request and returns the response and its body.
	Fetch func(ctx context.Context, r admin.Request) (*http.Response, []byte, error)
	// Take receives the items of a page as soon as they arrive. If it is nil, Read
	// collects them.
	Take func(items []any) error
	// Report is called after each page with the items so far and the announced
	// total, which is -1 if there is none.
	Report func(seen, total int)
}

// A walk reads the pages of a list.
type walk struct {
	List
	met    map[string]bool // cursors, links and hashes of pages so far
	pages  int             // so far
	taken  int             // items that were taken
	first  any             // the first page, an object or nil
	total  int             // items of the whole list as announced last, or -1
	most   int             // the largest total so far, or -1
	seen   int             // items so far; of lists that are read by number, those before the first page included
	items  []any
	latest []byte // content of the newest page

	// For lists that are read by page number or offset:
	at   int // number or offset of the next page
	size int // items asked for per page, or seen in one
}

// Read reads all pages, or as many as the wanted items need. It returns the first
// page with the items of all pages.
func (l List) Read(ctx context.Context) (any, error) {
	w := newWalk(l)
	for {
		done, err := w.next(ctx)
		if err != nil {
			return nil, err
		}
		if done {
			return w.whole(), nil
		}
	}
}

func newWalk(l List) *walk {
	how := l.How
	w := &walk{List: l, met: map[string]bool{}, items: []any{}, total: -1, most: -1}
	start := l.Request.Query.Get(how.Start)
	w.at = max(how.First, number(start))
	w.met[start] = start != ""
	w.size = number(cmp.Or(l.Request.Query.Get(how.Size), l.Largest))
	if l.Most > 0 && w.at == how.First && !l.Sized {
		w.size = min(w.size, l.Most)
	}
	if how.Size != "" && w.size > 0 {
		l.Request.Query.Set(how.Size, strconv.Itoa(w.size))
	}
	w.seen = w.at - how.First
	if how.Kind == ops.PageNumber {
		w.seen *= w.size
	}
	return w
}

// whole returns the first page with the items of all pages.
func (w *walk) whole() any {
	if len(w.How.Items) == 0 {
		return w.items
	}
	return embed(w.first, w.How.Items, w.items)
}

// embed returns a copy of an object in which a value is at a path.
func embed(v any, path []string, value any) any {
	if len(path) == 0 {
		return value
	}
	copied := new(tree.Object)
	if o, ok := v.(*tree.Object); ok {
		for _, m := range o.Members() {
			copied.Set(m.Name, m.Value)
		}
	}
	inner, _ := copied.Get(path[0])
	copied.Set(path[0], embed(inner, path[1:], value))
	return copied
}

func number(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// next fetches a page and reports whether it was the last.
func (w *walk) next(ctx context.Context) (done bool, err error) {
	if w.How.Kind == ops.PageNumber || w.How.Kind == ops.Offset && (w.pages > 0 || w.at > w.How.First) {
		w.Request.Query.Set(w.How.Start, strconv.Itoa(w.at))
	}
	resp, data, err := w.Fetch(ctx, w.Request)
	if err != nil {
		return false, err
	}
	w.pages++
	page, err := tree.Decode(data)
	if err != nil {
		return false, fmt.Errorf("page %d is no JSON: %w", w.pages, err)
	}
	if _, ok := page.(*tree.Object); !ok && len(w.How.Items) > 0 && page != nil {
		return false, fmt.Errorf("page %d is no object", w.pages)
	}
	list, _ := at(page, w.How.Items).([]any)
	w.announced(page)
	if w.pages == 1 {
		w.begin(page)
	}
	if done, err := w.ends(page, list, data); done || err != nil {
		return done, err
	}
	if err := w.take(list); err != nil {
		return false, err
	}
	w.Report(w.seen, w.total)
	if w.Most > 0 && w.taken >= w.Most {
		return true, nil
	}
	return w.last(page, len(list), resp)
}

// ends reports whether a page is behind the end of a list that is read by number. It
// is an error if the list ends too early, or does not end.
func (w *walk) ends(page any, list []any, data []byte) (bool, error) {
	content := w.content(page, list, data)
	repeated := bytes.Equal(content, w.latest)
	w.latest = content
	hash := sha256.Sum256(content)
	switch w.How.Kind {
	case ops.PageNumber, ops.Offset:
		if len(list) == 0 || repeated {
			return true, w.missing()
		}
		return false, w.meet(string(hash[:]), "an earlier page")
	}
	if areObjects(list) {
		if err := w.meet(string(hash[:]), "an earlier page"); err != nil {
			return false, err
		}
	}
	if w.most >= 0 && w.pages > 1 && w.seen+len(list) > 2*w.most {
		return false, fmt.Errorf("the list does not end: there are more than twice the %d items that are announced", w.most)
	}
	return false, nil
}

// content returns the part of a page by which it is compared to others: the items,
// since the rest may number the page. Items that are no objects may recur, so with
// a total to end the list it is all of the page.
func (w *walk) content(page any, list []any, data []byte) []byte {
	if w.total >= 0 && !areObjects(list) {
		return data
	}
	return tree.Encode(at(page, w.How.Items))
}

// areObjects reports whether a list begins with an object.
func areObjects(list []any) bool {
	if len(list) == 0 {
		return false
	}
	_, ok := list[0].(*tree.Object)
	return ok
}

// begin copies from the first page what applies to the whole list. It leaves out links
// to other pages.
func (w *walk) begin(page any) {
	object, ok := page.(*tree.Object)
	if !ok {
		return
	}
	first := new(tree.Object)
	for _, m := range object.Members() {
		if !slices.Contains(w.How.Links, m.Name) {
			first.Set(m.Name, m.Value)
		}
	}
	w.first = first
	if at(first, w.How.Next) != nil && len(w.How.Next) > 0 {
		w.first = embed(first, w.How.Next, nil)
	}
}

// take passes on or collects the items of a page, up to the wanted number.
func (w *walk) take(list []any) error {
	w.seen += len(list)
	if w.Most > 0 {
		list = list[:min(len(list), w.Most-w.taken)]
	}
	w.taken += len(list)
	if w.Take != nil {
		return w.Take(list)
	}
	w.items = append(w.items, list...)
	return nil
}
