package output

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A first run finds a hand-written file at the path of an output. It writes
// nothing, unless it is forced to.
func TestWriteRefusesForeignFiles(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "docs/index.html", "mine")
	put(t, dir, "docs/same.html", "2")
	before := treeOf(t, dir)
	s := set(t, "docs/index.html", "1", "docs/same.html", "2", "sdk/a.go", "3")
	_, err := s.Write(dir)
	if err == nil || !strings.HasSuffix(err.Error(), "would be overwritten, see --force: docs/index.html") {
		t.Errorf("Write over a file of somebody else's = %v", err)
	}
	if diff := cmp.Diff(before, treeOf(t, dir)); diff != "" {
		t.Errorf("files after the error (-want +got):\n%s", diff)
	}
	s.Force()
	write(t, dir, s)
	if findings, err := s.Check(dir); err != nil || len(findings) > 0 {
		t.Errorf("Check after a forced run = %v, %v, want nothing", findings, err)
	}
}
