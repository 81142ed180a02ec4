package equal

import (
	"slices"
	"strings"
)

// MediaType returns the only spelling of a media type (RFC 9110, section 8.3.1): in
// lower case, with its parameters sorted. The charset utf-8 is left out, because it is
// the default; a JSON text has no other (RFC 8259, section 8.1).
func MediaType(text string) string {
	parts := split(text)
	essence := strings.ToLower(parts[0])
	var params []string
	for _, part := range parts[1:] {
		if p := parameter(part, isJSON(essence)); p != "" {
			params = append(params, p)
		}
	}
	slices.Sort(params)
	return strings.Join(append([]string{essence}, params...), ";")
}

// split splits a media type at the semicolons outside quoted strings.
func split(text string) []string {
	var parts []string
	quoted, start := false, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && quoted:
			i++
		case c == '"':
			quoted = !quoted
		case c == ';' && !quoted:
			parts = append(parts, strings.TrimSpace(text[start:i]))
			start = i + 1
		}
	}
	return append(parts, strings.TrimSpace(text[start:]))
}

// parameter returns a parameter, or nothing if it has no effect.
func parameter(text string, json bool) string {
	name, value, _ := strings.Cut(text, "=")
	name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)
	if n := len(value); n > 1 && value[0] == '"' && value[n-1] == '"' {
		value = value[1 : n-1]
	}
	if name == "charset" {
		value = strings.ToLower(value)
		if json || value == "utf-8" || value == "utf8" {
			return ""
		}
	}
	if name == "" {
		return ""
	}
	return name + "=" + value
}

func isJSON(essence string) bool {
	return strings.HasSuffix(essence, "/json") || strings.HasSuffix(essence, "+json")
}

// Covers reports whether a media range contains a media type (RFC 9110, section
// 12.5.1).
func Covers(mediaRange, mediaType string) bool {
	wide, _, _ := strings.Cut(MediaType(mediaRange), ";")
	essence, _, _ := strings.Cut(MediaType(mediaType), ";")
	kind, sub, _ := strings.Cut(wide, "/")
	return wide == "*/*" || sub == "*" && strings.HasPrefix(essence, kind+"/")
}
