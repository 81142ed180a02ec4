package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/output"
)

// TestDocumentAtAURL checks that a document at a URL is read from the cache if its
// checksum is there.
func TestDocumentAtAURL(t *testing.T) {
	sum := output.Checksum([]byte(two))
	workspace(t, map[string]string{
		"atlasgen.yaml": "url: https://127.0.0.1:1/api/two.yaml\nsha256: " + sum + "\npin: 2024-08-05\n",
	})
	home := t.TempDir()
	for _, name := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData"} {
		t.Setenv(name, home)
	}
	if code, _, stderr := gen("versions"); code != exitDocument {
		t.Errorf("gen versions with a server that is not there = %d: %s", code, stderr)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(cache, "atlasgen", sum), two)
	if code, _, stderr := gen(); code != exitDone || stderr != "" {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	lock, err := os.ReadFile("generated/atlasgen.lock")
	if err != nil || !strings.Contains(string(lock), `"name": "two.yaml"`) || !strings.Contains(string(lock), sum) {
		t.Errorf("the lock is %.200s, %v", lock, err)
	}
}
