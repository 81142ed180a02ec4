package tree

import (
	"encoding/json"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// JSON returns the value as JSON text. The order of members and the digits of numbers
// do not change. It is empty for a nil node.
func (n *Node) JSON() model.JSON {
	if n == nil {
		return ""
	}
	w := jsonWriter{}
	w.value(n)
	return model.JSON(w.text.String())
}

// render returns the tree as JSON text with one node on each line, and the position of
// each line's node. Index 0 is the first line.
func (n *Node) render() ([]byte, []model.Position) {
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

func (w *jsonWriter) value(n *Node) {
	w.line(n)
	switch n.Kind {
	case Mapping:
		w.text.WriteByte('{')
		for i, key := range n.Keys {
			w.comma(i)
			w.line(key)
			w.text.WriteString(jsonString(key.Text))
			w.text.WriteByte(':')
			w.value(n.Items[i])
		}
		w.text.WriteByte('}')
	case Sequence:
		w.text.WriteByte('[')
		for i, item := range n.Items {
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

func (w *jsonWriter) line(n *Node) {
	if !w.lines {
		return
	}
	if len(w.origins) > 0 {
		w.text.WriteByte('\n')
	}
	w.origins = append(w.origins, n.Pos)
}

func (n *Node) jsonScalar() string {
	switch n.Tag {
	case TagNull, TagBoolean:
		return n.Text
	case TagInteger, TagFloat:
		if number := jsonNumber(n.Text); number != "" {
			return number
		}
	}
	return jsonString(n.Text)
}

// jsonString quotes text. Unlike json.Marshal it does not escape HTML.
func jsonString(text string) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.Encode(text) // a string always has a JSON form
	return strings.TrimSuffix(b.String(), "\n")
}
