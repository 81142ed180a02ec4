package admin

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestMaxAnswer has answers of known and unknown length, and one that is small
// before it is decompressed.
func TestMaxAnswer(t *testing.T) {
	page := []byte(`{"results":[]` + strings.Repeat(" ", 2000-14) + `}`)
	var small bytes.Buffer
	zip := gzip.NewWriter(&small)
	_, _ = zip.Write(page)
	_ = zip.Close()
	tests := []struct {
		form  string
		limit int64
		ok    bool
	}{
		{"known", 2000, true}, {"chunked", 2000, true}, {"gzip", 2000, true},
		{"known", 1999, false}, {"chunked", 1999, false}, {"gzip", 1999, false},
		{"gzip", 0, true},
	}
	for _, test := range tests {
		requests := 0
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			requests++
			w.Header().Set("Content-Type", clusterType)
			switch test.form {
			case "gzip":
				w.Header().Set("Content-Encoding", "gzip")
				_, _ = w.Write(small.Bytes())
			case "chunked":
				w.(http.Flusher).Flush()
				fallthrough
			default:
				_, _ = w.Write(page)
			}
		}, UseMaxAnswer(test.limit), UseRetry(RetryPolicy{MinBackoff: 1}))
		_, _, err := c.ClustersApi.ListClusters(t.Context(), "g").Execute()
		var e *Error
		switch {
		case test.ok:
			if err != nil {
				t.Errorf("%s with the limit %d: %v", test.form, test.limit, err)
			}
		case !errors.As(err, &e) || e.Status != 200 || len(e.Body) == 0 || int64(len(e.Body)) > test.limit || requests != 1 ||
			!strings.HasSuffix(err.Error(), "200 OK: the response has more than 1999 bytes; UseMaxAnswer sets another limit"):
			t.Errorf("%s with the limit %d: %v after %d requests, want an error that names the limit after 1", test.form, test.limit, err, requests)
		}
	}
	if _, err := NewClient(UseMaxAnswer(-1)); err == nil {
		t.Error("UseMaxAnswer(-1) is no error")
	}
}

func TestStreamsHaveNoLimit(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/vnd.example.2023-01-01+gzip")
		_, _ = w.Write(make([]byte, 5000))
	}, UseMaxAnswer(10))
	body, _, err := c.ClustersApi.DownloadLog(t.Context(), "g").Execute()
	if err != nil {
		t.Fatal(err)
	}
	if data, err := io.ReadAll(body); len(data) != 5000 || err != nil {
		t.Errorf("%d bytes, %v, want 5000", len(data), err)
	}
}

// TestHead makes more calls than a client has attempts: a response to HEAD has a
// length and no body.
func TestHead(t *testing.T) {
	requests := 0
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		requests++
		w.Header().Set("Content-Length", "100")
		w.Header().Set("Content-Type", "text/html")
	}, UseRetry(RetryPolicy{}))
	op := &Operation{Name: "op", Method: "HEAD", Path: "/x", Accept: clusterType}
	if _, err := (*NoContentCall)(prepare(t.Context(), c.Caller, op, &struct{}{})).Execute(); err != nil || requests != 1 {
		t.Errorf("Execute() = %v after %d requests, want success after 1", err, requests)
	}
	resp, err := c.Do(t.Context(), Request{Operation: *op})
	if err != nil || resp.ContentLength != 100 {
		t.Fatalf("Do() = %v, want a response with a length", err)
	}
	if data, err := io.ReadAll(resp.Body); len(data) > 0 || err != nil {
		t.Errorf("body = %q, %v, want none", data, err)
	}
}

// TestCutErrorAnswer ends the context while an error response is read.
func TestCutErrorAnswer(t *testing.T) {
	for _, status := range []int{400, 401, 404, 500, 503} {
		for _, auth := range []Option{UseDigestAuth("public", "private"), UseUserAgent("")} {
			synctest.Test(t, func(t *testing.T) { testCutErrorAnswer(t, status, auth) })
		}
	}
}

