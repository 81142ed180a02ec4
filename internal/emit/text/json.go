package text

import (
	"encoding/json"
	"strings"
)

// JSON returns text as a JSON string. Unlike encoding/json it does not escape <, > and
// &.
func JSON(text string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // a string always encodes
	return strings.TrimSuffix(b.String(), "\n")
}

// FromJSON returns the text of a JSON string, and other JSON unchanged.
func FromJSON(data string) string {
	var s string
	if json.Unmarshal([]byte(data), &s) == nil {
		return s
	}
	return data
}
