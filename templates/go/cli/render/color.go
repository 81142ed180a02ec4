package render

import "bytes"

// The colours of JSON, as escape sequences of ECMA-48.
const (
	reset  = "\x1b[0m"
	bold   = "\x1b[1m"
	blue   = "\x1b[34m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
)

// color returns indented JSON with colours: names are blue, strings green,
// other scalars yellow.
func color(text []byte) []byte {
	var b bytes.Buffer
	for i := 0; i < len(text); {
		n := token(text[i:])
		word := text[i : i+n]
		i += n
		switch {
		case word[0] == '"' && i < len(text) && text[i] == ':':
			paint(&b, blue, word)
		case word[0] == '"':
			paint(&b, green, word)
		case bytes.ContainsAny(word[:1], "-0123456789tfn"):
			paint(&b, yellow, word)
		default:
			b.Write(word)
		}
	}
	return b.Bytes()
}

func paint(b *bytes.Buffer, color string, word []byte) {
	b.WriteString(color)
	b.Write(word)
	b.WriteString(reset)
}

// token returns the length of the first token of valid JSON, or of the text
// between tokens.
func token(text []byte) int {
	if text[0] == '"' {
		for i := 1; i < len(text); i++ {
			switch text[i] {
			case '\\':
				i++
			case '"':
				return i + 1
			}
		}
		return len(text)
	}
	if n := bytes.IndexAny(text, "{}[],: \n\""); n != 0 {
		if n < 0 {
			return len(text)
		}
		return n
	}
	return 1
}
