package fetch

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
)

// openapiKey matches the key of YAML that says that a document is of OpenAPI.
var openapiKey = regexp.MustCompile(`(?m)^(\{ *)?["']?openapi["']?[ \t]*:`)

// CheckOpenAPI returns an error for data that is no OpenAPI document: a web page, an
// error in JSON, nothing. It does not look into the document.
func CheckOpenAPI(data []byte) error {
	const byteOrderMark = "\ufeff"
	text := bytes.TrimSpace(bytes.TrimPrefix(data, []byte(byteOrderMark)))
	switch {
	case len(text) == 0:
		return errors.New("the answer is empty, not an OpenAPI document")
	case text[0] == '<':
		return errors.New("the answer is a web page or XML, not an OpenAPI document")
	case text[0] == '{' && hasKey(text, "openapi"), openapiKey.Match(text):
		return nil
	default:
		return errors.New("the answer is not an OpenAPI document: it has no key openapi")
	}
}

// hasKey reports whether an object of JSON has a key.
func hasKey(text []byte, key string) bool {
	decoder := json.NewDecoder(bytes.NewReader(text))
	if _, err := decoder.Token(); err != nil {
		return false
	}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return false
		}
		if name == key {
			return true
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return false
		}
	}
	return false
}
