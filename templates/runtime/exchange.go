package admin

import (
	"context"
	"reflect"
	"sync/atomic"
)

// An exchange is the execution of a call. Everything that its requests pass
// through finds it in their context.
type exchange struct {
	call     *call
	attempts atomic.Int32 // requests sent so far
}

type exchangeKey struct{}

func exchangeFrom(ctx context.Context) *exchange {
	e, _ := ctx.Value(exchangeKey{}).(*exchange)
	return e
}

// OperationFrom returns the operation that a request belongs to. Middleware and
// transports find it in the context of the request; it must not be changed.
func OperationFrom(ctx context.Context) (*Operation, bool) {
	if e := exchangeFrom(ctx); e != nil {
		return e.call.op, true
	}
	return nil, false
}

// secrets returns the names of the secret properties that the parameters have.
func (e *exchange) secrets() secretSet {
	set := make(secretSet)
	if v := reflect.ValueOf(e.call.params); v.IsValid() {
		set.collect(v)
	}
	return set
}
