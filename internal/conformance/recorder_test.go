//go:build conformance

package conformance

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
	"github.com/atlasgen/atlasgen/internal/conformance/value"
)

// A recorder is a server on loopback that records requests.
type recorder struct {
	*httptest.Server

	mu       sync.Mutex
	requests []string
	status   int
	media    string
	answer   []byte
}

func newRecorder(t *testing.T) *recorder {
	t.Helper()
	r := &recorder{}
	r.Server = httptest.NewServer(http.HandlerFunc(r.handle))
	t.Cleanup(r.Close)
	return r
}

// expect sets the response of the server to the first success of an operation.
func (r *recorder) expect(doc *spec.Document, use spec.Use) {
	r.mu.Lock()
	defer r.mu.Unlock()
	answers, _ := use.Operation.Responses(use.Version)
	for _, a := range answers {
		if a.Status[0] != '2' {
			continue
		}
		r.status, r.media, r.answer = 204, "", nil
		if _, err := fmt.Sscan(a.Status, &r.status); err == nil && len(a.Media) > 0 && a.Media[0].Schema != nil {
			r.media = a.Media[0].Type
			r.answer = value.New(doc, 1).Value(a.Media[0].Schema).JSON(nil)
		}
		return
	}
}

func (r *recorder) handle(w http.ResponseWriter, req *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if strings.HasSuffix(req.URL.Path, "/oauth/token") {
		r.requests = append(r.requests, req.Method+" "+req.URL.Path)
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"access_token":"t","token_type":"Bearer","expires_in":3600}`)
		return
	}
	r.requests = append(r.requests, fmt.Sprintf("%s %s accept=%s content=%s",
		req.Method, req.URL.RequestURI(), req.Header.Get("Accept"), req.Header.Get("Content-Type")))
	if r.media != "" {
		w.Header().Set("Content-Type", r.media)
	}
	w.WriteHeader(r.status)
	_, _ = w.Write(r.answer)
}

func (r *recorder) take() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	taken := r.requests
	r.requests = nil
	return taken
}
