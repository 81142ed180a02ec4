package text

import (
	"strings"
	"unicode"
)

// Line returns the printable text on one line, with one space between words.
func Line(text string) string {
	if !strings.ContainsFunc(text, isBlankOrOther) {
		return text
	}
	return strings.Join(strings.Fields(Printable(text)), " ")
}

// isBlankOrOther reports whether a character is not a visible character of ASCII.
func isBlankOrOther(r rune) bool { return r <= ' ' || r > '~' }

// Printable removes characters that are invisible or that control a terminal: control
// characters, U+FEFF, marks that change the direction of text, and bytes that are not
// UTF-8. Every kind of line break becomes "\n", and a tab becomes a space.
func Printable(text string) string {
	if isPrintable(text) {
		return text
	}
	text = strings.ReplaceAll(strings.ToValidUTF8(text, ""), "\r\n", "\n")
	var b strings.Builder
	for _, r := range text {
		b.WriteString(printableRune(r))
	}
	return b.String()
}

// isPrintable reports whether text is ASCII without control characters other than line
// feeds. Nearly all text is.
func isPrintable(text string) bool {
	for i := range len(text) {
		if c := text[i]; c != '\n' && (c < ' ' || c > '~') {
			return false
		}
	}
	return true
}

func printableRune(r rune) string {
	switch {
	case r == '\t':
		return " "
	case r == '\n', r == '\r', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
		return "\n"
	case r == '\uFEFF', unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
		return ""
	default:
		return string(r)
	}
}
