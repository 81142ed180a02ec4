package body

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/tree"
)

// A Fault is what is wrong at one place of a body.
type Fault struct {
	Path string // "replicationSpecs[0].zoneName"; empty for the body itself
	Text string
}

// String returns "path: what is wrong".
func (f Fault) String() string {
	if f.Path == "" {
		return "the body: " + f.Text
	}
	return f.Path + ": " + f.Text
}

// Check returns everything that keeps a value from being what a schema asks of a
// request, in the order of the value. Properties that only the server sets are
// passed over.
func (c *Schemas) Check(v any, text string) []Fault {
	k := checker{schemas: c}
	k.value(v, parse(text), "")
	return k.faults
}

type checker struct {
	schemas *Schemas
	faults  []Fault
}

func (k *checker) fault(path, format string, args ...any) {
	k.faults = append(k.faults, Fault{path, fmt.Sprintf(format, args...)})
}

func (k *checker) value(v any, s *schema, path string) {
	s = k.schemas.of(s)
	if s.AnyOf != nil {
		k.union(v, s, path)
		return
	}
	if len(s.Type) > 0 && !slices.ContainsFunc(s.Type, func(kind string) bool { return isKind(v, kind) }) {
		k.fault(path, "is %s, want %s", kindOf(v), strings.Join(s.Type, " or "))
		return
	}
	if len(s.Enum) > 0 && v != nil && !slices.ContainsFunc(s.Enum, func(e json.RawMessage) bool { return string(e) == string(tree.Encode(v)) }) {
		k.fault(path, "%s is none of %s", tree.Encode(v), known(s.Enum))
	}
	switch v := v.(type) {
	case string:
		k.text(v, s, path)
	case json.Number:
		k.number(v, s, path)
	case []any:
		k.list(v, s, path)
	case *tree.Object:
		k.object(v, s, path)
	}
}

// known returns the values of an enum for a message, the first of many.
func known(enum []json.RawMessage) string {
	const most = 12
	var texts []string
	for i, e := range enum {
		if i == most {
			texts = append(texts, fmt.Sprintf("%d more", len(enum)-most))
			break
		}
		texts = append(texts, string(e))
	}
	return strings.Join(texts, ", ")
}

func (k *checker) text(v string, s *schema, path string) {
	if fault := TextFault(v, s.Format, s.Pattern, s.MinLength, s.MaxLength); fault != "" {
		k.fault(path, "%s", fault)
	}
}

func (k *checker) number(v json.Number, s *schema, path string) {
	for _, b := range []struct {
		bound json.Number
		ok    func(v, bound float64) bool
		want  string
	}{
		{s.Minimum, func(v, b float64) bool { return v >= b }, "at least"},
		{s.Maximum, func(v, b float64) bool { return v <= b }, "at most"},
		{s.ExclusiveMinimum, func(v, b float64) bool { return v > b }, "more than"},
		{s.ExclusiveMaximum, func(v, b float64) bool { return v < b }, "less than"},
	} {
		got, err1 := v.Float64()
		bound, err2 := b.bound.Float64()
		if err1 == nil && err2 == nil && !b.ok(got, bound) {
			k.fault(path, "is %s, want %s %s", v, b.want, b.bound)
		}
	}
}

func (k *checker) list(v []any, s *schema, path string) {
	k.length(len(v), s.MinItems, s.MaxItems, path)
	if s.UniqueItems {
		k.unique(v, path)
	}
	if s.Items == nil {
		return
	}
	for i, item := range v {
		k.value(item, s.Items, path+"["+strconv.Itoa(i)+"]")
	}
}

func (k *checker) length(n, least int, most *int, path string) {
	if n < least {
		k.fault(path, "has length %d, want at least %d", n, least)
	}
	if most != nil && n > *most {
		k.fault(path, "has length %d, want at most %d", n, *most)
	}
}

func (k *checker) unique(list []any, path string) {
	first := map[string]int{}
	for i, item := range list {
		text := string(tree.Encode(item))
		if j, again := first[text]; again {
			k.fault(path+"["+strconv.Itoa(i)+"]", "is [%d] again", j)
			continue
		}
		first[text] = i
	}
}

func (k *checker) object(v *tree.Object, s *schema, path string) {
	k.length(len(v.Members()), s.MinProperties, s.MaxProperties, path)
	for _, name := range s.Required {
		p := s.property(name)
		if _, ok := v.Get(name); !ok && (p == nil || !k.schemas.readOnly(p)) {
			k.fault(join(path, name), "is missing")
		}
	}
	for _, m := range v.Members() {
		p := s.property(m.Name)
		switch {
		case p != nil && k.schemas.readOnly(p):
		case p != nil:
			k.value(m.Value, p, join(path, m.Name))
		case s.Additional != nil:
			k.value(m.Value, s.Additional, join(path, m.Name))
		case len(s.Properties) > 0:
			k.fault(join(path, m.Name), "there is no such property%s", hint(m.Name, s))
		}
	}
}

// property returns the schema of a property, or nil.
func (s *schema) property(name string) *schema {
	for _, p := range s.Properties {
		if p.name == name {
			return p.schema
		}
	}
	return nil
}

// hint names a property that differs in case or in marks only.
func hint(name string, s *schema) string {
	for _, p := range s.Properties {
		if fold(p.name) == fold(name) {
			return ", but " + p.name
		}
	}
	return ""
}

var marks = strings.NewReplacer("-", "", "_", "", " ", "")

func fold(name string) string { return strings.ToLower(marks.Replace(name)) }

// join returns the path of a member.
func join(path, name string) string {
	switch {
	case strings.ContainsAny(name, ".[]\" ") || name == "":
		return path + "[" + strconv.Quote(name) + "]"
	case path == "":
		return name
	default:
		return path + "." + name
	}
}
