package admin

import "net/http"

// A Next sends a request and returns its answer, with a status code of any
// class. It must not change the request.
type Next func(req *http.Request) (*http.Response, error)

// A Middleware wraps a Next. [OperationFrom] tells it from the context of the
// request which operation is called.
type Middleware func(next Next) Next

// UseMiddleware wraps every call, with all its repetitions, in middleware; the
// first is the outermost. Repeated use adds more.
func UseMiddleware(list ...Middleware) Option {
	return func(s *settings) { s.around = append(s.around, list...) }
}

// UseAttemptMiddleware wraps every single attempt of a call in middleware, below
// the repetitions and above credentials and redirects; the first is the outermost.
func UseAttemptMiddleware(list ...Middleware) Option {
	return func(s *settings) { s.attempts = append(s.attempts, list...) }
}

func chain(list []Middleware, next Next) Next {
	for i := len(list) - 1; i >= 0; i-- {
		next = list[i](next)
	}
	return next
}
