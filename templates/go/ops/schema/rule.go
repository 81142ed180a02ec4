package schema

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// rules checks the keywords of a schema that restrict values of any type. The schemas
// in them say nothing about members that they do not declare.
func (k *checker) rules(v any, s *Schema, path string) {
	if s.AllOf == nil && s.Not == nil && s.If == nil && s.OneOf == nil && s.Contains == nil && s.DependentRequired == nil && s.DependentSchemas == nil {
		return
	}
	r := checker{set: k.set, way: k.way, open: true}
	for _, part := range s.AllOf {
		r.value(v, part, path)
	}
	if s.Not != nil && r.allows(v, s.Not, path) {
		r.fault(path, "is not allowed")
	}
	r.condition(v, s, path)
	if s.OneOf != nil {
		r.oneOf(v, s, path)
	}
	r.contains(v, s, path)
	r.dependents(v, s, path)
	k.faults = append(k.faults, r.faults...)
}

// allows reports whether a schema allows a value.
func (k *checker) allows(v any, s *Schema, path string) bool {
	attempt := checker{set: k.set, way: k.way, open: true}
	attempt.value(v, s, path)
	return len(attempt.faults) == 0
}

func (k *checker) condition(v any, s *Schema, path string) {
	branch := s.Else
	if s.If != nil && k.allows(v, s.If, path) {
		branch = s.Then
	}
	if s.If != nil && branch != nil {
		k.value(v, branch, path)
	}
}

func (k *checker) oneOf(v any, s *Schema, path string) {
	n := 0
	for _, arm := range s.OneOf {
		if k.allows(v, arm, path) {
			n++
		}
	}
	if n == 1 {
		return
	}
	names := alternatives(s.OneOf)
	switch {
	case names != "" && n == 0:
		k.fault(path, "one of these is missing: %s", names)
	case names != "":
		k.fault(path, "only one of these may be there: %s", names)
	default:
		k.fault(path, "matches %d of %d alternatives, want 1", n, len(s.OneOf))
	}
}

// alternatives lists the properties that alternatives require. It returns "" if they
// say more.
func alternatives(arms []*Schema) string {
	var names []string
	for _, arm := range arms {
		if len(arm.Required) == 0 {
			return ""
		}
		names = append(names, strings.Join(arm.Required, " and "))
	}
	return strings.Join(names, ", ")
}

func (k *checker) contains(v any, s *Schema, path string) {
	list, ok := v.([]any)
	if !ok || s.Contains == nil {
		return
	}
	n := 0
	for i, item := range list {
		if k.allows(item, s.Contains, index(path, i)) {
			n++
		}
	}
	least := 1
	if s.MinContains != nil {
		least = *s.MinContains
	}
	if n < least {
		k.fault(path, "has %d of the items that it must contain, want at least %d", n, least)
	}
	if s.MaxContains != nil && n > *s.MaxContains {
		k.fault(path, "has %d of the items that it must contain, want at most %d", n, *s.MaxContains)
	}
}

func (k *checker) dependents(v any, s *Schema, path string) {
	object, ok := v.(*tree.Object)
	if !ok {
		return
	}
	for _, m := range object.Members() {
		for _, name := range s.DependentRequired[m.Name] {
			if _, there := object.Get(name); !there {
				k.fault(join(path, name), "is missing: %s needs it", m.Name)
			}
		}
		if dependent := s.DependentSchemas[m.Name]; dependent != nil {
			k.value(v, dependent, path)
		}
	}
}

// name checks the name of a member.
func (k *checker) name(name string, s *Schema, path string) {
	attempt := checker{set: k.set, way: k.way, open: true}
	attempt.value(name, s, path)
	for _, f := range attempt.faults {
		k.fault(path, "the name %s", f.Text)
	}
}

// patterned checks a member against the patterns that its name matches. It returns
// false if there are none.
func (k *checker) patterned(m tree.Member, s *Schema, path string) bool {
	matched := slices.DeleteFunc(slices.Clone(s.PatternProperties), func(p Property) bool { return !k.set.matches(p.Name, m.Name) })
	for _, p := range matched {
		k.value(m.Value, p.Schema, path)
	}
	return len(matched) > 0
}

// item returns the schema of an item of a list, or nil if there is none.
func (s *Schema) item(i int) *Schema {
	if i < len(s.PrefixItems) {
		return s.PrefixItems[i]
	}
	return s.Items
}
