package admin

import (
	"context"
	"reflect"
	"sync/atomic"
)

// An exchange is one execution of a call. It is in the context of all its
// requests.
type exchange struct {
	_ keyed

	call     *call
	attempts atomic.Int32 // number of requests sent
}

type exchangeKey struct{}

// exchangeFrom returns the exchange of a request. Middleware can lose it by
// sending a request with another context. Such a request belongs to no
// operation and uses the client's settings.
func exchangeFrom(ctx context.Context) *exchange {
	if e, ok := ctx.Value(exchangeKey{}).(*exchange); ok {
		return e
	}
	return &exchange{call: &call{op: new(Operation)}}
}

// OperationFrom returns the operation of a request from its context, for
// middleware and transports. Callers must not change the operation.
func OperationFrom(ctx context.Context) (*Operation, bool) {
	e, ok := ctx.Value(exchangeKey{}).(*exchange)
	if !ok {
		return nil, false
	}
	return e.call.op, true
}

// secrets returns names and the names of the write-only properties in the
// parameters. The latter are secret only in this call: elsewhere they may be as
// common as "id".
func (e *exchange) secrets(names []string) secretSet {
	set := make(secretSet)
	for _, name := range names {
		set[name] = true
	}
	if v := reflect.ValueOf(e.call.params); v.IsValid() {
		set.collect(v)
	}
	return set
}
