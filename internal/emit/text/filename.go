package text

import "strings"

// FileName returns text as a part of a file name: its words in lower-case ASCII
// letters and digits, joined by low lines, or "default" if it has none.
func FileName(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), notWord)
	if len(words) == 0 {
		return "default"
	}
	return strings.Join(words, "_")
}

func notWord(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }
