package schema

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// isKind reports whether a value has a type of JSON Schema.
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
