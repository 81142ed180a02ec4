package tree

import (
	"bytes"
	"fmt"
)

// escapeControls returns a JSON text in which the control characters U+0080 to U+009F
// are escaped. JSON allows them in strings (RFC 8259, section 7), YAML nowhere, and the
// reader is one of YAML.
func escapeControls(data []byte) []byte {
	const first, last = 0x80, 0x9F
	text := bytes.TrimLeft(data, " \t\r\n\ufeff")
	if !bytes.HasPrefix(text, []byte("{")) || bytes.IndexByte(data, 0xC2) < 0 {
		return data
	}
	var out []byte
	rest := data
	for {
		i := bytes.IndexByte(rest, 0xC2) // the first byte of U+0080 to U+00BF in UTF-8
		if i < 0 || i+1 == len(rest) {
			break
		}
		out = append(out, rest[:i]...)
		if c := rest[i+1]; c >= first && c <= last {
			out = fmt.Appendf(out, "\\u%04x", c)
		} else {
			out = append(out, rest[i:i+2]...)
		}
		rest = rest[i+2:]
	}
	return append(out, rest...)
}
