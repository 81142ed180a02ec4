package admin

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/rand"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

const logType = "application/vnd.example.2023-01-01+gzip"

func gzipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, text)
	_ = w.Close()
	return b.String()
}

func TestStream(t *testing.T) {
	plain := strings.Repeat("line\n", 1000)
	zipped := gzipped(plain)
	tests := []struct {
		name, mediaType, body string
		gunzip                bool
		want, wantErr         string
	}{
		{"as it comes", logType, zipped, false, zipped, ""},
		{"gunzip", logType, zipped, true, plain, ""},
		{"gunzip in any case", strings.ToUpper(logType) + ";x=y", zipped, true, plain, ""},
		{"several members", logType, zipped + zipped, true, plain + plain, ""},
		{"empty", logType, "", true, "", ""},
		{"no gzip", logType, `{"a":1}`, true, "", "200 OK: reading the response: the response is declared as gzip but is not"},
		{"cut off", logType, zipped[:len(zipped)-9], true, plain, "200 OK: reading the response: unexpected EOF"},
		{"no media type", "", plain, true, plain, ""},
		{"another version", "application/vnd.example.2024-01-01+gzip", zipped, true, "", "200 OK: the response has another version: application/vnd.example.2024-01-01+gzip, requested " + logType},
		{"another type", "application/json", `{"a":1}`, false, "", "200 OK: the response is application/json, requested " + logType},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header()["Content-Type"] = []string{test.mediaType}
				_, _ = io.WriteString(w, test.body)
			})
			call := c.ClustersApi.DownloadLog(t.Context(), "g")
			if test.gunzip {
				call = call.Gunzip()
			}
			got, err := readStream(call)
			if got != test.want || !endsIn(err, test.wantErr) {
				t.Errorf("stream = %d bytes, %v, want %d bytes, %s", len(got), err, len(test.want), test.wantErr)
			}
			path := filepath.Join(t.TempDir(), "log")
			_, err = call.WriteFile(path)
			written, _ := os.ReadFile(path)
			if test.wantErr == "" && string(written) != test.want || test.wantErr != "" && written != nil || !endsIn(err, test.wantErr) {
				t.Errorf("file = %d bytes, %v, want %d bytes, %s", len(written), err, len(test.want), test.wantErr)
			}
		})
	}
}

// TestStreamIsNotUndone uses a server that compresses responses for clients
// that accept it. net/http would accept it and decompress a gzip file.
func TestStreamIsNotUndone(t *testing.T) {
	plain := strings.Repeat("line\n", 1000)
	zipped := gzipped(plain)
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		body, mediaType := "id\n", r.Header.Get("Accept")
		if strings.HasSuffix(mediaType, "gzip") {
			body = zipped
		}
		w.Header().Set("Content-Type", mediaType)
		if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			w.Header().Set("Content-Encoding", "gzip")
			body = gzipped("id\n")
		}
		_, _ = io.WriteString(w, body)
	})
	if got, err := readStream(c.ClustersApi.DownloadLog(t.Context(), "g")); got != zipped || err != nil {
		t.Errorf("stream = %d bytes, %v, want the %d bytes of the file", len(got), err, len(zipped))
	}
	if got, err := readStream(c.ClustersApi.GetInvoice(t.Context(), "g").CSV()); got != "id\n" || err != nil {
		t.Errorf("CSV() = %q, %v, want id", got, err)
	}
}

func readStream(call *StreamCall) (string, error) {
	body, _, err := call.Execute()
	if err != nil {
		return "", err
	}
	defer body.Close()
	data, err := io.ReadAll(body)
	return string(data), err
}

// endsIn reports whether err is an *Error that ends with end, or nil if end is
// empty.
func endsIn(err error, end string) bool {
	if end == "" {
		return err == nil
	}
	e, ok := err.(*Error)
	return ok && strings.HasSuffix(e.Error(), end)
}

func TestFormats(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if mediaType := r.Header.Get("Accept"); strings.HasSuffix(mediaType, "+csv") {
			answer(w, http.StatusOK, mediaType, "id\ni\n")
		} else {
			answer(w, http.StatusOK, mediaType, `{"id":"i"}`)
		}
	})
	call := c.ClustersApi.GetInvoice(t.Context(), "g")
	if invoice, _, err := call.Execute(); err != nil || invoice.Id != "i" {
		t.Errorf("Execute() = %v, %v, want i", invoice, err)
	}
	if csv, err := readStream(call.CSV()); err != nil || csv != "id\ni\n" {
		t.Errorf("CSV() = %q, %v", csv, err)
	}
}

func TestStreamError(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusNotFound, "application/json", `{"errorCode":"NO_LOG"}`)
	})
	_, resp, err := c.ClustersApi.DownloadLog(t.Context(), "g").Gunzip().Execute(WithRetry(RetryPolicy{}))
	if !errors.Is(err, Code("NO_LOG")) || resp.StatusCode != http.StatusNotFound {
		t.Errorf("Execute() = %v, want NO_LOG", err)
	}
}

// TestWriteFileKeepsFile tests responses that end too early and a missing
// folder.
func TestWriteFileKeepsFile(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		answer(w, http.StatusOK, logType, "half")
	})
	dir := t.TempDir()
	path := filepath.Join(dir, "log")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := c.ClustersApi.DownloadLog(t.Context(), "g").WriteFile(path)
	if got, _ := os.ReadFile(path); !endsIn(err, "unexpected EOF") || string(got) != "old" {
		t.Errorf("WriteFile() = %v, file is %q, want unexpected EOF and the old file", err, got)
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("%d files, want 1", len(files))
	}
	if _, err := c.ClustersApi.DownloadLog(t.Context(), "g").WriteFile(filepath.Join(dir, "none", "log")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("WriteFile() = %v, want %v", err, os.ErrNotExist)
	}
}

func TestStreamEndsWithContext(t *testing.T) {
	c := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", logType)
		_, _ = io.WriteString(w, "begin")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	ctx, cancel := context.WithCancel(t.Context())
	body, _, err := c.ClustersApi.DownloadLog(ctx, "g").Execute()
	if err != nil {
		t.Fatal(err)
	}
	defer body.Close()
	if _, err := io.ReadFull(body, make([]byte, 5)); err != nil {
		t.Fatal(err)
	}
	cancel()
	if _, err := body.Read(make([]byte, 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("Read() = %v, want %v", err, context.Canceled)
	}
}

// TestStreamMemory reads 50 MB of gzip that compresses badly.
func TestStreamMemory(t *testing.T) {
	const size, limit = 50 << 20, 20 << 20
	c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", logType)
		zip, _ := gzip.NewWriterLevel(w, gzip.NoCompression)
		_, _ = io.Copy(zip, io.LimitReader(rand.Reader, size))
		_ = zip.Close()
	})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	body, _, err := c.ClustersApi.DownloadLog(t.Context(), "g").Gunzip().Execute()
	if err != nil {
		t.Fatal(err)
	}
	defer body.Close()
	n, err := io.Copy(io.Discard, body)
	runtime.ReadMemStats(&after)
	if n != size || err != nil || after.TotalAlloc-before.TotalAlloc > limit {
		t.Errorf("read %d bytes, %v, with %d allocated, want %d with at most %d", n, err, after.TotalAlloc-before.TotalAlloc, size, limit)
	}
}
