package parser

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/atlasgen/atlasgen/internal/model"
)

// The document is untrusted, and reading costs up to a thousand bytes of memory
// per value. These limits are checked before anything is allocated; the newest
// Atlas document has 4 MB and 184,537 separators.
const (
	maxSize       = 64 << 20
	maxSeparators = 2_000_000
)

// prescan complains about the first thing for which the bytes must not reach a
// YAML reader. It returns nil if there is none.
func prescan(file string, data []byte) Complaints {
	at, text := 0, ""
	if len(data) > maxSize {
		at, text = 0, fmt.Sprintf("document is larger than %d MiB: %d bytes", maxSize>>20, len(data))
	} else if len(bytes.TrimSpace(data)) == 0 {
		at, text = 0, "document is empty"
	} else {
		at, text = scanBytes(data)
	}
	if text == "" {
		return nil
	}
	return Complaints{{Pos: position(file, data, at), Text: text}}
}

// scanBytes returns what is wrong at which offset, or "".
func scanBytes(data []byte) (int, string) {
	separators := 0
	for i := 0; i < len(data); {
		c := data[i]
		switch {
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && size == 1 {
				return i, fmt.Sprintf("invalid UTF-8: \"\\x%02x\"", c)
			}
			if !readable(r) {
				return i, fmt.Sprintf("character that no document may hold: %q", string(r))
			}
			i += size
			continue
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f:
			return i, fmt.Sprintf("character that no document may hold: %q", string(rune(c)))
		case c == '\n' && endsDocument(data[i+1:]):
			if i, text := secondDocument(data, i+1); text != "" {
				return i, text
			}
		}
		if c == '\n' || c == ',' || c == ':' || c == '-' || c == '[' || c == '{' || c == '?' {
			separators++
			if separators > maxSeparators {
				return i, fmt.Sprintf("document has too many values: more than %d separators", maxSeparators)
			}
		}
		i++
	}
	return 0, ""
}

// readable reports whether a rune beyond ASCII is allowed in YAML 1.2 (section 5.1).
func readable(r rune) bool {
	return r == 0x85 || r >= 0xA0 && r != 0xFFFE && r != 0xFFFF
}

// endsDocument reports whether a line is a marker between documents of a stream.
func endsDocument(line []byte) bool {
	if !bytes.HasPrefix(line, []byte("---")) && !bytes.HasPrefix(line, []byte("...")) {
		return false
	}
	return len(line) == 3 || bytes.IndexByte([]byte(" \t\r\n"), line[3]) >= 0
}

// secondDocument complains about a marker that has content both before and after it.
func secondDocument(data []byte, at int) (int, string) {
	if !content(data[:at]) || !content(data[at+3:]) {
		return 0, ""
	}
	return at, fmt.Sprintf("more than one document in a file: %q", data[at:at+3])
}

// content reports whether lines hold anything but markers, comments, directives and blanks.
func content(lines []byte) bool {
	for line := range bytes.Lines(lines) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && line[0] != '#' && line[0] != '%' && !endsDocument(line) {
			return true
		}
	}
	return false
}

// position returns the place of an offset; columns count characters.
func position(file string, data []byte, at int) model.Position {
	before := data[:min(at, len(data))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return model.Position{
		File:   file,
		Line:   bytes.Count(before, []byte{'\n'}) + 1,
		Column: utf8.RuneCount(before[start:]) + 1,
	}
}
