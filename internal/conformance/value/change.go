package value

import (
	"fmt"
	"slices"
)

// With returns a copy of an object in which a member has a value, a JSON text, or
// is absent if text is empty.
func (v *Value) With(name, text string) (*Value, error) {
	out := *v
	if v.Kind == Raw {
		object, err := parse([]byte(v.Token))
		if err != nil {
			return nil, err
		}
		out = *object
	}
	if out.Kind != Object {
		return nil, fmt.Errorf("%.100q is not an object", v.Token)
	}
	out.Members = slices.DeleteFunc(slices.Clone(out.Members), func(m Member) bool { return m.Name == name })
	if text != "" {
		out.Members = append(out.Members, Member{Name: name, Value: &Value{Kind: Exact, Token: text}})
	}
	return &out, nil
}
