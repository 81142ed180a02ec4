//go:build conformance

package docs

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// maxPrinted is how many pages of paper the page of the largest request may take, with
// all samples and examples.
const maxPrinted = 25

var printedPage = regexp.MustCompile(`/Type /Page[^s]`)

// TestPrint prints a page in Chromium.
func TestPrint(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("skipped: there is no chromium")
	}
	for name, file := range documents(t) {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			unpack(t, folder, write(t, file), func(string) bool { return true })
			pdf := filepath.Join(folder, "page.pdf")
			cmd := exec.Command(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
				"--print-to-pdf="+pdf, "file://"+filepath.Join(folder, "operations", "create-cluster.html"))
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("chromium: %v\n%s", err, out)
			}
			data, err := os.ReadFile(pdf)
			if err != nil {
				t.Fatal(err)
			}
			n := len(printedPage.FindAll(data, -1))
			t.Logf("createCluster is printed on %d pages", n)
			if n == 0 || n > maxPrinted {
				t.Errorf("pages = %d, want at most %d", n, maxPrinted)
			}
		})
	}
}
