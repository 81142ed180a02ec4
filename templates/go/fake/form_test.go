package fake

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestForms checks what a handler gets of forms and of bytes, and what a fake refuses.
func TestForms(t *testing.T) {
	s := New(t)
	var got *Request
	handler := func(r *Request) (any, error) { got = r; return "text", nil }
	s.FormsApi.SendForm, s.FormsApi.Upload, s.FormsApi.PutImage = handler, handler, handler
	parts, contentType := twoParts(t)
	const urlencoded = "application/x-www-form-urlencoded"
	for _, test := range []struct {
		operation, contentType, body string
		status                       int
		want                         string // the body, or a part of the error
		files                        []File
	}{
		{"sendForm", urlencoded, "size=3&tags=a,b&id=x", 200, `{"size":3,"tags":["a","b"]}`, nil},
		{"sendForm", urlencoded, "size=10", 400, `"field":"size","text":"is 10, want at most 9"`, nil},
		{"sendForm", urlencoded, "size=x", 400, `"field":"size","text":"is string, want integer"`, nil},
		{"sendForm", urlencoded, "tags=x", 400, `"field":"size","text":"is missing"`, nil},
		{"sendForm", urlencoded, "size=%zz", 400, "reading the form", nil},
		{"sendForm", "application/json", "{}", 415, "sendForm takes application/x-www-form-urlencoded", nil},
		{"upload", contentType, parts, 200, `{"size":3,"file":"bytes"}`, []File{{"file", "a.png", "image/png", nil, []byte("bytes")}}},
		{"upload", contentType, parts[:20], 400, "reading the form", nil},
		{"putImage", "image/png", "\x89PNG", 200, "\x89PNG", nil},
		{"putImage", "text/plain", "x", 415, "putImage takes image/*", nil},
	} {
		got = nil
		status, answer := post(t, s.URL+"/"+test.operation, test.contentType, test.body)
		switch {
		case status != test.status:
			t.Errorf("%s %q: status = %d: %s", test.operation, test.body, status, answer)
		case status != 200 && !strings.Contains(answer, test.want):
			t.Errorf("%s %q: %s, want %s", test.operation, test.body, answer, test.want)
		case status == 200 && (string(got.Body) != test.want || answer != "text"):
			t.Errorf("%s %q: body = %q, answer = %q, want %q", test.operation, test.body, got.Body, answer, test.want)
		case status == 200:
			for i := range got.Files {
				got.Files[i].Header = nil
			}
			if diff := cmp.Diff(test.files, got.Files); diff != "" {
				t.Errorf("%s: files (-want +got):\n%s", test.operation, diff)
			}
		}
	}
}

// twoParts returns a form with a number and a file, and its media type.
func twoParts(t *testing.T) (body, contentType string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if err := w.WriteField("size", "3"); err != nil {
		t.Fatal(err)
	}
	part, err := w.CreatePart(map[string][]string{"Content-Disposition": {`form-data; name="file"; filename="a.png"`}, "Content-Type": {"image/png"}})
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write([]byte("bytes"))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String(), w.FormDataContentType()
}

func post(t *testing.T, url, contentType, body string) (status int, answer string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", contentType)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(data)
}
