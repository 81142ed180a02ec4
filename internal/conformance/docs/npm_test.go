//go:build conformance

package docs

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// npm installs packages and returns the folder in which they lie, or skips the
// test where there is no npm. A folder in which they are installed already may be
// named by NPM_DIR.
func npm(t *testing.T, packages ...string) string {
	t.Helper()
	if dir := os.Getenv("NPM_DIR"); dir != "" {
		return dir
	}
	if _, err := exec.LookPath("npm"); err != nil {
		t.Skipf("skipped: there is no npm to install %s", strings.Join(packages, ", "))
	}
	dir := t.TempDir()
	args := append([]string{"install", "--no-audit", "--no-fund", "--silent", "--ignore-scripts", "--prefix", dir}, packages...)
	if out, err := exec.Command("npm", args...).CombinedOutput(); err != nil {
		t.Fatalf("npm install %s: %v\n%s", strings.Join(packages, ", "), err, out)
	}
	return dir
}

// all reports whether a person has time for all pages, not for a tenth.
func all() bool { return os.Getenv("CONFORMANCE_ALL") != "" }

// unpack writes files of a site into a folder.
func unpack(t *testing.T, dir string, s site, wants func(path string) bool) {
	t.Helper()
	for path, data := range s {
		if wants(path) {
			place(t, filepath.Join(dir, filepath.FromSlash(path)), data)
		}
	}
}
