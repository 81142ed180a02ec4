// Package spelling finds the word that a misspelt one was meant to be.
package spelling

import (
	"fmt"
	"strings"
)

// Nearest returns the most similar word, or "".
func Nearest(word string, words []string) string {
	best, least := "", 3
	for _, w := range words {
		if strings.EqualFold(w, word) {
			return w
		}
		if d := distance(word, w); d < least && d < len(w) {
			best, least = w, d
		}
	}
	return best
}

// Hint returns ` (did you mean "pin"?)` with the most similar word, or "".
func Hint(word string, words []string) string {
	meant := Nearest(word, words)
	if meant == "" || word == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", meant)
}

// distance counts the insertions, deletions and changes between two words
// (Levenshtein). It does not compare words whose lengths differ by more than 2.
func distance(a, b string) int {
	if len(a) > len(b)+2 || len(b) > len(a)+2 {
		return len(a) + len(b)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			changed := diagonal
			if a[i] != b[j] {
				changed++
			}
			diagonal = row[j+1]
			row[j+1] = min(changed, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
