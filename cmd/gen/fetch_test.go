package main

import (
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/output"
)

func TestFetchRefuses(t *testing.T) {
	workspace(t, nil)
	server := httptest.NewTLSServer(http.NotFoundHandler())
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	defer server.Close()
	for _, test := range []struct {
		args string
		code int
		want string
	}{
		{"--url http://example.org/x", exitUsage, "https"},
		{"--sha256 abc", exitUsage, "SHA-256"},
		{"--url " + server.URL, exitDocument, "certificate"},
	} {
		code, _, stderr := gen(append([]string{"fetch", "--cache", "cache"}, strings.Fields(test.args)...)...)
		if code != test.code || !strings.Contains(stderr, test.want) {
			t.Errorf("gen fetch %s: exit code %d, want %d, and %q in:\n%s", test.args, code, test.code, test.want, stderr)
		}
	}
}

func TestFetch(t *testing.T) {
	workspace(t, nil)
	server := httptest.NewServer(http.FileServer(http.Dir(".")))
	defer server.Close()
	sum, other := output.Checksum([]byte(two)), strings.Repeat("0", 64)
	fetch := func(sum, out string) (code int, stdout, stderr string) {
		return gen("fetch", "--cache", "cache", "--url", server.URL+"/two.yaml", "--sha256", sum, "--out", out)
	}
	if code, stdout, stderr := fetch(sum, "first.yaml"); code != exitDone || stdout != sum+"  "+server.URL+"/two.yaml\n" || stderr != "" {
		t.Errorf("gen fetch = %d: %s%s", code, stdout, stderr)
	}
	if code, _, stderr := fetch(other, "other.yaml"); code != exitDocument || !strings.Contains(stderr, "the document has the SHA-256 "+sum+", want "+other) {
		t.Errorf("gen fetch of another document = %d: %s", code, stderr)
	}
	server.Close()
	if code, _, stderr := fetch(sum, "again.yaml"); code != exitDone {
		t.Errorf("gen fetch of what is in the cache = %d: %s", code, stderr)
	}
	for name, want := range map[string]string{"first.yaml": two, "again.yaml": two, "other.yaml": ""} {
		if data, _ := os.ReadFile(name); string(data) != want {
			t.Errorf("%s is %.20q, want %.20q", name, data, want)
		}
	}
}

// A page that comes with status 200 is not written where the document was.
func TestFetchOfAWebPage(t *testing.T) {
	workspace(t, map[string]string{"login.html": "<html>Please log in.</html>"})
	server := httptest.NewServer(http.FileServer(http.Dir(".")))
	defer server.Close()
	code, _, stderr := gen("fetch", "--cache", "cache", "--url", server.URL+"/login.html", "--out", "two.yaml")
	if data, _ := os.ReadFile("two.yaml"); code != exitDocument || !strings.Contains(stderr, "is a web page or XML, not an OpenAPI document") || string(data) != two {
		t.Errorf("gen fetch of a web page = %d: %s", code, stderr)
	}
}
