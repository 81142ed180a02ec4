package fetch

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var document = bytes.Repeat([]byte("openapi: 3.0.1\n"), 5000)

// A server publishes a document and records the requests.
type server struct {
	*httptest.Server
	data []byte
	etag string
	cut  []int // number of bytes after which each response ends; 0 for a complete one

	mu   sync.Mutex
	asks []string // the header Range of each request
}

func newServer(t *testing.T, data []byte) *server {
	t.Helper()
	s := &server{data: data, etag: `"one"`}
	s.Server = httptest.NewTLSServer(s)
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	t.Cleanup(s.Close)
	return s
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asks = append(s.asks, r.Header.Get("Range"))
	var cut int
	if len(s.cut) > 0 {
		cut, s.cut = s.cut[0], s.cut[1:]
	}
	if s.etag != "" {
		w.Header().Set("Etag", s.etag)
	}
	if cut > 0 {
		w = &cutting{w, cut}
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(s.data))
}

// A cutting writer closes the connection after some bytes.
type cutting struct {
	http.ResponseWriter
	left int
}

func (c *cutting) Write(data []byte) (int, error) {
	if len(data) > c.left {
		_, _ = c.ResponseWriter.Write(data[:c.left])
		_ = http.NewResponseController(c.ResponseWriter).Flush()
		panic(http.ErrAbortHandler)
	}
	c.left -= len(data)
	return c.ResponseWriter.Write(data)
}

func (s *server) request(dir string) Request {
	return Request{URL: s.URL + "/v2.yaml", Checksum: sumOf(s.data), Dir: dir, Client: s.Client()}
}

func TestGet(t *testing.T) {
	for _, test := range []struct {
		name string
		cut  []int
		etag string
		want []string // the requested ranges
	}{
		{"whole", nil, `"one"`, []string{""}},
		{"cut off once", []int{1000}, `"one"`, []string{"", "bytes=1000-"}},
		{"cut off three times", []int{1000, 500, 1}, `"one"`, []string{"", "bytes=1000-", "bytes=1500-", "bytes=1501-"}},
		{"cut off without a validator", []int{1000}, "", []string{"", ""}},
		{"cut off with a weak validator", []int{1000}, `W/"one"`, []string{"", ""}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newServer(t, document)
			s.cut, s.etag = test.cut, test.etag
			r := s.request(t.TempDir())
			var done, total int64
			r.Progress = func(d, all int64) { done, total = d, all }
			got, err := Get(t.Context(), r)
			if err != nil {
				t.Fatalf("Get: %v", err)
			}
			if !bytes.Equal(got.Data, document) || got.Checksum != r.Checksum || got.Cached {
				t.Errorf("Get = %d bytes, %s, cached %v, want the document", len(got.Data), got.Checksum, got.Cached)
			}
			if diff := cmp.Diff(test.want, s.asks); diff != "" {
				t.Errorf("ranges (-want +got):\n%s", diff)
			}
			if want := int64(len(document)); done != want || total != want {
				t.Errorf("progress ended with %d of %d, want all %d", done, total, want)
			}
			if again, err := Get(t.Context(), r); err != nil || !again.Cached || len(s.asks) != len(test.want) {
				t.Errorf("Get again = %+v, %v and %d requests, want it from the cache", again, err, len(s.asks))
			}
			if files := names(t, r.Dir); len(files) != 1 || files[0] != r.Checksum {
				t.Errorf("files in the cache = %q, want only the document", files)
			}
		})
	}
}

// TestGetResumes interrupts every attempt of a run. The next run continues.
func TestGetResumes(t *testing.T) {
	s := newServer(t, document)
	s.cut = slices.Repeat([]int{100}, maxRequests)
	r := s.request(t.TempDir())
	if _, err := Get(t.Context(), r); err == nil || !strings.Contains(err.Error(), "cut off") {
		t.Fatalf("Get = %v, want an error that says it was cut off", err)
	}
	got, err := Get(t.Context(), r)
	if err != nil || !bytes.Equal(got.Data, document) {
		t.Fatalf("Get after that: %v, want the document", err)
	}
	if last := s.asks[len(s.asks)-1]; last != "bytes=4000-" {
		t.Errorf("last range = %q, want bytes=4000-", last)
	}
}

