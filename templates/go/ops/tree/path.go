package tree

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A Path leads to a part of a value: "a.b[0].c". Names with characters other
// than letters, digits, "_", "-" and "$" are quoted: ["a.b"].
type Path []Step

// A Step is the name of a member, or the index of an item.
type Step struct {
	Name  string
	Index int // -1 if the step is a name
}

// ParsePath reads a path. A leading "$." or "." is allowed.
func ParsePath(text string) (Path, error) {
	rest := text
	if root, ok := strings.CutPrefix(text, "$"); ok && (root == "" || root[0] == '.' || root[0] == '[') {
		rest = root
	}
	rest = strings.TrimPrefix(rest, ".")
	var path Path
	for rest != "" {
		step, after, err := parseStep(rest)
		if err != nil {
			return nil, fmt.Errorf("path %q: %w", text, err)
		}
		path = append(path, step)
		rest = strings.TrimPrefix(after, ".")
	}
	return path, nil
}

func parseStep(text string) (Step, string, error) {
	if text[0] == '[' {
		if quoted, err := strconv.QuotedPrefix(text[1:]); err == nil && strings.HasPrefix(text[1+len(quoted):], "]") {
			name, err := strconv.Unquote(quoted)
			return Step{name, -1}, text[len(quoted)+2:], err
		}
		inside, after, ok := strings.Cut(text[1:], "]")
		if !ok {
			return Step{}, "", errors.New("a bracket is not closed")
		}
		index, err := strconv.Atoi(inside)
		if err != nil || index < 0 {
			return Step{}, "", fmt.Errorf("%q is not an index", inside)
		}
		return Step{"", index}, after, nil
	}
	end := strings.IndexAny(text, ".[")
	if end < 0 {
		end = len(text)
	}
	if end == 0 {
		return Step{}, "", errors.New("a name is missing")
	}
	return Step{text[:end], -1}, text[end:], nil
}

// Get returns the value that a path leads to.
func Get(v any, path Path) (any, bool) {
	for _, step := range path {
		var ok bool
		switch at := v.(type) {
		case *Object:
			v, ok = at.Get(step.Name)
			ok = ok && step.Index < 0
		case []any:
			if ok = step.Index >= 0 && step.Index < len(at); ok {
				v = at[step.Index]
			}
		}
		if !ok {
			return nil, false
		}
	}
	return v, true
}

// Put returns v with value at the end of a path. It creates missing objects and
// lists on the way. A list grows by at most one item.
func Put(v any, path Path, value any) (any, error) {
	if len(path) == 0 {
		return value, nil
	}
	step := path[0]
	if step.Index < 0 {
		return putMember(v, path, value)
	}
	list, ok := v.([]any)
	if !ok && v != nil {
		return nil, fmt.Errorf("[%d]: not a list", step.Index)
	}
	if step.Index > len(list) {
		return nil, fmt.Errorf("[%d]: the list has %d items, the next index is %d", step.Index, len(list), len(list))
	}
	if step.Index == len(list) {
		list = append(list, nil)
	}
	item, err := Put(list[step.Index], path[1:], value)
	list[step.Index] = item
	return list, err
}

func putMember(v any, path Path, value any) (any, error) {
	object, ok := v.(*Object)
	if !ok && v != nil {
		return nil, fmt.Errorf("%s: its parent is not an object", path[0].Name)
	}
	if object == nil {
		object = new(Object)
	}
	old, _ := object.Get(path[0].Name)
	member, err := Put(old, path[1:], value)
	if err != nil {
		return nil, err
	}
	object.Set(path[0].Name, member)
	return object, nil
}

// String returns the form that ParsePath reads.
func (p Path) String() string {
	var b strings.Builder
	for _, step := range p {
		switch {
		case step.Index >= 0:
			fmt.Fprintf(&b, "[%d]", step.Index)
		case strings.ContainsAny(step.Name, ".[]\"$") || step.Name == "":
			fmt.Fprintf(&b, "[%q]", step.Name)
		default:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(step.Name)
		}
	}
	return b.String()
}
