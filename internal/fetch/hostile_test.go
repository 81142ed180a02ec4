package fetch

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// A server that has sent a half of the document goes on in a way that must not
// become a part of the document.
func TestGetFromHostileServers(t *testing.T) {
	half := len(document) / 2
	part := func(etag, contentRange string, data []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Etag", etag)
			w.Header().Set("Content-Range", contentRange)
			w.WriteHeader(http.StatusPartialContent)
			_, _ = w.Write(data)
		}
	}
	size := len(document)
	for _, test := range []struct {
		name string
		then http.HandlerFunc // the second response
		asks int
	}{
		{"a part of another representation", part(`"two"`, fmt.Sprintf("bytes %d-%d/%d", half, size-1, size), bytes.Repeat([]byte("x"), size-half)), 3},
		{"a part without a tag", part("", fmt.Sprintf("bytes %d-%d/%d", half, size-1, size), document[half:]), 3},
		{"another part", part(`"one"`, fmt.Sprintf("bytes %d-%d/%d", half+1, size-1, size), document[half+1:]), 3},
		{"a short part", part(`"one"`, fmt.Sprintf("bytes %d-%d/%d", half, half+99, size), document[half:half+100]), 3},
		{"a part of unknown length", part(`"one"`, fmt.Sprintf("bytes %d-%d/*", half, size-1), document[half:]), 3},
		{"a part that is longer than it says", part(`"one"`, fmt.Sprintf("bytes %d-%d/%d", half, size-1, size), append(bytes.Clone(document[half:]), 'x')), 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newServer(t, document)
			s.cut = []int{half}
			asks := 0
			hostile := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if asks++; asks == 2 {
					test.then(w, r)
					return
				}
				s.ServeHTTP(w, r)
			}))
			hostile.Config.ErrorLog = s.Config.ErrorLog
			t.Cleanup(hostile.Close)
			got, err := Get(t.Context(), Request{URL: hostile.URL, Dir: t.TempDir(), Client: hostile.Client()})
			if err != nil || !bytes.Equal(got.Data, document) || asks != test.asks {
				t.Errorf("Get: %v after %d requests, want the document after %d", err, asks, test.asks)
			}
		})
	}
}

func TestGetRefusesAnUnaskedPart(t *testing.T) {
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Range", "bytes 0-3/100")
		w.WriteHeader(http.StatusPartialContent)
		_, _ = io.WriteString(w, "open")
	}))
	t.Cleanup(s.Close)
	_, err := Get(t.Context(), Request{URL: s.URL, Dir: t.TempDir(), Client: s.Client()})
	if err == nil || !strings.Contains(err.Error(), "not asked for") {
		t.Errorf("Get of an unasked part = %v", err)
	}
}

// Nothing tells a document of unknown length from one that was cut off, unless its
// checksum is known.
func TestGetWithoutALength(t *testing.T) {
	s := listen(t, func(c net.Conn) { _, _ = fmt.Fprintf(c, "HTTP/1.0 200 OK\r\n\r\n%s", document) })
	_, err := Get(t.Context(), Request{URL: s, Dir: t.TempDir()})
	if err == nil || !strings.Contains(err.Error(), "give its checksum") {
		t.Errorf("Get without a length = %v", err)
	}
	if _, err := Get(t.Context(), Request{URL: s, Checksum: sumOf(document), Dir: t.TempDir()}); err != nil {
		t.Errorf("Get without a length, with a checksum: %v", err)
	}
}

// A server sends byte after byte.
func TestGetFromASlowServer(t *testing.T) {
	s := listen(t, func(c net.Conn) {
		_, _ = fmt.Fprintf(c, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n", len(document))
		for _, b := range document {
			if _, err := c.Write([]byte{b}); err != nil {
				return
			}
			time.Sleep(time.Millisecond)
		}
	})
	_, err := Get(t.Context(), Request{URL: s, Dir: t.TempDir(), Patience: 50 * time.Millisecond})
	if err == nil || !strings.Contains(err.Error(), "fewer than 16384 bytes arrived within 50ms") {
		t.Errorf("Get from a slow server = %v", err)
	}
}

// listen serves connections after the head of their first request was read.
func listen(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = c.Read(make([]byte, 4096))
			serve(c)
			_ = c.Close()
		}
	}()
	return "http://" + l.Addr().String()
}

// Two runs at once must each deliver the document.
func TestGetTwiceAtOnce(t *testing.T) {
	s := newServer(t, document)
	s.cut = []int{1000, 2000, 3000, 4000}
	dir := t.TempDir()
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			r := s.request(dir)
			r.Checksum = ""
			if got, err := Get(t.Context(), r); err != nil || !bytes.Equal(got.Data, document) {
				t.Errorf("Get beside others: %v, want the document", err)
			}
		})
	}
	group.Wait()
	if files := names(t, dir); len(files) != 1 {
		t.Errorf("files in the cache = %q, want only the document", files)
	}
}
