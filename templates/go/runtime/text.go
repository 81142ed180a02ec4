package admin

import (
	"cmp"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A TextCall is a call whose response is text.
type TextCall call

// Execute sends the request and returns the response as a string in UTF-8,
// whatever its charset; see [Call.Execute].
func (c *TextCall) Execute(options ...CallOption) (text string, resp *http.Response, err error) {
	var data rawText
	called := (*call)(c).with(options)
	if resp, err = called.value(&data); err != nil {
		return "", resp, err
	}
	if text, err = decodeCharset(data, charsetOf(resp.Header.Get("Content-Type"))); err != nil {
		return "", resp, called.unreadable(resp, data, fmt.Errorf("decoding the response: %w", err))
	}
	return text, resp, nil
}

// Stream returns a call whose response is read as a stream of bytes. Use it for
// large texts.
func (c *TextCall) Stream() *StreamCall { return (*StreamCall)(c) }

// encodeText is an encoder.
func encodeText(op *Operation, value any) (content, error) {
	text, ok := value.(string)
	if !ok {
		text = *value.(*string)
	}
	name := charsetOf(op.ContentType)
	mediaType := ""
	if name == "" && !isASCII(text) && !strings.Contains(op.ContentType, "*") {
		mediaType = op.ContentType + "; charset=utf-8"
	}
	data, err := encodeCharset(text, name)
	return content{reader: strings.NewReader(string(data)), mediaType: cmp.Or(mediaType, textType(op.ContentType))}, err
}

// textType returns the media type of a text where the document allows a range.
func textType(mediaType string) string {
	if strings.Contains(mediaType, "*") {
		return "text/plain; charset=utf-8"
	}
	return mediaType
}

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// charsetOf returns the parameter charset of a media type in lower case, or "".
func charsetOf(mediaType string) string {
	_, params, _ := mime.ParseMediaType(mediaType)
	return strings.ToLower(params["charset"])
}

// The names of charsets (https://encoding.spec.whatwg.org, section 4.2).
const (
	utf8Name    = "utf-8"
	utf16Name   = "utf-16"
	utf16LEName = "utf-16le"
	utf16BEName = "utf-16be"
	latin1Name  = "iso-8859-1"
	windowsName = "windows-1252"
)

// windows1252 are the characters from 0x80 to 0x9f of the charset that the web
// takes for ISO 8859-1.
var windows1252 = []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")

func decodeCharset(data []byte, name string) (string, error) {
	switch name {
	case "", utf8Name, "utf8", "us-ascii", "ascii":
		return strings.TrimPrefix(string(data), "\ufeff"), nil
	case latin1Name, "latin1", windowsName, "cp1252":
		return decodeLatin(data), nil
	case utf16Name, utf16LEName, utf16BEName:
		return decodeUTF16(data, name), nil
	}
	return "", fmt.Errorf("the charset %q is not known; Stream returns the bytes", name)
}

func decodeLatin(data []byte) string {
	runes := make([]rune, len(data))
	for i, b := range data {
		runes[i] = rune(b)
		if 0x80 <= b && b < 0xa0 {
			runes[i] = windows1252[b-0x80]
		}
	}
	return string(runes)
}

// decodeUTF16 decodes UTF-16, which is little-endian unless its name or its byte
// order mark say otherwise.
func decodeUTF16(data []byte, name string) string {
	high := 1
	if name == utf16BEName || name == utf16Name && len(data) > 1 && data[0] == 0xfe && data[1] == 0xff {
		high = 0
	}
	var units []uint16
	for i := 0; i+1 < len(data); i += 2 {
		units = append(units, uint16(data[i+high])<<8|uint16(data[i+1-high]))
	}
	return strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff")
}

func encodeCharset(text, name string) ([]byte, error) {
	switch name {
	case "", utf8Name, "utf8":
		return []byte(text), nil
	case utf16Name, utf16LEName, utf16BEName:
		return encodeUTF16(text, name), nil
	case latin1Name, "latin1", windowsName, "cp1252", "us-ascii", "ascii":
	default:
		return nil, fmt.Errorf("the charset %q is not known", name)
	}
	var data []byte
	for _, r := range text {
		if r >= 0x80 && (r < 0xa0 || r > 0xff || strings.HasSuffix(name, "ascii")) {
			return nil, fmt.Errorf("the charset %q has no character %q", name, r)
		}
		data = append(data, byte(r))
	}
	return data, nil
}

// encodeUTF16 encodes UTF-16, with a byte order mark unless the name tells the
// order.
func encodeUTF16(text, name string) []byte {
	units := utf16.Encode([]rune(text))
	if name == utf16Name {
		units = append([]uint16{0xfeff}, units...)
	}
	var data []byte
	for _, u := range units {
		if name == utf16LEName {
			data = append(data, byte(u), byte(u>>8))
		} else {
			data = append(data, byte(u>>8), byte(u))
		}
	}
	return data
}
