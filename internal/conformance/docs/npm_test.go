//go:build conformance

package docs

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// npm installs packages and returns their folder, or skips the test if there is
// no npm. NPM_DIR may name a folder in which they are already installed.
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

// all reports whether to test all pages instead of a tenth.
func all() bool { return os.Getenv("CONFORMANCE_ALL") != "" }
