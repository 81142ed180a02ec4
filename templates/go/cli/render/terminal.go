package render

import (
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// obeyed reports whether a terminal may obey a character instead of showing it:
// escape sequences begin with ESC or U+009B, and U+202E turns what follows around.
func obeyed(r rune) bool {
	return r != '\n' && r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}

// Clean returns a writer for a terminal. It drops the characters that a terminal
// obeys, and shows bytes that are no UTF-8 as U+FFFD.
func Clean(w io.Writer) io.Writer { return &cleaner{w: w} }

type cleaner struct {
	w    io.Writer
	rest []byte // begins a character that the next Write completes
}

func (c *cleaner) Write(p []byte) (int, error) {
	text := append(c.rest, p...)
	var clean []byte
	for len(text) > 0 && (utf8.FullRune(text) || len(text) >= utf8.UTFMax) {
		r, size := utf8.DecodeRune(text)
		if !obeyed(r) {
			clean = utf8.AppendRune(clean, r)
		}
		text = text[size:]
	}
	c.rest = append([]byte(nil), text...)
	if _, err := c.w.Write(clean); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Flush writes what the writer below has in its buffer.
func (c *cleaner) Flush() error {
	if f, ok := c.w.(interface{ Flush() error }); ok {
		return f.Flush()
	}
	return nil
}

// escape returns a JSON text in which characters that a terminal obeys are escapes.
// The value stays the same.
func escape(text []byte) []byte {
	var b []byte
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if obeyed(r) {
			b = fmt.Appendf(b, `\u%04x`, r)
		} else {
			b = append(b, text[:size]...)
		}
		text = text[size:]
	}
	return b
}
