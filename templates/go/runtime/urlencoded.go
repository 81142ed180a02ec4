package admin

import (
	"io"
	"net/url"
	"strings"
)

// encodeForm is the encoder of application/x-www-form-urlencoded.
func encodeForm(op *Operation, form any) (content, error) {
	fields, err := formFields(op, form)
	if err != nil {
		return content{}, err
	}
	var b strings.Builder
	for _, f := range fields {
		pairs := f.rule.pairs(f.value)
		if f.files != nil {
			if pairs, err = filePairs(f); err != nil {
				return content{}, inMember(f.rule.name, err)
			}
		}
		for _, p := range pairs {
			writePair(&b, p, f.rule.reserved)
		}
	}
	return content{reader: strings.NewReader(b.String())}, nil
}

// filePairs returns the contents of files as text.
func filePairs(f formField) (pairs []formPair, err error) {
	for _, file := range f.files {
		data, err := io.ReadAll(file.Content)
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, formPair{name: f.rule.name, texts: []string{string(data)}})
	}
	return pairs, nil
}

// writePair writes one pair. A comma that separates texts is not escaped.
func writePair(b *strings.Builder, p formPair, reserved bool) {
	if b.Len() > 0 {
		b.WriteByte('&')
	}
	b.WriteString(url.QueryEscape(p.name) + "=")
	for i, text := range p.texts {
		if i > 0 {
			b.WriteString(separators.Replace(p.separator))
		}
		text = url.QueryEscape(text)
		if reserved {
			text = reservedCharacters.Replace(text)
		}
		b.WriteString(text)
	}
}

var separators = strings.NewReplacer(" ", "%20", "|", "%7C")

// reservedCharacters restores the reserved characters of RFC 3986, section 2.2, but
// those that would change the form.
var reservedCharacters = strings.NewReplacer("%3A", ":", "%2F", "/", "%3F", "?", "%5B", "[", "%5D", "]", "%40", "@",
	"%21", "!", "%24", "$", "%27", "'", "%28", "(", "%29", ")", "%2A", "*", "%2C", ",", "%3B", ";")
