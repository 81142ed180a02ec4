package internal_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// plain lists the folders whose comments are checked for phrases that are hard to
// read. Subfolders are not included.
var plain = []string{
	"cmd/gen", "internal", "internal/conformance", "internal/conformance/bench", "internal/conformance/docs", "internal/conformance/spec", "internal/conformance/value",
	"internal/config", "internal/dialect", "internal/diff",
	"internal/emit", "internal/emit/cli", "internal/emit/docs", "internal/emit/docs/html", "internal/emit/docs/layout", "internal/emit/docs/markdown", "internal/emit/docs/page",
	"internal/emit/docs/sample", "internal/emit/fake", "internal/emit/ops", "internal/emit/program", "internal/emit/text", "internal/emit/value",
	"internal/fetch", "internal/migrate", "internal/model", "internal/output",
	"internal/parser", "internal/parser/complaint", "internal/parser/convention", "internal/parser/strict", "internal/parser/tree", "internal/report",
	"templates", "templates/fork", "templates/go/cli/command", "templates/go/cli/render", "templates/go/ops/schema", "templates/go/ops/tree",
}

// hard matches phrases that CONTRIBUTING.md advises against.
var hard = regexp.MustCompile(`^(?:Who|Whoever|What|That)\b|\b(?:of which|in the place of|is none of|that is its own|lender|cyclist)\b`)

// TestCommentsArePlain checks the comments of the folders in plain.
func TestCommentsArePlain(t *testing.T) {
	checked := 0
	for _, dir := range plain {
		entries, err := os.ReadDir(filepath.Join("..", dir))
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			if filepath.Ext(entry.Name()) != ".go" {
				continue
			}
			file := filepath.Join("..", dir, entry.Name())
			for _, text := range comments(t, file) {
				for _, sentence := range strings.Split(strings.Join(strings.Fields(text), " "), ". ") {
					checked++
					if hard.MatchString(sentence) {
						t.Errorf("%s: %q: write short clauses, subject first", file, sentence)
					}
				}
			}
		}
	}
	if checked < 1000 {
		t.Errorf("%d sentences found, which is too few to be all", checked)
	}
}
