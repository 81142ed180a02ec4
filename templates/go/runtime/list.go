package admin

import (
	"iter"
	"net/http"
	"reflect"
	"strconv"
)

// A ListCall is a call whose answer is one page, a P, of a list. T is a pointer
// to an item, so that all lists share the code of these methods; where the items
// are no structs it may be the item itself.
type ListCall[P, T any] call

// Execute sends the request for one page; see [Call.Execute].
//
//go:noinline
func (c *ListCall[P, T]) Execute(options ...CallOption) (page P, resp *http.Response, err error) {
	resp, err = (*call)(c).with(options).value(&page)
	return page, resp, err
}

// Pages yields the pages from the one that was asked for to the last. After an
// error, which is yielded with a nil page, it ends.
//
//go:noinline
func (c *ListCall[P, T]) Pages(options ...CallOption) iter.Seq2[P, error] {
	return func(yield func(P, error) bool) {
		for page, err := range pages((*call)(c).with(options), func() any { return new(P) }) {
			var none P
			if err != nil {
				yield(none, err)
				return
			}
			if !yield(*page.(*P), nil) {
				return
			}
		}
	}
}

// All yields the items of all pages. After an error, which is yielded with a
// zero item, it ends. An item lies in its page and may be kept.
//
//go:noinline
func (c *ListCall[P, T]) All(options ...CallOption) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for page, err := range pages((*call)(c).with(options), func() any { return new(P) }) {
			var none T
			if err != nil {
				yield(none, err)
				return
			}
			items := results(reflect.ValueOf(page).Elem().Interface())
			for i := range items.Len() {
				item, ok := items.Index(i).Addr().Interface().(T)
				if !ok {
					item, _ = items.Index(i).Interface().(T)
				}
				if !yield(item, nil) {
					return
				}
			}
		}
	}
}

// pages yields pointers to the pages of a list.
//
//go:noinline
func pages(first *call, newPage func() any) iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		walk := newWalk(first)
		for !walk.done {
			page := newPage()
			resp, err := walk.call().value(page)
			if err != nil {
				yield(nil, err)
				return
			}
			if !walk.advance(reflect.ValueOf(page).Elem().Interface(), resp) || !yield(page, nil) {
				return
			}
		}
	}
}

// A walk is the way through the pages of a list. It goes by number, not by the
// links in a page, which may lead to another host.
type walk struct {
	first *call
	page  int    // number of the next page
	size  int    // items asked for per page, 0 if left to the API
	seen  int    // items before the next page
	last  []byte // body of the page before
	done  bool   // no page follows
}

func newWalk(first *call) *walk {
	w := &walk{first: first, page: 1}
	if args, err := argumentsOf(first.params); err == nil {
		w.page = max(1, number(args.query.Get("pageNum")))
		w.size = number(args.query.Get("itemsPerPage"))
	}
	return w
}

func number(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// call returns the call for the next page. The first is sent as it was given.
func (w *walk) call() *call {
	copied := *w.first
	if w.last != nil {
		copied.page = w.page
	}
	return &copied
}

// advance notes a page, and reports whether it is one: not behind the end of the
// list, nor the same as the one before. It is the last if it reaches the total
// or, where there is no total, is short. A short page alone proves nothing where
// more is promised: the API may have capped what was asked for.
func (w *walk) advance(page any, resp *http.Response) bool {
	body, _ := readBody(resp, 0)
	items := results(page)
	if !items.IsValid() || w.last != nil && (items.Len() == 0 || string(body) == string(w.last)) {
		return false
	}
	if w.last == nil {
		w.seen = (w.page - 1) * items.Len() // too few if this page is short: then an empty one follows
	}
	w.seen += items.Len()
	if total, ok := totalCount(page); ok {
		w.done = w.seen >= total
	} else {
		w.done = items.Len() < w.size
	}
	w.done = w.done || items.Len() == 0
	w.size = max(w.size, items.Len())
	w.last = body
	w.page++
	return true
}

// results returns the items of a page, invalid if there is no page.
func results(page any) reflect.Value {
	v := reflect.ValueOf(page)
	if v.IsNil() {
		return reflect.Value{}
	}
	return v.Elem().FieldByName("Results")
}

// totalCount returns the number of items in the whole list, if the page has it.
func totalCount(page any) (int, bool) {
	v := reflect.ValueOf(page).Elem().FieldByName("TotalCount")
	if v.IsValid() {
		v = reflect.Indirect(v)
	}
	if !v.IsValid() || !v.CanInt() {
		return 0, false
	}
	return int(v.Int()), true
}
