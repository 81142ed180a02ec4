package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Width is where lines of help end if the terminal has nothing to say about it.
const Width = 80

// A sheet is text for a terminal, in lines of a limited width.
type sheet struct {
	strings.Builder
	program *Program
	width   int
}

// wrap writes text. Paragraphs stay apart, items of lists are indented by two.
func (s *sheet) wrap(text string) {
	for paragraph := range strings.Lines(text) {
		rest := ""
		if strings.HasPrefix(paragraph, "- ") {
			rest = "  "
		}
		s.fill("", rest, paragraph)
	}
}

// shown returns the text, for a terminal.
func (s *sheet) shown() string { return Printable(s.String()) }

// fill writes the words of one paragraph; lines after the first begin with rest.
func (s *sheet) fill(first, rest, text string) { s.words(first, rest, strings.Fields(text)) }

// words writes words without breaking them.
func (s *sheet) words(first, rest string, words []string) {
	used := 0
	for _, word := range words {
		n := utf8.RuneCountInString(word)
		switch {
		case used == 0:
			s.WriteString(first)
			used = len(first)
		case used+1+n > s.width:
			s.WriteString("\n" + rest)
			used = len(rest)
		default:
			s.WriteByte(' ')
			used++
		}
		s.WriteString(word)
		used += n
	}
	s.WriteByte('\n')
}

// entry writes a term and, beside or below it, what it means.
func (s *sheet) entry(head, text string) {
	column := 32
	if s.width < Width {
		column = 6
	}
	indent := strings.Repeat(" ", column)
	switch {
	case text == "":
		s.WriteString(head + "\n")
	case len(head) < column-1:
		s.fill(head+indent[len(head):], indent, text)
	default:
		s.WriteString(head + "\n")
		s.fill(indent, indent, text)
	}
}

// Printable returns text without what a terminal would obey.
func Printable(text string) string { return strings.Map(printable, text) }

func printable(r rune) rune {
	switch {
	case r == '\n' || r >= ' ' && r <= '~':
		return r
	case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
		return -1
	}
	return r
}

// brief returns the first sentence of a text, or the first of its lines.
func brief(text string) string {
	text, _, _ = strings.Cut(text, "\n")
	if i := strings.Index(text, ". "); i > 0 {
		text = text[:i]
	}
	return strings.TrimSuffix(text, ".")
}
