//go:build conformance

package docs

import (
	"encoding/json"
	"strconv"
)

// attributes reads a tree, the first arm of a union, or the referenced tree.
func (t *jsonTree) attributes(all map[string]*jsonTree) []*attribute {
	switch {
	case t == nil:
		return nil
	case t.SeeAnchor != "":
		return all[t.SeeAnchor].attributes(all)
	case len(t.OneOf) > 0:
		return t.OneOf[0].Tree.attributes(all)
	}
	var list []*attribute
	for _, f := range t.Attributes {
		if f.SameAs == "" {
			list = append(list, f.attribute(all))
		}
	}
	return list
}

func (f *jsonField) attribute(all map[string]*jsonTree) *attribute {
	a := &attribute{
		Name: f.Name, Type: f.Type, Format: f.Format, Required: f.Required, Discriminator: f.Discriminator,
		AdditionalProperties: f.AdditionalProperties, Enum: f.Enum, Pattern: f.Pattern, Default: scalar(f.Default),
		Minimum: bound(f.Minimum), Maximum: bound(f.Maximum), MinLength: f.MinLength, MaxLength: f.MaxLength,
		MinItems: f.MinItems, MaxItems: f.MaxItems, Description: []string{f.Description, f.ItemDescription},
	}
	if f.Items != nil {
		a.Items, a.ItemsPattern = f.Items.Type, f.Items.Pattern
		a.Enum = append(a.Enum, f.Items.Enum...)
	}
	if f.ExternalDocs != nil {
		a.Description = append(a.Description, f.ExternalDocs.Text)
	}
	a.Attributes = f.Tree.attributes(all)
	return a
}

func scalar(data json.RawMessage) string {
	var s string
	if json.Unmarshal(data, &s) == nil {
		return s
	}
	return string(data)
}

func bound(text string) *float64 {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return nil
	}
	return &n
}
