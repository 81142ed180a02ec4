package command

import (
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
)

// Set adds a value, or several that are separated by commas.
func (p *param) Set(text string) error {
	p.set = true
	if p.Array {
		p.values = append(p.values, strings.Split(text, ",")...)
		return nil
	}
	p.values = []string{text}
	return nil
}

// String returns the values.
func (p *param) String() string { return strings.Join(p.values, ",") }

// Type returns the word for the value in messages.
func (p *param) Type() string { return p.Param.Type }

// faults describes values that the document does not allow.
func (p *param) faults(schemas *schema.Set) []string {
	var faults []string
	for _, value := range p.values {
		if fault := schemas.Param(p.Param.Param, value); fault != "" {
			faults = append(faults, "--"+p.Flag+": "+fault)
		}
	}
	return faults
}
