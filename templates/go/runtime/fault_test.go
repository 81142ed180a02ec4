package admin

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// A fault is a faulty response.
type fault struct {
	name   string
	retry  bool // the same request may be sent again
	answer http.HandlerFunc
	says   func(*Error) bool // whether the error describes the fault
}

const goodPage = `{"results":[{"name":"c"}],"totalCount":1}`

var faults = []fault{
	{"none", false, func(w http.ResponseWriter, _ *http.Request) { answer(w, 200, clusterType, goodPage) }, nil},
	{"throttled", true, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "0")
		answer(w, 429, "application/json", `{"errorCode":"RATE_LIMITED"}`)
	}, func(e *Error) bool { return errors.Is(e, ErrRateLimited) && errors.Is(e, Code("RATE_LIMITED")) }},
	{"busy", true, func(w http.ResponseWriter, _ *http.Request) { answer(w, 503, "text/html", "<html>") },
		func(e *Error) bool { return errors.Is(e, ErrUnavailable) }},
	{"reset", true, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		func(e *Error) bool { return e.Status == 0 && e.Err != nil }},
	{"slow", false, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", clusterType)
		for i := range goodPage {
			_, _ = io.WriteString(w, goodPage[i:i+1])
			w.(http.Flusher).Flush()
		}
	}, nil},
	{"truncated", true, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", strconv.Itoa(len(goodPage)))
		answer(w, 200, clusterType, goodPage[:20])
	}, func(e *Error) bool { return e.Status == 200 && errors.Is(e, io.ErrUnexpectedEOF) }},
	{"no JSON", false, func(w http.ResponseWriter, _ *http.Request) { answer(w, 200, clusterType, "<html>") },
		func(e *Error) bool { return e.Status == 200 && string(e.Body) == "<html>" }},
	{"another type", false, func(w http.ResponseWriter, _ *http.Request) { answer(w, 200, "text/html", "<html>") },
		func(e *Error) bool { return e.Status == 200 && string(e.Body) == "<html>" }},
	{"overloaded", true, func(w http.ResponseWriter, _ *http.Request) { answer(w, 529, "text/plain", "Later.") },
		func(e *Error) bool { return e.Status == 529 && string(e.Body) == "Later." }},
	{"refused and cut", false, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		answer(w, 400, "application/json", `{"errorCode":"E"}`)
	}, func(e *Error) bool {
		return e.Status == 400 && errors.Is(e, Code("E")) && errors.Is(e, io.ErrUnexpectedEOF)
	}},
	{"elsewhere", false, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "https://elsewhere.example.com/", http.StatusTemporaryRedirect)
	}, func(e *Error) bool { return e.Status == 307 && e.Err != nil }},
	{"moved", false, func(w http.ResponseWriter, r *http.Request) {
		target := *r.URL
		target.Path = "/moved"
		http.Redirect(w, r, target.String(), http.StatusFound)
	}, nil},
	{"another version", false, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, 200, "application/vnd.example.2020-01-01+json", goodPage)
	}, func(e *Error) bool { return e.Status == 200 && string(e.Body) == goodPage }},
}

// A faultServer responds to each call with a fixed sequence of faults. The
// group in the path identifies the call.
type faultServer struct{ requests [faultyCalls]atomic.Int32 }

// plannedFault returns the fault of one request of one call.
func plannedFault(call, attempt int) fault {
	random := rand.New(rand.NewPCG(uint64(call), uint64(attempt)))
	if random.IntN(2) == 0 {
		return faults[0]
	}
	return faults[random.IntN(len(faults))]
}

func (s *faultServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	call, err := strconv.Atoi(r.URL.Query().Get("tags"))
	if err != nil {
		panic(err)
	}
	if r.URL.Path == "/moved" {
		answer(w, 200, clusterType, goodPage)
		return
	}
	plannedFault(call, int(s.requests[call].Add(1))).answer(w, r)
}

// TestFaults makes list calls to a server that fails at random.
func TestFaults(t *testing.T) {
	faulty := new(faultServer)
	server := httptest.NewServer(faulty)
	defer server.Close()
	var dialed openConns
	transport := &http.Transport{MaxIdleConnsPerHost: 16, DialContext: dialed.dial}
	c := newTestClient(t, UseBaseURL(server.URL), UseHTTPClient(&http.Client{Transport: transport}), UseRetry(RetryPolicy{MinBackoff: 1, MaxBackoff: 1}))
	var group sync.WaitGroup
	for worker := range 16 {
		group.Go(func() {
			for call := worker; call < len(faulty.requests); call += 16 {
				page, _, err := c.ClustersApi.ListClustersWithParams(t.Context(), &ListClustersApiParams{GroupId: "g", Tags: []string{strconv.Itoa(call)}}).Execute()
				checkFault(t, call, int(faulty.requests[call].Load()), page, err)
			}
		})
	}
	group.Wait()
	// A connection becomes idle a moment after its response has been read.
	for end := time.Now().Add(10 * time.Second); dialed.Load() > 0 && time.Now().Before(end); runtime.Gosched() {
		transport.CloseIdleConnections()
	}
	if n := dialed.Load(); n != 0 {
		t.Errorf("%d connections are open and not idle, want none", n)
	}
}

// An openConns counts the open connections of a client. Each has goroutines,
// which end with it.
type openConns struct{ atomic.Int64 }

func (o *openConns) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := new(net.Dialer).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	o.Add(1)
	return &countedConn{Conn: conn, closed: sync.OnceFunc(func() { o.Add(-1) })}, nil
}

type countedConn struct {
	net.Conn
	closed func()
}

func (c *countedConn) Close() error {
	c.closed()
	return c.Conn.Close()
}

// checkFault compares the result of a call with the last response of the server
// and with the number of requests.
func checkFault(t *testing.T, call, requests int, page *PaginatedCluster, err error) {
	sent := requests
	for attempt := 1; attempt < requests; attempt++ {
		f := plannedFault(call, attempt)
		if !f.retry {
			t.Errorf("call %d: request %d met %q and was repeated", call, attempt, f.name)
		}
		if f.name == "reset" {
			sent-- // net/http itself repeats requests on dead connections
		}
	}
	last := plannedFault(call, requests)
	var e *Error
	switch {
	case sent > 4:
		t.Errorf("call %d: %d requests, want at most 4", call, sent)
	case last.says == nil:
		if err != nil || *page.Results[0].Name != "c" {
			t.Errorf("call %d: request %d met %q: %v, want the page", call, requests, last.name, err)
		}
	case !errors.As(err, &e) || !last.says(e) || page != nil:
		t.Errorf("call %d: request %d met %q: %v", call, requests, last.name, err)
	}
}

// TestSlowAnswer ends the context while the response is read.
func TestSlowAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		reader, writer := io.Pipe()
		defer writer.Close()
		c := newTestClient(t, UseHTTPClient(&http.Client{Transport: transportFunc(func(r *http.Request) (*http.Response, error) {
			context.AfterFunc(r.Context(), func() { _ = writer.CloseWithError(io.ErrNoProgress) })
			resp := answerTo(r, http.StatusOK, clusterType, "")
			resp.Body, resp.ContentLength = reader, -1
			return resp, nil
		})}))
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if _, _, err := c.ClustersApi.ListClusters(ctx, "g").Execute(); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Execute() = %v, want %v", err, context.DeadlineExceeded)
		}
	})
}
