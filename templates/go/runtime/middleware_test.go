package admin

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMiddleware(t *testing.T) {
	var log []string
	named := func(name string) Middleware {
		return func(next Next) Next {
			return func(r *http.Request) (*http.Response, error) {
				op, ok := OperationFrom(r.Context())
				if !ok {
					t.Errorf("%s: no operation in the context", name)
					return next(r)
				}
				log = append(log, name+" "+op.Name)
				r.Header.Add("X-Seen", name)
				resp, err := next(r)
				log = append(log, name+" "+resp.Status)
				return resp, err
			}
		}
	}
	failures := 1
	var seen [][]string
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		seen = append(seen, r.Header["X-Seen"])
		if failures > 0 {
			failures--
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusTooManyRequests)
		}
	},
		UseAttemptMiddleware(named("attempt 1")), UseMiddleware(named("call 1"), named("call 2")), UseAttemptMiddleware(named("attempt 2")),
		UseRetry(RetryPolicy{}))
	if err := callOnce(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"call 1 deleteCluster", "call 2 deleteCluster",
		"attempt 1 deleteCluster", "attempt 2 deleteCluster", "attempt 2 429 Too Many Requests", "attempt 1 429 Too Many Requests",
		"attempt 1 deleteCluster", "attempt 2 deleteCluster", "attempt 2 200 OK", "attempt 1 200 OK",
		"call 2 200 OK", "call 1 200 OK",
	}
	if diff := cmp.Diff(want, log); diff != "" {
		t.Errorf("order differs (-want +got):\n%s", diff)
	}
	each := []string{"call 1", "call 2", "attempt 1", "attempt 2"}
	if diff := cmp.Diff([][]string{each, each}, seen); diff != "" {
		t.Errorf("headers differ (-want +got):\n%s", diff)
	}
}

// TestForgetfulMiddleware sends new requests without the context of the old
// ones.
func TestForgetfulMiddleware(t *testing.T) {
	for _, use := range []func(...Middleware) Option{UseMiddleware, UseAttemptMiddleware} {
		var log bytes.Buffer
		c := serve(t, func(w http.ResponseWriter, r *http.Request) { answer(w, http.StatusOK, clusterType, `{"name":"c"}`) },
			logTo(&log), use(func(next Next) Next {
				return func(r *http.Request) (*http.Response, error) {
					own, err := http.NewRequest(r.Method, r.URL.String(), nil)
					if err != nil {
						return nil, err
					}
					return next(own)
				}
			}))
		cluster, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
		if err != nil || *cluster.Name != "c" || !strings.Contains(log.String(), "status=200") {
			t.Errorf("Execute() = %v, %v with log %s, want c", cluster, err, log.String())
		}
	}
}

// TestBodyOfMiddleware replaces the body by one that cannot be sent twice.
func TestBodyOfMiddleware(t *testing.T) {
	bodies := map[string]func() (io.ReadCloser, error){
		"none":   nil,
		"broken": func() (io.ReadCloser, error) { return nil, io.ErrNoProgress },
	}
	for name, again := range bodies {
		server := new(digestServer)
		c := serve(t, server.ServeHTTP, UseDigestAuth("public", "private"), UseAttemptMiddleware(func(next Next) Next {
			return func(r *http.Request) (*http.Response, error) {
				r.Body, r.GetBody = io.NopCloser(strings.NewReader(`{}`)), again
				return next(r)
			}
		}))
		_, _, err := c.ClustersApi.UpdateCluster(t.Context(), "g", "c", &Cluster{}).Execute()
		if !errors.Is(err, ErrUnauthorized) || server.refused != 1 {
			t.Errorf("%s: Execute() = %v after %d refusals, want status 401 after 1", name, err, server.refused)
		}
	}
	c := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("a request was sent") }, UseMiddleware(func(next Next) Next {
		return func(r *http.Request) (*http.Response, error) {
			r.GetBody = bodies["broken"]
			return next(r)
		}
	}))
	if _, _, err := c.ClustersApi.UpdateCluster(t.Context(), "g", "c", &Cluster{}).Execute(); !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("Execute() = %v, want %v", err, io.ErrNoProgress)
	}
}

// A tracer is a typical transport of another package. It wraps a transport and
// the bodies of its responses.
type tracer struct {
	next  http.RoundTripper
	spans []string
}

func (t *tracer) RoundTrip(r *http.Request) (*http.Response, error) {
	op, ok := OperationFrom(r.Context())
	if !ok {
		return nil, errors.New("a request without an operation")
	}
	resp, err := t.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	resp.Body = struct {
		io.Reader
		io.Closer
	}{resp.Body, resp.Body}
	t.spans = append(t.spans, op.Name+" "+resp.Status)
	return resp, nil
}

func TestTracingTransport(t *testing.T) {
	spans := &tracer{next: http.DefaultTransport}
	failures := 1
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case failures > 0:
			failures--
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusServiceUnavailable)
		case strings.HasSuffix(r.URL.Path, ".gz"):
			answer(w, http.StatusOK, logType, gzipped("line"))
		default:
			answer(w, http.StatusOK, clusterType, `{"name":"c"}`)
		}
	}, UseHTTPClient(&http.Client{Transport: spans}), UseRetry(RetryPolicy{}))
	cluster, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
	if err != nil || *cluster.Name != "c" {
		t.Errorf("Execute() = %v, %v, want c", cluster, err)
	}
	if log, err := readStream(c.ClustersApi.DownloadLog(t.Context(), "g").Gunzip()); err != nil || log != "line" {
		t.Errorf("stream = %q, %v, want line", log, err)
	}
	want := []string{"getCluster 503 Service Unavailable", "getCluster 200 OK", "downloadLog 200 OK"}
	if diff := cmp.Diff(want, spans.spans); diff != "" {
		t.Errorf("spans differ (-want +got):\n%s", diff)
	}
}

func TestOperationFromElsewhere(t *testing.T) {
	if op, ok := OperationFrom(t.Context()); ok || op != nil {
		t.Errorf("OperationFrom() = %v, %v, want none", op, ok)
	}
}
