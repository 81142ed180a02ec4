package admin

import (
	"iter"
	"net/http"
	"reflect"
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
// error, which is yielded with a nil page, it ends. It is an error if the server
// repeats itself without end, or announces more items than its pages have.
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

// All yields the items of all pages; see [ListCall.Pages]. After an error, which is
// yielded with a zero item, it ends. An item lies in its page and may be kept.
//
//go:noinline
func (c *ListCall[P, T]) All(options ...CallOption) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		first := (*call)(c).with(options)
		for page, err := range pages(first, func() any { return new(P) }) {
			var none T
			if err != nil {
				yield(none, err)
				return
			}
			items := lookup(reflect.ValueOf(page), first.paging().items)
			for i := range lengthOf(items) {
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
			isPage, err := walk.advance(reflect.ValueOf(page), resp)
			if isPage && !yield(page, nil) {
				return
			}
			if err != nil {
				body, _ := readBody(resp, 0)
				yield(nil, first.unreadable(resp, body, err))
				return
			}
		}
	}
}
