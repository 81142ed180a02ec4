package admin

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

// TestTextAnswer checks that an answer in any charset becomes UTF-8.
func TestTextAnswer(t *testing.T) {
	for _, test := range []struct{ mediaType, body, want string }{
		{"text/plain", "he\"llo é", "he\"llo é"},
		{"text/plain; charset=utf-8", "\ufeffa", "a"},
		{"text/html; charset=ISO-8859-1", "caf\xe9 \x80", "café €"},
		{"text/plain; charset=utf-16", "\xfe\xff\x00a", "a"},
		{"text/plain; charset=utf-16le", "a\x00\x3d\xd8\x00\xde", "a😀"},
		{"text/plain; charset=koi8-r", "a", ""},
		{"application/json", `"a"`, `"a"`},
	} {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, test.mediaType, test.body) })
		op := &Operation{Name: "op", Method: "GET", Path: "/x", Accept: "text/*"}
		call := (*TextCall)(prepare(t.Context(), c.Caller, op, &struct{}{}))
		got, _, err := call.Execute()
		if got != test.want || (err != nil) != (test.want == "") {
			t.Errorf("%s: %q = %q, %v, want %q", test.mediaType, test.body, got, err, test.want)
		}
		if raw, err := readStream(call.Stream()); raw != test.body || err != nil {
			t.Errorf("%s: stream = %q, %v", test.mediaType, raw, err)
		}
	}
}

// TestTextBody checks what a server reads of a text.
func TestTextBody(t *testing.T) {
	for _, test := range []struct{ mediaType, text, want string }{
		{"text/plain", "he\"llo", "text/plain he\"llo"},
		{"text/plain", "é", "text/plain; charset=utf-8 é"},
		{"text/*", "é", "text/plain; charset=utf-8 é"},
		{"text/plain; charset=iso-8859-1", "é", "text/plain; charset=iso-8859-1 \xe9"},
		{"text/plain; charset=utf-16be", "a", "text/plain; charset=utf-16be \x00a"},
		{"text/plain; charset=us-ascii", "é", `the charset "us-ascii" has no character 'é'`},
	} {
		got := ""
		c := serve(t, func(_ http.ResponseWriter, r *http.Request) {
			data, _ := io.ReadAll(r.Body)
			got = fmt.Sprint(r.Header.Get("Content-Type"), " ", string(data))
		})
		op := &Operation{Name: "op", Method: "PUT", Path: "/x", ContentType: test.mediaType, encode: encodeText}
		for _, params := range []any{
			&struct {
				Body string `body:"required"`
			}{test.text},
			&struct {
				Body *string `body:"optional"`
			}{&test.text},
		} {
			_, err := (*NoContentCall)(prepare(t.Context(), c.Caller, op, params)).Execute()
			if err != nil {
				got = err.Error()
			}
			if !strings.HasSuffix(got, test.want) {
				t.Errorf("%s: %q is sent as %q, want %q", test.mediaType, test.text, got, test.want)
			}
		}
	}
}
