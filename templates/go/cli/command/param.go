package command

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/body"
)

// Set adds a value; a list may also be given at once, with commas.
func (p *param) Set(text string) error {
	p.set = true
	if p.Array {
		p.values = append(p.values, strings.Split(text, ",")...)
		return nil
	}
	p.values = []string{text}
	return nil
}

// String returns what was given.
func (p *param) String() string { return strings.Join(p.values, ",") }

// Type returns the word for the value in messages.
func (p *param) Type() string { return p.Param.Type }

// faults returns what keeps the values from being what the document asks for.
func (p *param) faults() []string {
	var faults []string
	for _, value := range p.values {
		if fault := p.fault(value); fault != "" {
			faults = append(faults, "--"+p.Flag+": "+fault)
		}
	}
	return faults
}

func (p *param) fault(value string) string {
	if p.Nullable && value == "null" {
		return ""
	}
	if len(p.Enum) > 0 && !slices.Contains(p.Enum, value) {
		return fmt.Sprintf("%q is none of %s", value, strings.Join(p.Enum, ", "))
	}
	switch p.Param.Type {
	case "integer":
		if _, err := strconv.ParseInt(value, 10, 64); err != nil {
			return fmt.Sprintf("%q is no integer", value)
		}
		return p.outOfBounds(value)
	case "number":
		if _, err := strconv.ParseFloat(value, 64); err != nil || strings.ContainsAny(value, "xXnNfF_") {
			return fmt.Sprintf("%q is no number", value)
		}
		return p.outOfBounds(value)
	case "boolean":
		if value != "true" && value != "false" {
			return fmt.Sprintf("%q is neither true nor false", value)
		}
		return ""
	}
	return p.textFault(value)
}

func (p *param) textFault(value string) string {
	var most *int
	if p.MaxLength > 0 {
		most = &p.MaxLength
	}
	return body.TextFault(value, p.Format, p.Pattern, p.MinLength, most)
}

func (p *param) outOfBounds(text string) string {
	value, _ := strconv.ParseFloat(text, 64) // it is a number
	if low, err := strconv.ParseFloat(p.Min, 64); err == nil && (value < low || p.Above && value == low) {
		return fmt.Sprintf("%s is too small, the least is %s", text, p.Min)
	}
	if high, err := strconv.ParseFloat(p.Max, 64); err == nil && (value > high || p.Below && value == high) {
		return fmt.Sprintf("%s is too large, the most is %s", text, p.Max)
	}
	return ""
}
