package admin

import (
	"iter"
	"net/http"
)

// A ListFormatCall is a [ListCall] whose response is also available as CSV.
type ListFormatCall[P, T any] call

// Execute sends the request for one page; see [Call.Execute].
func (c *ListFormatCall[P, T]) Execute(options ...CallOption) (page P, resp *http.Response, err error) {
	return (*ListCall[P, T])(c).Execute(options...)
}

// Pages yields the pages of the list; see [ListCall.Pages].
func (c *ListFormatCall[P, T]) Pages(options ...CallOption) iter.Seq2[P, error] {
	return (*ListCall[P, T])(c).Pages(options...)
}

// All yields the items of all pages; see [ListCall.All].
func (c *ListFormatCall[P, T]) All(options ...CallOption) iter.Seq2[T, error] {
	return (*ListCall[P, T])(c).All(options...)
}

// CSV returns a call that requests one page as CSV.
func (c *ListFormatCall[P, T]) CSV() *StreamCall {
	copied := StreamCall(*c)
	copied.accept = copied.op.AcceptCSV
	return &copied
}
