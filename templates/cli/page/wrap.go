package page

import (
	"strings"
	"unicode/utf8"
)

// width is where lines of help end.
const width = 90

// wrap writes text in lines that begin with indent. Paragraphs stay apart, items
// of lists are indented by two more.
func wrap(b *strings.Builder, indent, text string) {
	for paragraph := range strings.Lines(text) {
		paragraph = strings.TrimRight(paragraph, "\n")
		rest := indent
		if strings.HasPrefix(paragraph, "- ") {
			rest += "  "
		}
		fill(b, indent, rest, paragraph)
	}
}

// fill writes the words of one paragraph; lines after the first begin with rest.
func fill(b *strings.Builder, first, rest, text string) {
	used := 0
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case used == 0:
			b.WriteString(first)
			used = len(first)
		case used+1+n > width:
			b.WriteString("\n" + rest)
			used = len(rest)
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += n
	}
	b.WriteByte('\n')
}

// brief returns the first sentence of a text, or the first of its lines.
func brief(text string) string {
	text, _, _ = strings.Cut(text, "\n")
	if i := strings.Index(text, ". "); i > 0 {
		text = text[:i]
	}
	return strings.TrimSuffix(text, ".")
}
