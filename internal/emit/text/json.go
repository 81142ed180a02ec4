package text

import (
	"encoding/json"
	"strings"
)

// JSON returns text as a JSON string. Unlike that of encoding/json it keeps <, >
// and & as they are.
func JSON(text string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // a string always encodes
	return strings.TrimSuffix(b.String(), "\n")
}

// FromJSON returns the text of a JSON string, and any other JSON as it is.
func FromJSON(data string) string {
	var s string
	if json.Unmarshal([]byte(data), &s) == nil {
		return s
	}
	return data
}
