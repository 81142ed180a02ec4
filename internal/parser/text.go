package parser

import (
	"encoding/json"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// json returns the value as JSON text: members in document order, numbers digit
// for digit. It is empty for a nil node.
func (n *node) json() model.JSON {
	if n == nil {
		return ""
	}
	w := jsonWriter{}
	w.value(n)
	return model.JSON(w.text.String())
}

// render returns the tree as JSON text in which every node begins a line, and
// where each line comes from (the first line is at index 0).
func (n *node) render() ([]byte, []model.Position) {
	w := jsonWriter{lines: true}
	w.value(n)
	return []byte(w.text.String()), w.origins
}

// A jsonWriter writes nodes as JSON text.
type jsonWriter struct {
	text    strings.Builder
	lines   bool // one line per node
	origins []model.Position
}

func (w *jsonWriter) value(n *node) {
	w.line(n)
	switch n.kind {
	case mapping:
		w.text.WriteByte('{')
		for i, key := range n.keys {
			w.comma(i)
			w.line(key)
			w.text.WriteString(jsonString(key.text))
			w.text.WriteByte(':')
			w.value(n.items[i])
		}
		w.text.WriteByte('}')
	case sequence:
		w.text.WriteByte('[')
		for i, item := range n.items {
			w.comma(i)
			w.value(item)
		}
		w.text.WriteByte(']')
	default:
		w.text.WriteString(n.jsonScalar())
	}
}

func (w *jsonWriter) comma(i int) {
	if i > 0 {
		w.text.WriteByte(',')
	}
}

func (w *jsonWriter) line(n *node) {
	if !w.lines {
		return
	}
	if len(w.origins) > 0 {
		w.text.WriteByte('\n')
	}
	w.origins = append(w.origins, n.pos)
}

func (n *node) jsonScalar() string {
	switch n.tag {
	case tagNull, tagBoolean:
		return n.text
	case tagInteger, tagFloat:
		if number := jsonNumber(n.text); number != "" {
			return number
		}
	}
	return jsonString(n.text)
}

// jsonString quotes text without the escapes for HTML that json.Marshal adds.
func jsonString(text string) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.Encode(text) // a string cannot fail
	return strings.TrimSuffix(b.String(), "\n")
}
