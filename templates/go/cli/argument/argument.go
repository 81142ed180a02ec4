// Package argument reads the values of flags for parameters.
package argument

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/body"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// An Argument is a parameter and its values in the arguments.
type Argument struct {
	page.Param
	Values    []string
	Given     bool
	Origin    string // what the values come from, if that is no flag: "org_id of profile default"
	structure any    // the value of a structured parameter
}

// Set adds a value, or several that are separated by commas. A value with a comma is
// in double quotes.
func (p *Argument) Set(text string) error {
	p.Given = true
	switch {
	case p.Structured():
		return p.setStructured(text)
	case p.Array:
		p.Values = append(p.Values, items(text)...)
	default:
		p.Values = []string{text}
	}
	return nil
}

// items splits a list at its commas. Quotes within an item are a part of it.
func items(text string) []string {
	r := csv.NewReader(strings.NewReader(text))
	if list, err := r.Read(); err == nil && strings.Contains(text, `"`) {
		return list
	}
	return strings.Split(text, ",")
}

// setStructured adds a value that is not a scalar: JSON, or a member of an object as
// KEY=VALUE.
func (p *Argument) setStructured(text string) error {
	list, isList := p.structure.([]any)
	if p.Array && strings.HasPrefix(text, "[") {
		v, err := tree.Decode([]byte(text))
		if more, ok := v.([]any); ok {
			p.structure = append(list, more...)
		}
		return err
	}
	var old any
	if !p.Array && !isList {
		old = p.structure
	}
	v, err := p.structured(old, text)
	switch {
	case err != nil:
		return err
	case p.Array:
		p.structure = append(list, v)
	default:
		p.structure = v
	}
	return nil
}

// structured returns the value of a text. A member is added to the object old.
func (p *Argument) structured(old any, text string) (any, error) {
	isJSON := text != "" && strings.Contains("{[\"", text[:1])
	switch {
	case isJSON && p.Param.Type == "object":
		v, err := tree.Decode([]byte(text))
		return body.Merge(old, v), err
	case isJSON:
		return tree.Decode([]byte(text))
	case p.Param.Type != "object":
		return text, nil
	case !strings.Contains(text, "="):
		return nil, fmt.Errorf("want KEY=VALUE or a JSON object")
	}
	return body.Put(old, text)
}

// String returns the values.
func (p *Argument) String() string {
	if p.Structured() {
		if !p.Given {
			return ""
		}
		return string(tree.Encode(p.structure))
	}
	return strings.Join(p.Values, ",")
}

// Type returns the word for the value in messages.
func (p *Argument) Type() string { return p.Param.Type }

// Value returns the value in the form of package tree.
func (p *Argument) Value(schemas *schema.Set) any {
	if p.Structured() {
		return schemas.Typed(p.structure, schema.Parse(p.Schema))
	}
	v, err := p.JSON()
	if err == nil {
		return v
	}
	if !p.Array {
		return p.Values[0]
	}
	var list []any
	for _, text := range p.Values {
		list = append(list, text)
	}
	return list
}

// Source returns what the values come from: the flag, or what stands for it.
func (p *Argument) Source() string { return cmp.Or(p.Origin, "--"+p.Flag) }

// Faults describes values that the document does not allow.
func (p *Argument) Faults(schemas *schema.Set) []string {
	var faults []string
	if p.Structured() && p.Given {
		for _, fault := range schemas.Value(p.Param.Param, p.structure, p.Source()) {
			faults = append(faults, fault.String())
		}
	}
	for _, value := range p.Values {
		if value == "" && p.Empty {
			continue
		}
		if fault := schemas.Param(p.Param.Param, value); fault != "" {
			faults = append(faults, p.Source()+": "+fault)
		}
	}
	return faults
}

// JSON returns the value of a flag for a property as JSON.
func (p *Argument) JSON() (any, error) {
	if !p.Array {
		return p.scalar(p.Values[0])
	}
	list := []any{}
	for _, text := range p.Values {
		v, err := p.scalar(text)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, nil
}

func (p *Argument) scalar(text string) (any, error) {
	switch {
	case p.Nullable && text == "null":
		return nil, nil
	case p.Param.Type == "boolean" && (text == "true" || text == "false"):
		return text == "true", nil
	case p.Param.Type == "integer" || p.Param.Type == "number":
		if v, err := tree.Decode([]byte(text)); err == nil {
			if n, ok := v.(json.Number); ok {
				return n, nil
			}
		}
		return nil, fmt.Errorf("%q is no number", text)
	case p.Param.Type == "boolean":
		return nil, fmt.Errorf("%q is neither true nor false", text)
	}
	return text, nil
}
