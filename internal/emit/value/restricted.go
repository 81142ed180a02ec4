package value

import (
	"encoding/json"
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// satisfy returns a value that is made of the type of a schema if its restrictions
// allow that; else the first of the variants of the value that they allow.
func (x *examples) satisfy(s *model.Schema, text string) string {
	value, err := tree.Decode([]byte(text))
	if err != nil || x.judge.allows(s, value, x.side) {
		return text
	}
	for _, variant := range variants(s, value) {
		if x.judge.allows(s, variant, x.side) {
			return string(tree.Encode(variant))
		}
	}
	return text
}

// A rule has the keywords of restrictions that lead to variants of a value.
type rule struct {
	Enum     []json.RawMessage
	OneOf    []struct{ Required []string }
	Not      struct{ Required []string }
	Contains struct{ Enum []json.RawMessage }
}

// variants returns values that may satisfy a restriction that a value does not.
func variants(s *model.Schema, value any) []any {
	var all []any
	for _, r := range s.Restrictions {
		var keywords rule
		text := r.Text(func(*model.Decl) string { return `""` })
		if json.Unmarshal([]byte(text), &keywords) == nil {
			all = append(all, keywords.variants(value)...)
		}
	}
	return all
}

// variants returns the values of an enum, an object without the properties that
// alternatives exclude, and a list with an item that it must contain.
func (r *rule) variants(value any) []any {
	all := decoded(r.Enum)
	var names []string
	for _, arm := range r.OneOf {
		names = append(names, arm.Required...)
	}
	for _, arm := range r.OneOf {
		all = append(all, without(value, names, arm.Required))
	}
	if r.Not.Required != nil {
		all = append(all, without(value, r.Not.Required, nil))
	}
	if list, ok := value.([]any); ok && len(list) > 0 {
		for _, item := range decoded(r.Contains.Enum) {
			all = append(all, append([]any{item}, list[1:]...))
		}
	}
	return all
}

func decoded(texts []json.RawMessage) []any {
	var all []any
	for _, text := range texts {
		if v, err := tree.Decode(text); err == nil {
			all = append(all, v)
		}
	}
	return all
}

// without returns a copy of an object that lacks some members, except those to keep.
func without(value any, names, keep []string) any {
	object, ok := value.(*tree.Object)
	if !ok {
		return value
	}
	copied := new(tree.Object)
	for _, m := range object.Members() {
		if !slices.Contains(names, m.Name) || slices.Contains(keep, m.Name) {
			copied.Set(m.Name, m.Value)
		}
	}
	return copied
}
