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

// A Server is a fake of the API and an [http.Handler]. The zero value has no
// handlers yet: set the field of an operation to its [Handler] before requests
// come. A Server also gives an access token to every client that asks for one.
type Server struct {
	Services
	URL string // for the client's base URL, if it was started by [New]

	mu    sync.Mutex
	calls []*Request
}

// A Handler answers the requests of one operation. The value becomes the body:
// bytes, raw JSON and what an [io.Reader] yields unchanged, an [Answer] with its own status code, nil as no
// body, and every other value as JSON. An [*sdk.Error] becomes an error answer with
// its Status, Code, Detail, Violations and RetryAfter; any other error has status
// 500. A Handler may be called concurrently.
type Handler func(r *Request) (any, error)

// New starts a Server on a loopback address. It is closed when the test ends.
func New(t testing.TB) *Server {
	t.Helper()
	s := new(Server)
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	s.URL = server.URL
	return s
}

// Calls returns the valid requests so far, in the order in which they came.
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

// asksForToken reports whether a request asks for an access token (RFC 6749,
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

// handler returns the handler of an operation, or nil.
func (s *Server) handler(op *ops.Operation) Handler {
	field, ok := handlerFields()[op.Name]
	if !ok {
		return nil
	}
	return reflect.ValueOf(&s.Services).Elem().FieldByIndex(field).Interface().(Handler)
}

// handlerFields returns the index of each operation's field in Services.
var handlerFields = sync.OnceValue(func() map[string][]int {
	fields := make(map[string][]int)
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Services]()) {
		for i := range f.Type.NumField() {
			fields[f.Type.Field(i).Tag.Get("operation")] = []int{f.Index[0], i}
		}
	}
	return fields
})
