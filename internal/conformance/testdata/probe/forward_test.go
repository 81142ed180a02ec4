package admin

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"reflect"
	"strings"
	"testing"
)

// A forwarder passes requests on to another server and records them. It issues
// tokens itself.
type forwarder struct {
	*httputil.ReverseProxy
	report *report
}

func (f *forwarder) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	if strings.HasSuffix(req.URL.Path, "/oauth/token") {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"access_token":"t","token_type":"Bearer","expires_in":3600}`)
		return
	}
	body, err := io.ReadAll(req.Body)
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	f.report.Requests = append(f.report.Requests, seen{req.Method, req.URL.EscapedPath(), req.URL.RawQuery, req.Header.Clone(), body})
	req.Body = io.NopCloser(bytes.NewReader(body))
	if prefer := os.Getenv("CONFORMANCE_PREFER"); prefer != "" {
		req.Header.Set("Prefer", prefer)
	}
	f.ReverseProxy.ServeHTTP(w, req)
}

// TestForward makes the calls in a file at another server.
func TestForward(t *testing.T) {
	target, err := url.Parse(os.Getenv("CONFORMANCE_SERVER"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(os.Getenv("CONFORMANCE_ERRANDS"))
	if err != nil {
		t.Fatal(err)
	}
	var errands []errand
	if err := json.Unmarshal(data, &errands); err != nil {
		t.Fatal(err)
	}
	f := &forwarder{ReverseProxy: httputil.NewSingleHostReverseProxy(target)}
	server := httptest.NewServer(f)
	defer server.Close()
	reports := make([]report, len(errands))
	for i, e := range errands {
		e.Service = serviceField(e.Service)
		f.report = &reports[i]
		if err := e.call(server.URL, f.report, UseOAuthAuth("id", "secret"), UseRetry(RetryPolicy{MaxAttempts: 1})); err != nil {
			reports[i].Error = err.Error()
			var e *Error
			if errors.As(err, &e) {
				reports[i].Error += " " + e.Header.Get("Sl-Violations") + " " + string(e.Body) // one of them has the reason
			}
		}
	}
	if data, err = json.Marshal(reports); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(os.Getenv("CONFORMANCE_REPORTS"), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// serviceField returns the service of a name, ignoring case, because this test
// does not check the spelling of tags in Go.
func serviceField(name string) string {
	field, ok := reflect.TypeFor[Client]().FieldByNameFunc(func(f string) bool { return strings.EqualFold(f, name) })
	if !ok {
		return name
	}
	return field.Name
}
