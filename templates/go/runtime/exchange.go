package admin

import (
	"context"
	"reflect"
	"sync/atomic"
)

// An exchange is the execution of a call. Everything that its requests pass
// through finds it in their context.
type exchange struct {
	_ keyed

	call     *call
	attempts atomic.Int32 // requests sent so far
}

type exchangeKey struct{}

// exchangeFrom returns the exchange of a request. Middleware can lose it, by
// sending a request without the context of the one that it got: such a request
// is of no operation and has the client's own settings.
func exchangeFrom(ctx context.Context) *exchange {
	if e, ok := ctx.Value(exchangeKey{}).(*exchange); ok {
		return e
	}
	return &exchange{call: &call{op: new(Operation)}}
}

// OperationFrom returns the operation that a request belongs to. Middleware and
// transports find it in the context of the request; it must not be changed.
func OperationFrom(ctx context.Context) (*Operation, bool) {
	e, ok := ctx.Value(exchangeKey{}).(*exchange)
	if !ok {
		return nil, false
	}
	return e.call.op, true
}

// secrets returns the names of secret properties: those that are given, and the
// write-only ones of the parameters. Only there are such names secret: elsewhere
// they may be as common as "id".
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
