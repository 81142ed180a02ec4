package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/emit/program"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// TestExamplesRun runs the example in the help of every operation, in every
// version. Its flags and its body must be valid for the document.
func TestExamplesRun(t *testing.T) {
	examplesRun(t, built(t), tableOf(apiOf(t, document, "2025-03-12", watchers)))
}

func examplesRun(t *testing.T, path string, table *ops.Table) {
	t.Helper()
	dir := t.TempDir()
	ran := 0
	about := program.Of(apiOf(t, document, "2025-03-12").Document, dialect.Atlas(), "atlas")
	for _, op := range table.Operations {
		for i := range op.Versions {
			ran++
			lines := page.Example(&about, op, &op.Versions[i])
			c := exec.Command("sh", "-ec", lines[:len(lines)-1]+" --dry-run")
			c.Dir = dir
			c.Env = append(os.Environ(), "HOME="+dir, "PATH="+filepath.Dir(path)+string(os.PathListSeparator)+os.Getenv("PATH"))
			if out, err := c.CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", lines, err, out)
			}
		}
	}
	t.Logf("%d examples ran", ran)
}
