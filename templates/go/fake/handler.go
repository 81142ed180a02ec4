package fake

import (
	"net/http"
	"sync/atomic"

	sdk "github.com/atlasgen/atlasgen/templates/go/runtime"
)

// Value returns a handler that answers every request with v.
func Value(v any) Handler {
	return func(*Request) (any, error) { return v, nil }
}

// Fail returns a handler that answers every request with an error: a status code
// and a code of the API.
func Fail(status int, code string) Handler {
	return func(*Request) (any, error) {
		return nil, &sdk.Error{Status: sdk.Status(status), Code: sdk.Code(code), Detail: http.StatusText(status)}
	}
}

// Sequence returns a handler that uses the next of some handlers for each request,
// and the last one for all further requests.
func Sequence(first Handler, more ...Handler) Handler {
	all := append([]Handler{first}, more...)
	var next atomic.Int64
	return func(r *Request) (any, error) {
		i := min(next.Add(1), int64(len(all)))
		return all[i-1](r)
	}
}