// TestGetStartsOver changes the document during the download.
func TestGetStartsOver(t *testing.T) {
	s := newServer(t, document)
	s.cut = slices.Repeat([]int{100}, maxRequests)
	r := s.request(t.TempDir())
	r.Checksum = ""
	if _, err := Get(t.Context(), r); err == nil {
		t.Fatal("Get = nil, want an error")
	}
	s.data, s.etag = bytes.ReplaceAll(document, []byte("3.0.1"), []byte("3.1.0")), `"two"`
	got, err := Get(t.Context(), r)
	if err != nil || !bytes.Equal(got.Data, s.data) {
		t.Errorf("Get after a change: %v, want the new document", err)
	}
}

func TestGetRefuses(t *testing.T) {
	s := newServer(t, document)
	plain := httptest.NewServer(s)
	t.Cleanup(plain.Close)
	redirect := httptest.NewTLSServer(http.RedirectHandler(plain.URL, http.StatusFound))
	t.Cleanup(redirect.Close)
	missing := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(missing.Close)
	other := strings.Repeat("0", 64)
	for _, test := range []struct {
		name string
		r    Request
		want string
	}{
		{"another document", Request{URL: s.URL, Checksum: other, Client: s.Client()}, "has the SHA-256 " + sumOf(document) + ", want " + other},
		{"plain http", Request{URL: "http://example.org/v2.yaml"}, "is not an https URL"},
		{"plain http with a name that looks local", Request{URL: "http://127.0.0.1.example.org/"}, "is not an https URL"},
		{"another scheme", Request{URL: "file:///etc/passwd"}, "is not an https URL"},
		{"a redirect to plain http", Request{URL: redirect.URL, Client: redirect.Client()}, "which is not https"},
		{"no document", Request{URL: missing.URL, Client: missing.Client()}, "404"},
		{"an unknown certificate", Request{URL: s.URL}, "certificate"},
		{"half a checksum", Request{URL: s.URL, Checksum: "abc"}, "is not a SHA-256"},
		{"a checksum that is a path", Request{URL: s.URL, Checksum: "../" + other[:61]}, "is not a SHA-256"},
		{"a password", Request{URL: "https://a:secret@example.org/"}, "contains a password"},
		{"no URL", Request{URL: "https://%"}, "reading the URL"},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.r.Dir = t.TempDir()
			_, err := Get(t.Context(), test.r)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("Get = %v, want an error with %q", err, test.want)
			}
			if err != nil && strings.Contains(err.Error(), "secret") {
				t.Errorf("error %v contains the password", err)
			}
			for _, name := range names(t, test.r.Dir) {
				if data, _ := os.ReadFile(filepath.Join(test.r.Dir, name)); len(data) > 0 {
					t.Errorf("%s is left with %d bytes, want nothing", name, len(data))
				}
			}
		})
	}
}

func TestGetFromThisMachine(t *testing.T) {
	s := newServer(t, document)
	plain := httptest.NewServer(s)
	t.Cleanup(plain.Close)
	redirect := httptest.NewServer(http.RedirectHandler(plain.URL, http.StatusFound))
	t.Cleanup(redirect.Close)
	for _, address := range []string{plain.URL, redirect.URL, strings.Replace(plain.URL, "127.0.0.1", "localhost", 1)} {
		got, err := Get(t.Context(), Request{URL: address, Checksum: sumOf(document), Dir: t.TempDir()})
		if err != nil || !bytes.Equal(got.Data, document) {
			t.Errorf("Get(%s): %v, want the document", address, err)
		}
	}
}

func TestGetStops(t *testing.T) {
	s := newServer(t, document)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Get(ctx, s.request(t.TempDir())); err == nil {
		t.Error("Get after cancel = nil, want an error")
	}
}

// TestGetThroughProxy sends the request through a proxy, which sees only the
// host (RFC 9110, section 9.3.6).
func TestGetThroughProxy(t *testing.T) {
	s := newServer(t, document)
	var seen []string
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen = append(seen, r.Method+" "+r.Host)
		http.Error(w, "no", http.StatusForbidden)
	}))
	t.Cleanup(proxy.Close)
	where, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	r := s.request(t.TempDir())
	r.Client = &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(where)}}
	_, err = Get(t.Context(), r)
	want := []string{fmt.Sprintf("CONNECT %s", strings.TrimPrefix(s.URL, "https://"))}
	if diff := cmp.Diff(want, seen); diff != "" || err == nil {
		t.Errorf("Get = %v; the proxy saw (-want +got):\n%s", err, diff)
	}
}

func TestCachedIsWhole(t *testing.T) {
	dir := t.TempDir()
	sum := sumOf(document)
	if err := os.WriteFile(filepath.Join(dir, sum), document[1:], 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Cached(dir, sum); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("Cached of a damaged file = %v, want an error that says so", err)
	}
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}
