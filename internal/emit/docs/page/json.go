package page

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/atlasgen/atlasgen/internal/emit"
)

// unseen are characters that change the direction of text, with their JSON escapes.
var unseen = strings.NewReplacer("\u061c", `\u061c`, "\u200e", `\u200e`, "\u200f", `\u200f`, "\u202a", `\u202a`, "\u202b", `\u202b`,
	"\u202c", `\u202c`, "\u202d", `\u202d`, "\u202e", `\u202e`, "\u2066", `\u2066`, "\u2067", `\u2067`, "\u2068", `\u2068`, "\u2069", `\u2069`, "\ufeff", `\ufeff`)

// JSON returns the page for programs. Everything with an anchor is on a line of its
// own, so that differences are easy to read.
func (o *Operation) JSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(o); err != nil {
		return nil, emit.Faultf("writing %s as JSON: %w", o.File, err)
	}
	data := bytes.ReplaceAll(b.Bytes(), []byte(`{"anchor":`), []byte("\n"+`{"anchor":`))
	if !isASCII(data) && bytes.ContainsFunc(data, isUnseen) {
		data = []byte(unseen.Replace(string(data)))
	}
	return data, nil
}

func isASCII(data []byte) bool {
	for _, c := range data {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isUnseen reports whether unseen contains a character.
func isUnseen(r rune) bool {
	return r >= 0x61c && (unicode.Is(unicode.Bidi_Control, r) || r == '\ufeff')
}
