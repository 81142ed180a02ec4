package body

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/atlasgen/atlasgen/templates/go/cli/tree"
)

// TextFault returns why a string is not what a format, a pattern and a length ask
// for, or "". Other formats than date-time, and a pattern that is no expression of
// Go, are left to the server.
func TextFault(v, format, pattern string, least int, most *int) string {
	n := utf8.RuneCountInString(v)
	_, err := time.Parse(time.RFC3339, v)
	switch {
	case format == "date-time" && err != nil:
		return fmt.Sprintf("%q is no time of the form 2025-05-04T09:42:00Z", v)
	case n < least:
		return fmt.Sprintf("has length %d, want at least %d", n, least)
	case most != nil && n > *most:
		return fmt.Sprintf("has length %d, want at most %d", n, *most)
	case pattern == "":
		return ""
	}
	if expression, err := regexp.Compile(pattern); err == nil && !expression.MatchString(v) {
		return fmt.Sprintf("%q does not match %s", v, pattern)
	}
	return ""
}

// isKind reports whether a value is of a type of JSON Schema.
func isKind(v any, kind string) bool {
	got := kindOf(v)
	return got == kind || got == "integer" && kind == "number"
}

// kindOf returns the narrowest type of JSON Schema that a value has.
func kindOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case json.Number:
		if isInteger(v.String()) {
			return "integer"
		}
		return "number"
	case []any:
		return "array"
	case *tree.Object:
		return "object"
	}
	return fmt.Sprintf("%T", v)
}

// isInteger reports whether a number has no fraction: 1, 1.0 and 1e3 have none.
func isInteger(number string) bool {
	if !strings.ContainsAny(number, ".eE") {
		return true
	}
	f, err := strconv.ParseFloat(number, 64)
	return err == nil && f == float64(int64(f))
}
