package tree

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// MaxSize is the largest number of bytes that Read takes. The document is
// untrusted, and reading costs up to a thousand bytes of memory per value. So the
// limits here are checked before anything is allocated; the largest document we know
// has 4 MB and 184,537 separators.
const (
	MaxSize       = 64 << 20
	maxSeparators = 2_000_000
)

// MaxLarge is the largest number of bytes that a document may have whose reader
// knows that it is large, and has the memory.
const (
	MaxLarge   = 512 << 20
	timesLarge = 25 // as many separators as usual
)

// prescan returns a complaint if a YAML reader must not read the bytes.
func prescan(file string, data []byte, large bool) complaint.List {
	size, separators := MaxSize, maxSeparators
	if large {
		size, separators = MaxLarge, timesLarge*maxSeparators
	}
	at, text := 0, ""
	switch {
	case len(data) > size:
		text = fmt.Sprintf("document is larger than %d MiB, see --large: %d bytes", size>>20, len(data))
	case len(bytes.TrimSpace(data)) == 0:
		text = "document is empty"
	default:
		at, text = scanBytes(data, separators)
	}
	if text == "" {
		at, text = secondDocument(data)
	}
	if text == "" {
		return nil
	}
	return complaint.List{{Pos: position(file, data, at), Text: text}}
}

// scanBytes returns the offset of the first wrong character and what is wrong. The
// text is empty if nothing is.
func scanBytes(data []byte, most int) (int, string) {
	separators := 0
	for i := 0; i < len(data); {
		r, size := rune(data[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(data[i:])
		}
		switch {
		case r == utf8.RuneError && size == 1:
			return i, fmt.Sprintf("invalid UTF-8: \"\\x%02x\"", data[i])
		case !readable(r):
			return i, fmt.Sprintf("character that no document may hold: %q", string(r))
		case separates(r):
			separators++
			if separators > most {
				return i, fmt.Sprintf("document has too many values: more than %d separators, see --large", most)
			}
		}
		i += size
	}
	return 0, ""
}

// separates reports whether a character can separate two values. A document has at
// most two values for each.
func separates(r rune) bool {
	switch r {
	case '\n', ',', ':', '-', '[', '{', '?':
		return true
	}
	return false
}

// readable reports whether a character is allowed in YAML 1.2 (section 5.1).
func readable(r rune) bool {
	if r < 0xA0 {
		return r >= ' ' && r < 0x7F || r == '\n' || r == '\r' || r == '\t' || r == 0x85
	}
	return r != 0xFFFE && r != 0xFFFF
}

// secondDocument complains about a document marker with content before and after it.
func secondDocument(data []byte) (int, string) {
	offset, marker, started := 0, -1, false
	for line := range bytes.Lines(data) {
		rest := line
		if isMarker(line) {
			rest = line[3:]
			if started && marker < 0 {
				marker = offset
			}
		}
		if hasContent(rest) {
			if marker >= 0 {
				return marker, fmt.Sprintf("more than one document in a file: %q", data[marker:marker+3])
			}
			started = true
		}
		offset += len(line)
	}
	return 0, ""
}

// isMarker reports whether a line is a marker between documents.
func isMarker(line []byte) bool {
	if !bytes.HasPrefix(line, []byte("---")) && !bytes.HasPrefix(line, []byte("...")) {
		return false
	}
	return len(line) == 3 || bytes.IndexByte([]byte(" \t\r\n"), line[3]) >= 0
}

// hasContent reports whether a line contains more than a comment or a directive.
func hasContent(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 0 && line[0] != '#' && line[0] != '%'
}

// position returns the position of an offset. Columns count characters.
func position(file string, data []byte, at int) model.Position {
	before := data[:min(at, len(data))]
	start := bytes.LastIndexByte(before, '\n') + 1
	return model.Position{
		File:   file,
		Line:   bytes.Count(before, []byte{'\n'}) + 1,
		Column: utf8.RuneCount(before[start:]) + 1,
	}
}
