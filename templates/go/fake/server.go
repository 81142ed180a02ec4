package fake

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// A Server is a fake of the API, an [http.Handler]. Its zero value answers nothing
// yet. Who answers an operation is set in the field of that name, before the
// requests come. Clients with a service account get a token from it, whatever
// their secret.
type Server struct {
	Services
	URL string // for the client's base URL, if it was started by [New]

	mu    sync.Mutex
	calls []*Request
}

// A Handler answers the requests of one operation. The value becomes the body:
// bytes and raw JSON as they are, an [Answer] with a status code of its own, nil
// as no body, everything else as JSON. An [*sdk.Error] becomes an answer of its
// Status with its Code, Detail and RetryAfter; any other error is status 500.
// Requests are handled concurrently, if they come so.
type Handler func(r *Request) (any, error)

// New starts a fake on a loopback address, until the test ends.
func New(t testing.TB) *Server {
	t.Helper()
	s := new(Server)
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	s.URL = server.URL
	return s
}

// Calls returns the valid requests that have come so far, in their order.
func (s *Server) Calls() []*Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.calls)
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	request, err := s.read(r)
	if request == nil && asksForToken(r) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{"access_token": "token", "token_type": "Bearer", "expires_in": 3600})
		return
	}
	if err == nil {
		err = s.serve(w, request)
	}
	if err != nil {
		request.refuse(w, err)
	}
}

// asksForToken reports whether a request is one for an access token (RFC 6749,
// section 4.4.2).
func asksForToken(r *http.Request) bool {
	return r.Method == http.MethodPost && r.PostFormValue("grant_type") == "client_credentials"
}

// serve answers a request that the document allows.
func (s *Server) serve(w http.ResponseWriter, r *Request) error {
	s.mu.Lock()
	s.calls = append(s.calls, r)
	s.mu.Unlock()
	h := s.handler(r.Operation)
	if h == nil {
		return refusal(http.StatusNotImplemented, "the test has no answer for %s", r.Operation.Name)
	}
	value, err := h(r)
	if err != nil {
		return err
	}
	return r.answer(w, value)
}

// handler returns who answers an operation, or nil.
func (s *Server) handler(op *ops.Operation) Handler {
	field, ok := handlerFields()[op.Name]
	if !ok {
		return nil
	}
	return reflect.ValueOf(&s.Services).Elem().FieldByIndex(field).Interface().(Handler)
}

// handlerFields returns where in Services an operation has its field.
var handlerFields = sync.OnceValue(func() map[string][]int {
	fields := make(map[string][]int)
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Services]()) {
		for i := range f.Type.NumField() {
			fields[f.Type.Field(i).Tag.Get("operation")] = []int{f.Index[0], i}
		}
	}
	return fields
})
