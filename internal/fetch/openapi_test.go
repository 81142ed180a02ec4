package fetch

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

func TestCheckOpenAPI(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"openapi: 3.0.1\n", ""},
		{"\ufeff# a comment\n\nopenapi : '3.1.0'\r\n", ""},
		{"info: {title: Late}\npaths: {}\n\"openapi\": 3.0.1\n", ""},
		{"{openapi: 3.0.1, paths: {}}", ""},
		{`{"info": {"title": "Late", "x": [1, {}]}, "openapi": "3.0.1"}`, ""},
		{"<!doctype html><script>{\"openapi\": 1}</script>", "web page"},
		{"\n  <?xml version='1.0'?>", "web page"},
		{`{"error": {"openapi": 1}}`, "no key openapi"},
		{`{"error"`, "no key openapi"},
		{"swagger: '2.0'\n", "no key openapi"},
		{"a:\n  openapi: 3.0.1\n", "no key openapi"},
		{" \n", "empty"},
	} {
		err := CheckOpenAPI([]byte(test.text))
		if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("CheckOpenAPI(%q) = %v, want %q", test.text, err, test.want)
		}
	}
}

// A page of a proxy or a login comes with status 200. Nothing is kept of it.
func TestWebPage(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("ETag", `"1"`)
		_, _ = w.Write([]byte("<html>Please log in.</html>")) // the client notices
	}))
	defer server.Close()
	dir := t.TempDir()
	_, err := Get(t.Context(), Request{URL: server.URL + "/api.yaml", Dir: dir})
	if err == nil || !strings.Contains(err.Error(), "a web page or XML") {
		t.Errorf("Get of a web page = %v", err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 0 {
		t.Errorf("Get of a web page leaves %v, %v", entries, err)
	}
}
