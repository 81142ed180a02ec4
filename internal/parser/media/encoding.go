package media

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// Encodings reads the encodings of the properties of a form. deref follows the
// references of headers.
func Encodings(n *tree.Node, deref func(*tree.Node) *tree.Node) []model.Encoding {
	var all []model.Encoding
	for name, e := range n.Get("encoding").Pairs() {
		encoding := model.Encoding{
			Name:        name.Text,
			ContentType: e.Str("contentType"),
			Style:       e.Str("style"),
			Reserved:    e.Str("allowReserved") == "true",
		}
		explode := e.Str("explode")
		if encoding.Style == "" && (explode != "" || encoding.Reserved) {
			encoding.Style = "form"
		}
		delimited := slices.Contains([]string{"spaceDelimited", "pipeDelimited"}, encoding.Style)
		encoding.Joined = explode == "false" || explode == "" && delimited
		for name, header := range e.Get("headers").Pairs() {
			if value, ok := constant(deref(header)); ok && name.Text != "Content-Type" {
				encoding.Headers = append(encoding.Headers, name.Text, value)
			}
		}
		all = append(all, encoding)
	}
	return all
}

// constant returns the value that a header has unless the caller sets another one.
func constant(header *tree.Node) (string, bool) {
	schema := header.Get("schema")
	if d := schema.Get("default"); d != nil && d.Kind == tree.Scalar {
		return d.Text, true
	}
	if c := schema.Get("const"); c != nil && c.Kind == tree.Scalar {
		return c.Text, true
	}
	if values := slices.Collect(schema.Get("enum").Elements()); len(values) == 1 && values[0].Kind == tree.Scalar {
		return values[0].Text, true
	}
	return "", false
}

const binary = "binary"

// Format returns the format of a schema, or what its content keywords say instead:
// text in base64 is "byte", and content of a media type is "binary".
func Format(n *tree.Node) string {
	encoding := n.Str("contentEncoding")
	switch {
	case n.Get("format") != nil:
		return n.Str("format")
	case encoding == "base64":
		return "byte"
	case encoding == "" && n.Str("contentMediaType") != "" && n.Get("contentSchema") == nil:
		return binary
	}
	return ""
}
