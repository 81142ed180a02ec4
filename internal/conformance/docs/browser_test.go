//go:build conformance

package docs

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// TestBrowser opens ten pages of different kinds in Chromium, from the file
// system. They must request nothing from other hosts, log no error, have the
// same content without their script, fit on a phone, and pass axe-core in light
// and in dark mode.
func TestBrowser(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("skipped: there is no chromium")
	}
	dir := npm(t, "puppeteer-core@24.43.1", "axe-core@4.14.1")
	script, err := filepath.Abs(filepath.Join("testdata", "browser.cjs"))
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range documents(t) {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			unpack(t, folder, write(t, file), func(string) bool { return true })
			cmd := exec.Command("node", script, chromium, folder,
				"index.html", "getting-started.html", "authentication.html", "errors.html", "versions.html", "schemas.html", "changelog.html", "tags/clusters.html",
				"operations/create-cluster.html", "operations/create-cluster-20230201.html", "operations/update-alert-config.html",
				"schemas/cluster-description20240805.html")
			cmd.Env = append(cmd.Environ(), "NODE_PATH="+filepath.Join(dir, "node_modules"))
			out, err := cmd.CombinedOutput()
			t.Logf("%s", out)
			if err != nil {
				t.Errorf("browser: %v", err)
			}
		})
	}
}

// TestFillIn fills in the form of a page in Chromium. The samples must have the
// values, written for their language, and the next page the IDs of the path.
func TestFillIn(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("skipped: there is no chromium")
	}
	dir := npm(t, "puppeteer-core@24.43.1")
	script, err := filepath.Abs(filepath.Join("testdata", "fill.cjs"))
	if err != nil {
		t.Fatal(err)
	}
	bare, err := filepath.Abs("../../../testdata/shop/generated/docs/operations/create-order.html")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	unpack(t, folder, write(t, ownDocument()), func(string) bool { return true })
	cmd := exec.Command("node", script, chromium, folder, "operations/create-cluster.html", "operations/get-cluster.html", bare)
	cmd.Env = append(cmd.Environ(), "NODE_PATH="+filepath.Join(dir, "node_modules"))
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Errorf("browser: %v", err)
	}
}
