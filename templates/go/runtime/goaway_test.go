package admin

import (
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// TestGoAway uses an HTTP/2 server that ends the connection after every tenth
// response.
func TestGoAway(t *testing.T) {
	var answers atomic.Int64
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ProtoMajor != 2 {
			t.Errorf("protocol = %s, want HTTP/2", r.Proto)
		}
		if answers.Add(1)%10 == 0 {
			w.Header().Set("Connection", "close") // becomes a GOAWAY frame
		}
		_, _ = io.Copy(io.Discard, r.Body)
		answer(w, http.StatusOK, clusterType, `{"name":"c"}`)
	}))
	server.EnableHTTP2 = true
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // the server logs unused connections
	server.StartTLS()
	defer server.Close()
	c := newTestClient(t, UseBaseURL(server.URL), UseHTTPClient(server.Client()), UseRetry(RetryPolicy{MinBackoff: 1}))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				if _, _, err := c.ClustersApi.UpdateCluster(t.Context(), "g", "c", &Cluster{}).Execute(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if n := answers.Load(); n != 400 {
		t.Errorf("%d answers, want 400", n)
	}
}

// TestEveryAttemptAuthenticates uses a server with a new nonce for each
// request.
func TestEveryAttemptAuthenticates(t *testing.T) {
	server := &digestServer{rotate: 1}
	failures := 2
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		recorder := httptest.NewRecorder()
		server.ServeHTTP(recorder, r)
		if recorder.Code == http.StatusNoContent && failures > 0 {
			failures--
			w.Header().Set("Retry-After", "0")
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		w.Header().Set("WWW-Authenticate", recorder.Header().Get("WWW-Authenticate"))
		w.WriteHeader(recorder.Code)
	}, UseDigestAuth("public", "private"), UseRetry(RetryPolicy{}))
	if err := callOnce(t.Context(), c); err != nil || server.accepted != 3 {
		t.Errorf("Execute() = %v with %s authenticated attempts, want 3", err, strconv.Itoa(server.accepted))
	}
}

func TestConnectionFault(t *testing.T) {
	var requests atomic.Int64
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if requests.Add(1) == 1 {
			panic(http.ErrAbortHandler)
		}
		answer(w, http.StatusOK, clusterType, `{"name":"c"}`)
	}, UseRetry(RetryPolicy{MinBackoff: 1}))
	if _, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute(); err != nil || requests.Load() != 2 {
		t.Errorf("Execute() = %v after %d requests, want success after 2", err, requests.Load())
	}
	requests.Store(0)
	_, _, err := c.ClustersApi.UpdateCluster(t.Context(), "g", "c", &Cluster{}).Execute()
	if !errors.Is(err, io.EOF) || requests.Load() != 1 || !strings.HasSuffix(err.Error(), ": EOF") {
		t.Errorf("Execute() of a PATCH = %v after %d requests, want EOF after 1", err, requests.Load())
	}
}
