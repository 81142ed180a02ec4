package schema

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// Param describes what is wrong with the text of a parameter or, if the parameter
// takes several values, with the text of one. It returns "" if nothing is.
func (c *Set) Param(p *ops.Param, value string) string {
	if p.Nullable && value == "null" {
		return ""
	}
	if len(p.Enum) > 0 && !slices.Contains(p.Enum, value) {
		return fmt.Sprintf("%q is none of %s", value, strings.Join(p.Enum, ", "))
	}
	switch p.Type {
	case "integer":
		if _, err := strconv.ParseInt(value, 10, 64); err != nil {
			return fmt.Sprintf("%q is no integer", value)
		}
		return outOfBounds(p, value)
	case "number":
		if _, err := strconv.ParseFloat(value, 64); err != nil || strings.ContainsAny(value, "xXnNfF_") {
			return fmt.Sprintf("%q is no number", value)
		}
		return outOfBounds(p, value)
	case "boolean":
		if value != "true" && value != "false" {
			return fmt.Sprintf("%q is neither true nor false", value)
		}
		return ""
	}
	s := Schema{Format: p.Format, Pattern: p.Pattern, MinLength: p.MinLength}
	if p.MaxLength > 0 {
		s.MaxLength = &p.MaxLength
	}
	return c.text(value, &s)
}

func outOfBounds(p *ops.Param, text string) string {
	value, _ := strconv.ParseFloat(text, 64) // it is a number
	if low, err := strconv.ParseFloat(p.Min, 64); err == nil && (value < low || p.Above && value == low) {
		return fmt.Sprintf("%s is too small, the least is %s", text, p.Min)
	}
	if high, err := strconv.ParseFloat(p.Max, 64); err == nil && (value > high || p.Below && value == high) {
		return fmt.Sprintf("%s is too large, the most is %s", text, p.Max)
	}
	return ""
}
