package sample

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/value"
)

// JSON returns a valid JSON text as code, indented.
func JSON(data []byte) Code {
	var c Code
	c.json(data, "")
	return c
}

// Body returns the body of a request as code, with marks.
func Body(data []byte) Code {
	var c Code
	c.body(data, "")
	return c
}

// body appends the body of a request, with marks.
func (c *Code) body(data []byte, indent string) *Code { return c.tokens(data, indent, true) }

// json appends a valid JSON text without white space between its tokens, and indents
// it. The order of members and the digits of numbers do not change.
func (c *Code) json(data []byte, indent string) *Code { return c.tokens(data, indent, false) }

func (c *Code) tokens(data []byte, indent string, marks bool) *Code {
	w := jsonWriter{code: c, text: string(data), line: "\n" + indent, marks: marks}
	if marks {
		c.marked(commentPart, "", fromMark)
	}
	for w.text != "" {
		w.token()
	}
	if marks {
		c.marked(commentPart, "", toMark)
	}
	return c
}

// A jsonWriter consumes tokens from the front of text.
type jsonWriter struct {
	code  *Code
	text  string
	line  string // a line break and the indent of the current level
	value bool   // a name was read, so the next string is its value
	marks bool   // scalars get marks
	count int    // of scalars
}

func (w *jsonWriter) token() {
	switch c := w.text[0]; c {
	case '{', '[':
		w.open(c)
	case '}', ']':
		w.line = w.line[:len(w.line)-2]
		w.code.plain(w.line + string(c))
		w.value = false
		w.skip(1)
	case ',':
		w.code.plain("," + w.line)
		w.skip(1)
	case ':':
		w.code.plain(": ")
		w.value = true
		w.skip(1)
	case '"':
		w.str()
	case ' ', '\n', '\t', '\r':
		w.skip(1)
	default:
		w.literal()
	}
}

func (w *jsonWriter) skip(n int) { w.text = w.text[n:] }

// open begins an object or a list. An empty one is a single token.
func (w *jsonWriter) open(start byte) {
	w.value = false
	rest := strings.TrimLeft(w.text[1:], " \n\t\r")
	if rest != "" && rest[0] == start+2 { // "]" and "}" come two after "[" and "{"
		w.code.plain(string(start) + string(rest[0]))
		w.text = rest[1:]
		return
	}
	w.line += "  "
	w.code.plain(string(start) + w.line)
	w.skip(1)
}

func (w *jsonWriter) str() {
	end := 1
	for end < len(w.text) && w.text[end] != '"' {
		if w.text[end] == '\\' {
			end++
		}
		end++
	}
	end = min(end+1, len(w.text))
	class := stringPart
	if !w.value && strings.HasPrefix(strings.TrimLeft(w.text[end:], " \n\t\r"), ":") {
		class = namePart
	}
	if class == stringPart {
		w.scalar(class, w.text[:end])
	} else {
		w.code.add(class, w.text[:end])
	}
	w.value = false
	w.skip(end)
}

func (w *jsonWriter) literal() {
	end := strings.IndexAny(w.text, ",]} \n\t\r")
	if end < 0 {
		end = len(w.text)
	}
	word := w.text[:end]
	switch word {
	case "true", "false", "null":
		w.scalar(keywordPart, word)
	default:
		w.scalar(numberPart, value.PlainNumber(word))
	}
	w.value = false
	w.skip(end)
}

// scalar appends a scalar, with its number in the text as its mark.
func (w *jsonWriter) scalar(class, source string) {
	w.count++
	if w.marks {
		w.code.marked(class, source, bodyMark(w.count))
		return
	}
	w.code.add(class, source)
}
