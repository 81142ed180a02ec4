package atlastest

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/atlasgen/atlasgen/templates/ops"
)

// A Server is a fake of the API. It is an [http.Handler] and runs on a loopback
// address until the test ends. Clients with a service account get a token from
// it, whatever their secret.
type Server struct {
	URL string // for the client's base URL

	t        testing.TB
	table    *ops.Table
	routes   []route
	mu       sync.Mutex
	handlers map[*ops.Operation]Handler
	calls    []*Request
}

// A Handler answers the requests of one operation. The value becomes the body:
// bytes and raw JSON as they are, an [Answer] with a status code of its own, nil
// as no body, everything else as JSON. An [*admin.Error] becomes an answer of its
// Status with its Code, Detail and RetryAfter; any other error is status 500.
// Requests are handled concurrently, if they come so.
type Handler func(r *Request) (any, error)

// New starts a fake that answers nothing yet.
func New(t testing.TB) *Server {
	t.Helper()
	return start(t, table)
}

func start(t testing.TB, table *ops.Table) *Server {
	s := &Server{t: t, table: table, routes: newRoutes(table), handlers: map[*ops.Operation]Handler{}}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	s.URL = server.URL
	return s
}

// Handle sets who answers an operation, by its short or long name. A name that
// the API does not have ends the test.
func (s *Server) Handle(operation string, h Handler) {
	s.t.Helper()
	op := s.lookup(operation)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.handlers[op] = h
}

// Calls returns the valid requests for an operation that have come so far, in
// their order.
func (s *Server) Calls(operation string) []*Request {
	s.t.Helper()
	op := s.lookup(operation)
	s.mu.Lock()
	defer s.mu.Unlock()
	var calls []*Request
	for _, r := range s.calls {
		if r.Operation == op {
			calls = append(calls, r)
		}
	}
	return calls
}

func (s *Server) lookup(operation string) *ops.Operation {
	s.t.Helper()
	op := s.table.Lookup(operation)
	if op == nil {
		s.t.Fatalf("the API has no operation %q", operation)
	}
	return op
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/oauth/token") {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{"access_token": "token", "token_type": "Bearer", "expires_in": 3600})
		return
	}
	request, err := s.read(r)
	if err != nil {
		refuse(w, err)
		return
	}
	h := s.note(request)
	if h == nil {
		refuse(w, refusal(http.StatusNotImplemented, "the test has no answer for %s", request.Operation.Name))
		return
	}
	value, err := h(request)
	if err != nil {
		refuse(w, err)
		return
	}
	if err := request.answer(w, value); err != nil {
		s.t.Errorf("answering %s: %v", request.Operation.Name, err)
	}
}

// note remembers a request and returns who answers it, or nil.
func (s *Server) note(r *Request) Handler {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, r)
	return s.handlers[r.Operation]
}
