package schema

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A Way is the direction in which a value is sent. Some properties exist in one
// direction only.
type Way int

// The ways.
const (
	Request Way = iota // properties that only the server sets are ignored
	Answer             // properties that the server never returns are ignored
	Any                // all properties are checked
)

// Check returns all mistakes in a value, given its schema, in the order of the value.
func (c *Set) Check(v any, s *Schema, way Way) []Fault {
	k := checker{set: c, way: way}
	k.value(v, s, "")
	return k.faults
}

type checker struct {
	set    *Set
	way    Way
	open   bool // objects may have members that are not declared
	faults []Fault
}

func (k *checker) fault(path, format string, args ...any) {
	k.faults = append(k.faults, Fault{path, fmt.Sprintf(format, args...)})
}

// passes reports whether a property is not sent in this direction.
func (k *checker) passes(s *Schema) bool {
	return k.way == Request && k.set.ReadOnly(s) || k.way == Answer && k.set.WriteOnly(s)
}

func (k *checker) value(v any, s *Schema, path string) {
	for k.rules(v, s, path); s.Ref != ""; k.rules(v, s, path) {
		s = k.set.named(s.Ref)
	}
	if s.AnyOf != nil {
		k.union(v, s, path)
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
		if fault := k.set.text(v, s); fault != "" {
			k.fault(path, "%s", fault)
		}
	case json.Number:
		k.number(v, s, path)
	case []any:
		k.list(v, s, path)
	case *tree.Object:
		k.object(v, s, path)
	}
}

// known lists the values of an enum in a message. It lists only the first of many.
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

func (k *checker) list(v []any, s *Schema, path string) {
	k.length(len(v), s.MinItems, s.MaxItems, path)
	if s.UniqueItems {
		k.unique(v, path)
	}
	for i, item := range v {
		if of := s.item(i); of != nil {
			k.value(item, of, index(path, i))
		}
	}
}

func (k *checker) length(n, least int, most *int, path string) {
	if fault := length(n, least, most); fault != "" {
		k.fault(path, "%s", fault)
	}
}

func (k *checker) unique(list []any, path string) {
	first := map[string]int{}
	for i, item := range list {
		text := string(tree.Encode(item))
		if j, again := first[text]; again {
			k.fault(index(path, i), "is [%d] again", j)
			continue
		}
		first[text] = i
	}
}

func (k *checker) object(v *tree.Object, s *Schema, path string) {
	k.length(len(v.Members()), s.MinProperties, s.MaxProperties, path)
	for _, name := range s.Required {
		p := s.Property(name)
		if _, ok := v.Get(name); !ok && (p == nil || !k.passes(p)) {
			k.fault(join(path, name), "is missing")
		}
	}
	for _, m := range v.Members() {
		k.member(m, s, join(path, m.Name))
	}
}

func (k *checker) member(m tree.Member, s *Schema, path string) {
	if s.PropertyNames != nil {
		k.name(m.Name, s.PropertyNames, path)
	}
	p := s.Property(m.Name)
	switch {
	case p != nil && k.passes(p):
	case p != nil:
		k.value(m.Value, p, path)
		k.patterned(m, s, path)
	case k.patterned(m, s, path):
	case s.Additional != nil:
		k.value(m.Value, s.Additional, path)
	case len(s.Properties) > 0 && !k.open:
		k.fault(path, "there is no such property%s", hint(m.Name, s))
	}
}

// hint names a property that differs only in case, hyphens or underscores.
func hint(name string, s *Schema) string {
	for _, p := range s.Properties {
		if fold(p.Name) == fold(name) {
			return ", but " + p.Name
		}
	}
	return ""
}

var marks = strings.NewReplacer("-", "", "_", "", " ", "")

func fold(name string) string { return strings.ToLower(marks.Replace(name)) }
