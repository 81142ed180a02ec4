package command

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A walk reads the pages of a list.
type walk struct {
	*job
	how    *ops.Paging
	met    map[string]bool // cursors, links and hashes of pages so far
	pages  int             // so far
	taken  int             // items that are printed
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

// pages prints the items of all pages as one page, or as lines as soon as they arrive.
func (j *job) pages(ctx context.Context) error {
	w := newWalk(j)
	defer j.progress("")
	for {
		done, err := w.next(ctx)
		if err != nil {
			return err
		}
		if done {
			break
		}
	}
	if j.printer.Streams() {
		return nil
	}
	return j.printer.Value(j.out, w.whole())
}

func newWalk(j *job) *walk {
	how := j.v.Paging
	w := &walk{job: j, how: how, met: map[string]bool{}, items: []any{}, total: -1, most: -1}
	start := j.request.Query.Get(how.Start)
	w.at = max(how.First, number(start))
	w.met[start] = start != ""
	w.size = number(cmp.Or(j.request.Query.Get(how.Size), j.largest()))
	if most := j.options.maxItems; most > 0 && w.at == how.First && !j.given(how.Size) {
		w.size = min(w.size, most)
	}
	if how.Size != "" && w.size > 0 {
		j.request.Query.Set(how.Size, strconv.Itoa(w.size))
	}
	w.seen = w.at - how.First
	if how.Kind == ops.PageNumber {
		w.seen *= w.size
	}
	return w
}

// whole returns the first page with the items of all pages.
func (w *walk) whole() any {
	if len(w.how.Items) == 0 {
		return w.items
	}
	return embed(w.first, w.how.Items, w.items)
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

func (i *invocation) given(name string) bool {
	for n := range i.params {
		if p := &i.params[n]; p.Name == name && p.set {
			return true
		}
	}
	return false
}

// largest returns the largest page size that the document allows, or a usual size.
func (i *invocation) largest() string {
	for n := range i.params {
		if p := &i.params[n]; p.Name == i.v.Paging.Size && i.v.Paging.Size != "" {
			return cmp.Or(p.Max, p.Default, "100")
		}
	}
	return ""
}

// next fetches a page and reports whether it was the last.
func (w *walk) next(ctx context.Context) (done bool, err error) {
	if w.how.Kind == ops.PageNumber || w.how.Kind == ops.Offset && (w.pages > 0 || w.at > w.how.First) {
		w.request.Query.Set(w.how.Start, strconv.Itoa(w.at))
	}
	resp, data, err := w.fetch(ctx)
	if err != nil {
		return false, err
	}
	w.pages++
	page, err := tree.Decode(data)
	if err != nil {
		return false, fmt.Errorf("page %d is no JSON: %w", w.pages, err)
	}
	if _, ok := page.(*tree.Object); !ok && len(w.how.Items) > 0 && page != nil {
		return false, fmt.Errorf("page %d is no object", w.pages)
	}
	list, _ := at(page, w.how.Items).([]any)
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
	w.report()
	if most := w.options.maxItems; most > 0 && w.taken >= most {
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
	switch w.how.Kind {
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
	return tree.Encode(at(page, w.how.Items))
}

// areObjects reports whether a list begins with an object.
func areObjects(list []any) bool {
	if len(list) == 0 {
		return false
	}
	_, ok := list[0].(*tree.Object)
	return ok
}

// fetch returns one page.
func (w *walk) fetch(ctx context.Context) (*http.Response, []byte, error) {
	resp, err := w.caller.Do(ctx, w.request)
	if err != nil {
		return nil, nil, err
	}
	data, err := w.readAnswer(resp)
	return resp, data, errors.Join(err, resp.Body.Close())
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
		if !slices.Contains(w.how.Links, m.Name) {
			first.Set(m.Name, m.Value)
		}
	}
	w.first = first
	if at(first, w.how.Next) != nil && len(w.how.Next) > 0 {
		w.first = embed(first, w.how.Next, nil)
	}
}

// take prints or collects the items of a page, up to the requested number.
func (w *walk) take(list []any) error {
	w.seen += len(list)
	if most := w.options.maxItems; most > 0 {
		list = list[:min(len(list), most-w.taken)]
	}
	w.taken += len(list)
	if !w.printer.Streams() {
		w.items = append(w.items, list...)
		return nil
	}
	for _, item := range list {
		if err := w.printer.Line(w.out, item); err != nil {
			return err
		}
	}
	return w.out.Flush() // a reader of the output need not wait for the next page
}

// report shows how far the walk is.
func (w *walk) report() {
	switch {
	case w.printer.Streams() && w.onTerminal(): // the items show it
	case w.total >= 0:
		w.progress(fmt.Sprintf("%d of %d items", w.seen, w.total))
	default:
		w.progress(fmt.Sprintf("%d items", w.seen))
	}
}

// listItems returns the names of members that lead from a response to its list. If the
// response is not a page, it returns those of other lists of the API.
func (s *session) listItems(v *ops.Version) []string {
	if v.Paging != nil {
		return v.Paging.Items
	}
	for _, op := range s.Table.Operations {
		for i := range op.Versions {
			if p := op.Versions[i].Paging; p != nil && len(p.Items) > 0 {
				return p.Items
			}
		}
	}
	return nil
}
