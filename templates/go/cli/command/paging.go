package command

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/atlasgen/atlasgen/templates/go/cli/render"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A walk is the way through the pages of a list.
type walk struct {
	*job
	page   int // number of the next page
	size   int // items asked for per page
	seen   int // items so far, those before the first page included
	taken  int // items that are printed
	first  *tree.Object
	items  []any
	latest []byte // the newest page
}

// pages prints the items of all pages as one page, or line by line as they come.
func (j *job) pages(ctx context.Context) error {
	w := &walk{job: j, page: 1}
	w.page = max(1, number(j.request.Query.Get("pageNum")))
	w.size = number(cmp.Or(j.request.Query.Get("itemsPerPage"), j.largest()))
	if most := j.options.maxItems; most > 0 && w.page == 1 && !j.given("itemsPerPage") {
		w.size = min(w.size, most)
	}
	w.seen = (w.page - 1) * w.size
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
	w.first.Set("results", w.items)
	return j.printer.Value(j.out, w.first)
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

// largest returns the largest page that the document allows.
func (i *invocation) largest() string {
	for n := range i.params {
		if p := &i.params[n]; p.Name == "itemsPerPage" {
			return cmp.Or(p.Max, p.Default, "100")
		}
	}
	return "100"
}

// next fetches a page and reports whether it was the last: it reaches the total
// or what was asked for, is empty, is the one before again, or is short where
// there is no total.
func (w *walk) next(ctx context.Context) (done bool, err error) {
	w.request.Query.Set("pageNum", strconv.Itoa(w.page))
	w.request.Query.Set("itemsPerPage", strconv.Itoa(w.size))
	data, err := w.fetch(ctx)
	if err != nil {
		return false, err
	}
	v, err := tree.Decode(data)
	if err != nil {
		return false, fmt.Errorf("page %d is no JSON: %w", w.page, err)
	}
	object, ok := v.(*tree.Object)
	if !ok {
		return false, fmt.Errorf("page %d is no object", w.page)
	}
	results, _ := object.Get("results")
	list, _ := results.([]any)
	repeated := bytes.Equal(data, w.latest)
	w.latest = data
	w.begin(object)
	if len(list) == 0 || repeated {
		return true, nil
	}
	if err := w.take(list); err != nil {
		return false, err
	}
	w.page++
	return w.last(object, len(list)), nil
}

// fetch returns one page.
func (w *walk) fetch(ctx context.Context) ([]byte, error) {
	resp, err := w.caller.Do(ctx, w.request)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(resp.Body)
	return data, errors.Join(err, resp.Body.Close())
}

// begin keeps of the first page what holds for the whole list.
func (w *walk) begin(page *tree.Object) {
	if w.first != nil {
		return
	}
	w.first, w.items = new(tree.Object), []any{}
	for _, m := range page.Members() {
		if m.Name != "links" {
			w.first.Set(m.Name, m.Value)
		}
	}
}

// take prints or keeps the items of a page, as many as are wanted.
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
		if err := render.Line(w.out, item); err != nil {
			return err
		}
	}
	return w.out.Flush() // who reads them need not wait for the next page
}

func (w *walk) last(page *tree.Object, count int) bool {
	most := w.options.maxItems
	total, known := totalCount(page)
	switch {
	case w.printer.Streams() && w.onTerminal(): // where the items show how far it is
	case known:
		w.progress(fmt.Sprintf("%d of %d items", w.seen, total))
	default:
		w.progress(fmt.Sprintf("%d items", w.seen))
	}
	switch {
	case most > 0 && w.taken >= most:
		return true
	case known:
		return w.seen >= total
	}
	return count < w.size
}

func totalCount(page *tree.Object) (int, bool) {
	v, _ := page.Get("totalCount")
	n, ok := v.(json.Number)
	if !ok {
		return 0, false
	}
	total, err := n.Int64()
	return int(total), err == nil
}