func testCutErrorAnswer(t *testing.T, status int, auth Option) {
	c := newTestClient(t, auth, UseHTTPClient(&http.Client{Transport: transportFunc(func(r *http.Request) (*http.Response, error) {
		reader, writer := io.Pipe()
		context.AfterFunc(r.Context(), func() { _ = writer.CloseWithError(io.ErrNoProgress) })
		go func() { _, _ = io.WriteString(writer, `{"errorCode":"E`) }()
		resp := answerTo(r, status, "application/json", "")
		resp.Body, resp.ContentLength = reader, -1
		return resp, nil
	})}))
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	_, _, err := c.ClustersApi.GetCluster(ctx, "g", "c").Execute()
	var e *Error
	if !errors.As(err, &e) || e.Status != Status(status) || !errors.Is(err, context.DeadlineExceeded) || string(e.Body) != `{"errorCode":"E` {
		t.Errorf("status %d: Execute() = %v, want the status, the part of the body and the deadline", status, err)
	}
}

func TestTimeout(t *testing.T) {
	const want = getCluster + "the call took longer than 1m0s, the timeout of the client"
	slow := transportFunc(func(r *http.Request) (*http.Response, error) {
		<-r.Context().Done()
		return nil, context.Cause(r.Context())
	})
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		c := newTestClient(t, UseTimeout(time.Minute), UseHTTPClient(&http.Client{Transport: slow}))
		_, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
		if !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) || time.Since(start) != time.Minute || err.Error() != want {
			t.Errorf("Execute() = %v after %v, want %s after a minute", err, time.Since(start), want)
		}
		_, _, err = c.ClustersApi.DownloadLog(t.Context(), "g").Execute()
		if !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) || time.Since(start) != 2*time.Minute {
			t.Errorf("Execute() of a stream = %v after %v, want the timeout after another minute", err, time.Since(start))
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, _, err = c.ClustersApi.GetCluster(ctx, "g", "c").Execute()
		if !errors.Is(err, context.DeadlineExceeded) || strings.Contains(err.Error(), "client") {
			t.Errorf("Execute() = %v, want the deadline of the context", err)
		}
	})
}

// TestTimeoutWhileRetrying has a server that is busy all the time.
func TestTimeoutWhileRetrying(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		f := &flaky{fail: status(503), times: 1 << 30}
		c := newTestClient(t, UseTimeout(time.Minute), UseRetry(RetryPolicy{MaxAttempts: 1 << 30}), UseHTTPClient(&http.Client{Transport: f}))
		_, _, err := c.ClustersApi.GetCluster(t.Context(), "g", "c").Execute()
		if !errors.Is(err, ErrUnavailable) || time.Since(start) > time.Minute {
			t.Errorf("Execute() = %v after %v, want status 503 within a minute", err, time.Since(start))
		}
	})
}

// TestTimeoutOfStream has a stream that begins soon and ends late.
func TestTimeoutOfStream(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newTestClient(t, UseTimeout(time.Minute), UseHTTPClient(&http.Client{Transport: transportFunc(func(r *http.Request) (*http.Response, error) {
			resp := answerTo(r, 200, "application/vnd.example.2023-01-01+gzip", "")
			resp.Body, resp.ContentLength = &lateBody{ctx: r.Context()}, -1
			return resp, nil
		})}))
		body, _, err := c.ClustersApi.DownloadLog(t.Context(), "g").Execute()
		if err != nil {
			t.Fatal(err)
		}
		if data, err := io.ReadAll(body); string(data) != "late" || err != nil || body.Close() != nil {
			t.Errorf("body = %q, %v, want all of it", data, err)
		}
	})
}

// A lateBody has its content after an hour, unless its context ends.
type lateBody struct {
	ctx  context.Context
	done bool
}

func (b *lateBody) Read(p []byte) (int, error) {
	if b.done {
		return 0, io.EOF
	}
	b.done = true
	return copy(p, "late"), sleep(b.ctx, time.Hour)
}

func (b *lateBody) Close() error { return b.ctx.Err() }
