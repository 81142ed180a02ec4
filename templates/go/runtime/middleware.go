package admin

import "net/http"

// A Next sends a request and returns the response, whatever its status code. It
// must not change the request. With an error comes the response that it is about,
// or nil: of a redirect that is not followed, say.
type Next func(req *http.Request) (*http.Response, error)

// A Middleware wraps a Next. [OperationFrom] returns the operation from the
// context of the request.
type Middleware func(next Next) Next

// UseMiddleware wraps every call, including its repetitions, in middleware. The
// first middleware is the outermost. Repeated use adds more.
func UseMiddleware(list ...Middleware) Option {
	return func(s *settings) { s.around = append(s.around, list...) }
}

// UseAttemptMiddleware wraps every attempt of a call in middleware, inside the
// repetitions and outside credentials and redirects. The first middleware is
// the outermost.
func UseAttemptMiddleware(list ...Middleware) Option {
	return func(s *settings) { s.attempts = append(s.attempts, list...) }
}

func chain(list []Middleware, next Next) Next {
	for i := len(list) - 1; i >= 0; i-- {
		next = list[i](next)
	}
	return next
}
