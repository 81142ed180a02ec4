package page

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A Rule is a JSON Schema that values must satisfy beyond their type.
type Rule json.RawMessage

// MarshalJSON returns the schema.
func (r Rule) MarshalJSON() ([]byte, error) { return r, nil }

func rules(s *model.Schema) []Rule {
	var all []Rule
	for _, r := range s.Restrictions {
		all = append(all, Rule(r.Text(func(d *model.Decl) string {
			name := d.Name.Wire
			if name == "" {
				name = d.Name.Go
			}
			return text.JSON(name)
		})))
	}
	return all
}

// keywords are the keywords of a rule that have sentences of their own.
type keywords struct {
	Enum              []json.RawMessage
	OneOf, AnyOf      []json.RawMessage
	Not               json.RawMessage
	DependentRequired map[string][]string
	ContentMediaType  string
	ContentEncoding   string
}

// sentences describe a rule; one without a sentence of its own is shown as it is.
func (r Rule) sentences() []Sentence {
	var k keywords
	_ = json.Unmarshal(r, &k) // a rule whose values have other types is shown as it is
	sizes := r.sizes()
	switch {
	case sizes != nil:
		return sizes
	case k.Enum != nil:
		return []Sentence{{Text: "Values are", Codes: codes(k.Enum), Last: "or"}}
	case k.OneOf != nil && required(k.OneOf) != nil:
		return []Sentence{{Text: "Exactly one of these is required:", Codes: required(k.OneOf), Last: "or"}}
	case k.AnyOf != nil && required(k.AnyOf) != nil:
		return []Sentence{{Text: "At least one of these is required:", Codes: required(k.AnyOf), Last: "or"}}
	case k.Not != nil:
		return []Sentence{{Text: "Must not match", Codes: []string{string(k.Not)}}}
	case k.DependentRequired != nil:
		return dependents(k.DependentRequired)
	case k.ContentMediaType != "":
		return []Sentence{{Text: "The content is of type", Codes: []string{k.ContentMediaType}}}
	case k.ContentEncoding != "":
		return []Sentence{{Text: "Encoded in", Codes: []string{k.ContentEncoding}}}
	}
	return []Sentence{{Text: "Must match", Codes: []string{string(r)}}}
}

// sizes describe a rule about sizes alone. They are nil for any other.
func (r Rule) sizes() []Sentence {
	var k struct{ MinProperties, MaxProperties, MinItems, MaxItems, MinLength, MaxLength *int }
	d := json.NewDecoder(bytes.NewReader(r))
	d.DisallowUnknownFields()
	if d.Decode(&k) != nil {
		return nil
	}
	all := append(amount("attribute", k.MinProperties, k.MaxProperties), amount("item", k.MinItems, k.MaxItems)...)
	return append(all, amount("character", k.MinLength, k.MaxLength)...)
}

// dependents say which properties need others, by name.
func dependents(required map[string][]string) []Sentence {
	var all []Sentence
	for _, name := range slices.Sorted(maps.Keys(required)) {
		all = append(all, Sentence{Text: "With " + name + ", these are required:", Codes: required[name], Last: "and"})
	}
	return all
}

func codes(values []json.RawMessage) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = string(v)
	}
	return all
}

// required returns the properties that each of several alternatives requires. It
// returns nil if they say more.
func required(arms []json.RawMessage) []string {
	var all []string
	for _, arm := range arms {
		var only struct{ Required []string }
		d := json.NewDecoder(bytes.NewReader(arm))
		d.DisallowUnknownFields()
		if d.Decode(&only) != nil || len(only.Required) == 0 {
			return nil
		}
		all = append(all, strings.Join(only.Required, " + "))
	}
	return all
}
