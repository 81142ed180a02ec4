package admin

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var uploadOperation = Operation{Name: "upload", Method: "PUT", Path: "/x", ContentType: "image/*"}

func uploadOf(t *testing.T, c *Client, body io.Reader) *NoContentCall {
	return (*NoContentCall)(prepare(t.Context(), c.Caller, &uploadOperation, &struct {
		Body io.Reader `body:"required"`
	}{body}))
}

// A pipe hides all methods of a reader but Read.
type pipe struct{ io.Reader }

// TestUpload checks what a server reads: the bytes, the length if it is known, and
// a media type.
func TestUpload(t *testing.T) {
	name := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(name, []byte(`he"llo`), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, test := range []struct {
		name string
		body io.Reader
		want string
	}{
		{"reader of bytes", bytes.NewReader([]byte(`he"llo`)), `6 application/octet-stream he"llo`},
		{"buffer", bytes.NewBufferString(`he"llo`), `6 application/octet-stream he"llo`},
		{"file", file, `6 application/octet-stream he"llo`},
		{"pipe", pipe{strings.NewReader(`he"llo`)}, `-1 application/octet-stream he"llo`},
		{"nothing", strings.NewReader(""), "0 application/octet-stream "},
	} {
		got := ""
		c := serve(t, func(w http.ResponseWriter, r *http.Request) {
			data, err := io.ReadAll(r.Body)
			got = fmt.Sprint(r.ContentLength, " ", r.Header.Get("Content-Type"), " ", string(data))
			if err != nil {
				got = err.Error()
			}
			w.WriteHeader(http.StatusNoContent)
		})
		if _, err := uploadOf(t, c, test.body).Execute(); err != nil || got != test.want {
			t.Errorf("%s: the server read %q, %v, want %q", test.name, got, err, test.want)
		}
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		t.Errorf("the file of the caller is closed: %v", err)
	}
	c := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("a call without a body was sent") })
	if _, err := uploadOf(t, c, nil).Execute(); err == nil || !strings.Contains(err.Error(), "the body is missing") {
		t.Errorf("without a body: %v", err)
	}
}

// TestUploadAgain checks that a body is sent again from where it began if it can
// seek, and that the call is not repeated if it cannot.
func TestUploadAgain(t *testing.T) {
	for _, test := range []struct {
		name  string
		body  func() io.ReadSeeker
		hide  bool
		calls int
	}{
		{"seeker", func() io.ReadSeeker { return strings.NewReader("0123456789") }, false, 3},
		{"pipe", func() io.ReadSeeker { return strings.NewReader("0123456789") }, true, 1},
	} {
		body := test.body()
		_, _ = body.Seek(3, io.SeekStart)
		var got []string
		c := serve(t, func(w http.ResponseWriter, r *http.Request) {
			data, _ := io.ReadAll(r.Body)
			got = append(got, string(data))
			if w.Header().Set("Retry-After", "0"); len(got) < 3 {
				w.WriteHeader(http.StatusServiceUnavailable)
			}
		})
		var sent io.Reader = section{body}
		if test.hide {
			sent = pipe{body}
		}
		_, err := uploadOf(t, c, sent).Execute(WithRetry(RetryPolicy{MinBackoff: time.Nanosecond}))
		if len(got) != test.calls || (err == nil) != (test.calls == 3) {
			t.Fatalf("%s: %d calls, %v, want %d", test.name, len(got), err, test.calls)
		}
		for _, data := range got {
			if data != "3456789" {
				t.Errorf("%s: the server read %q", test.name, data)
			}
		}
	}
}

// A section is a reader that net/http does not know.
type section struct{ io.ReadSeeker }

// TestRewound checks that a turn ends when the body is sent again.
func TestRewound(t *testing.T) {
	first := newUpload(section{strings.NewReader("ab")}, section{strings.NewReader("cd")})
	half := make([]byte, 3)
	if _, err := io.ReadFull(first, half); err != nil || string(half) != "abc" {
		t.Fatalf("first turn = %q, %v", half, err)
	}
	second, err := first.rewind()
	if err != nil {
		t.Fatal(err)
	}
	if n, err := first.Read(half); n != 0 || err == nil || err == io.EOF {
		t.Errorf("first turn after the second began: %d bytes, %v", n, err)
	}
	if data, err := io.ReadAll(second); string(data) != "abcd" || err != nil {
		t.Errorf("second turn = %q, %v", data, err)
	}
}
