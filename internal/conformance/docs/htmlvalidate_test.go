//go:build conformance

package docs

import (
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestHTMLValidate checks every tenth page with the recommended rules of
// html-validate, or every page if CONFORMANCE_ALL is set.
func TestHTMLValidate(t *testing.T) {
	program := filepath.Join(npm(t, "html-validate@10.17.0"), "node_modules", ".bin", "html-validate")
	for name, file := range documents(t) {
		t.Run(name, func(t *testing.T) {
			s := write(t, file)
			pages := map[string]bool{}
			for i, path := range slices.DeleteFunc(slices.Sorted(maps.Keys(s)), func(path string) bool { return !strings.HasSuffix(path, ".html") }) {
				pages[path] = all() || i%10 == 0
			}
			dir := t.TempDir()
			unpack(t, dir, s, func(path string) bool { return pages[path] })
			place(t, filepath.Join(dir, ".htmlvalidate.json"), []byte(`{"root": true, "extends": ["html-validate:recommended"]}`))
			cmd := exec.Command(program, "--formatter", "text", "**/*.html")
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("html-validate: %v\n%.6000s", err, out)
			}
			checked, _ := filepath.Glob(filepath.Join(dir, "*", "*.html"))
			t.Logf("%d of %d pages below the top", len(checked), len(pages))
		})
	}
}
