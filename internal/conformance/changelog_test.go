//go:build conformance

package conformance

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestChangelogFits checks the lengths of changelogs of published documents, and that each
// line of a list names an operation.
func TestChangelogFits(t *testing.T) {
	for _, test := range []struct {
		from, to string
		most     int // lines; 0: any number
	}{
		{olderDocument, middleDocument, 0}, {olderDocument, newest, 0}, {middleDocument, newest, 200},
	} {
		r := gen(t, "diff", shared(t, test.from), shared(t, test.to), "--pin", "2025-03-12", "--format", "markdown")
		if r.code != 0 {
			t.Fatalf("gen diff: exit code %d, want 0\n%s", r.code, r.stderr)
		}
		text, _, _ := strings.Cut(r.stdout, "\n## SDK")
		longest := 0
		for i, line := range strings.Split(r.stdout, "\n") {
			longest = max(longest, len(line))
			if len(line) > 300 {
				t.Errorf("line %d has %d bytes, want 300 at most: %s", i+1, len(line), line)
			}
		}
		for line := range strings.Lines(text) {
			item := strings.HasPrefix(line, "- ")
			if item && !strings.Contains(line, "`") {
				t.Errorf("a line names no operation: %s", line)
			}
		}
		lines := strings.Count(r.stdout, "\n")
		t.Logf("%s -> %s: %d lines, the longest has %d bytes", filepath.Base(test.from), filepath.Base(test.to), lines, longest)
		if test.most > 0 && lines > test.most {
			t.Errorf("%d lines, want %d at most", lines, test.most)
		}
	}
}
