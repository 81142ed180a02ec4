package internal_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// hard matches phrases that CONTRIBUTING.md advises against.
var hard = regexp.MustCompile(`^(?:Who|Whoever|What|That)\b|\b(?:of which|in the place of|is none of|that is its own|lender|cyclist)\b`)

// TestCommentsArePlain checks the comments of all Go that is written by hand.
func TestCommentsArePlain(t *testing.T) {
	checked := 0
	for _, s := range handWritten(t) {
		for _, text := range comments(t, filepath.Join("..", s.path)) {
			for _, sentence := range strings.Split(strings.Join(strings.Fields(text), " "), ". ") {
				checked++
				if hard.MatchString(sentence) {
					t.Errorf("%s: %q: write short clauses, subject first", s.path, sentence)
				}
			}
		}
	}
	if checked < 1000 {
		t.Errorf("%d sentences found, which is too few to be all", checked)
	}
}
