package schema

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A Field is one field of a form as text. The text of a file is not looked at.
type Field struct{ Name, Text string }

// Form returns the value that the fields of a form describe, by the types of its
// schema: numbers and booleans are read from their texts, repeated fields are lists,
// and "a[b]" is the member b of the object a. A text that is not of its type stays a
// string, which Check reports.
func (c *Set) Form(r *ops.Request, s *Schema, fields []Field) *tree.Object {
	texts := new(tree.Object)
	for _, f := range fields {
		put(texts, c.steps(s, f.Name), f.Text)
	}
	form := new(tree.Object)
	for _, m := range texts.Members() {
		form.Set(m.Name, c.typed(c.property(s, m.Name), separated(r.Encoding(m.Name), m.Value)))
	}
	return form
}

// steps splits the name of a field into names of members, unless a property has the
// whole name.
func (c *Set) steps(s *Schema, name string) []string {
	first, rest, nested := strings.Cut(name, "[")
	if !nested || c.property(s, name) != nil || c.property(s, first) == nil || !strings.HasSuffix(rest, "]") {
		return []string{name}
	}
	return append([]string{first}, strings.Split(strings.TrimSuffix(rest, "]"), "][")...)
}

// put sets a text in nested objects. A second text of one name makes a list.
func put(object *tree.Object, steps []string, text string) {
	old, known := object.Get(steps[0])
	if len(steps) > 1 {
		inner, ok := old.(*tree.Object)
		if !ok {
			inner = new(tree.Object)
			object.Set(steps[0], inner)
		}
		put(inner, steps[1:], text)
		return
	}
	switch list, isList := old.([]any); {
	case isList:
		object.Set(steps[0], append(list, text))
	case known:
		object.Set(steps[0], []any{old, text})
	default:
		object.Set(steps[0], text)
	}
}

// separated splits a text if its list is sent as one value.
func separated(e *ops.Encoding, value any) any {
	text, ok := value.(string)
	if !ok || e == nil || !e.Joined {
		return value
	}
	separator := map[string]string{"spaceDelimited": " ", "pipeDelimited": "|"}[e.Style]
	if separator == "" {
		separator = ","
	}
	var list []any
	for part := range strings.SplitSeq(text, separator) {
		list = append(list, part)
	}
	return list
}

// property returns the schema of a member of an object or of a variant of a union, or
// nil.
func (c *Set) property(s *Schema, name string) *Schema {
	if s == nil {
		return nil
	}
	s = c.Resolve(s)
	if p := s.Property(name); p != nil {
		return p
	}
	for _, variant := range s.AnyOf {
		if p := c.property(variant, name); p != nil {
			return p
		}
	}
	return s.Additional
}

// typed returns texts as values of a schema, which may be nil.
func (c *Set) typed(s *Schema, value any) any {
	if s == nil {
		return value
	}
	s = c.Resolve(s)
	switch v := value.(type) {
	case *tree.Object:
		return c.typedMembers(s, v)
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = c.typed(s.Items, v[i])
		}
		return list
	case string:
		return c.typedText(s, v)
	}
	return value
}

// typedMembers returns an object, or the list that has numbers for names.
func (c *Set) typedMembers(s *Schema, object *tree.Object) any {
	if slices.Contains(s.Type, "array") {
		var list []any
		for _, m := range object.Members() {
			list = append(list, c.typed(s.Items, m.Value))
		}
		return list
	}
	typed := new(tree.Object)
	for _, m := range object.Members() {
		typed.Set(m.Name, c.typed(c.property(s, m.Name), m.Value))
	}
	return typed
}

func (c *Set) typedText(s *Schema, text string) any {
	if slices.Contains(s.Type, "string") {
		return text
	}
	v, err := tree.Decode([]byte(text))
	if slices.Contains(s.Type, "array") {
		if _, isList := v.([]any); !isList {
			return []any{c.typed(s.Items, text)}
		}
	}
	if err != nil {
		return text
	}
	return v
}

// IsObject reports whether a field of a form is an object, or one of a list of
// objects, which is sent as JSON.
func (c *Set) IsObject(s *Schema, name string) bool {
	p := c.property(s, name)
	if p == nil {
		return false
	}
	p = c.Resolve(p)
	if p.Items != nil && slices.Contains(p.Type, "array") {
		p = c.Resolve(p.Items)
	}
	return slices.Contains(p.Type, "object") || p.AnyOf != nil
}

// IsSecret reports whether a field of a form must not be shown.
func (c *Set) IsSecret(s *Schema, name string) bool {
	p := c.property(s, name)
	return p != nil && c.Secret(p)
}
