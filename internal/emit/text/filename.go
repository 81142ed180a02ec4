package text

import (
	"fmt"
	"hash/fnv"
	"strings"
)

// maxFileName is how many characters of a file name come from a text.
const maxFileName = 120

// FileName returns text as a part of a file name: its words in lower-case ASCII
// letters and digits, joined by low lines, or "default" if it has none. A long one
// is cut, and ends in a checksum.
func FileName(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), notWord)
	if len(words) == 0 {
		return "default"
	}
	name := strings.Join(words, "_")
	if len(name) <= maxFileName {
		return name
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(text)) // a hash accepts everything
	return fmt.Sprintf("%s_%08x", name[:maxFileName], h.Sum32())
}

func notWord(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }
