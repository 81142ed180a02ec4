package fake

import (
	"net/http"
	"strconv"
	"sync/atomic"

	sdk "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// Value answers every request with the same value.
func Value(v any) Handler {
	return func(*Request) (any, error) { return v, nil }
}

// Fail answers every request with a status code and a code of the API.
func Fail(status int, code string) Handler {
	return func(*Request) (any, error) {
		return nil, &sdk.Error{Status: sdk.Status(status), Code: sdk.Code(code), Detail: http.StatusText(status)}
	}
}

// Sequence answers each request with the next of some handlers. The last one
// stays.
func Sequence(first Handler, more ...Handler) Handler {
	all := append([]Handler{first}, more...)
	var next atomic.Int64
	return func(r *Request) (any, error) {
		i := min(next.Add(1), int64(len(all)))
		return all[i-1](r)
	}
}

// defaultPageSize is what the API takes where itemsPerPage is not given.
const defaultPageSize = 100

// Pages answers with the page of a list that the parameters pageNum and
// itemsPerPage choose.
func Pages[T any](items []T) Handler {
	return func(r *Request) (any, error) {
		page, size := r.number("pageNum", 1), r.number("itemsPerPage", defaultPageSize)
		from := min((page-1)*size, len(items))
		to := min(from+size, len(items))
		return map[string]any{"links": []any{}, "results": append([]T{}, items[from:to]...), "totalCount": len(items)}, nil
	}
}

// number returns a parameter of the query, or what it is if it is absent.
func (r *Request) number(name string, absent int) int {
	if n, err := strconv.Atoi(r.Query.Get(name)); err == nil && n > 0 {
		return n
	}
	return absent
}
