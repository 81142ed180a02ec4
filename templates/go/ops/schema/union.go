package schema

import (
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// union checks a value against the variant that it belongs to.
func (k *checker) union(v any, s *Schema, path string) {
	if v == nil && slices.ContainsFunc(s.AnyOf, isNull) {
		return
	}
	if !k.set.selects(v, s) {
		_, faults := k.nearest(v, s, path)
		k.faults = append(k.faults, faults...)
		return
	}
	variant, tag := k.set.tagged(v.(*tree.Object), s)
	at := join(path, s.Discriminator.PropertyName)
	switch {
	case variant != nil:
		k.value(v, variant, path)
	case tag == "":
		k.fault(at, "is missing: it is one of %s", tags(s))
	default:
		k.fault(at, "%s is none of %s", strconv.Quote(tag), tags(s))
	}
}

func isNull(s *Schema) bool { return len(s.Type) == 1 && s.Type[0] == "null" }

// tags returns the values that select a variant, sorted.
func tags(s *Schema) string {
	var list []string
	for tag := range s.Discriminator.Mapping {
		list = append(list, strconv.Quote(tag))
	}
	slices.Sort(list)
	return strings.Join(list, ", ")
}

// Variant returns the variant of a union that a value belongs to: the one that the
// discriminator selects or, without a discriminator, the one with the fewest faults.
// It returns nil if the discriminator is needed and selects none.
func (c *Set) Variant(v any, s *Schema) *Schema {
	if c.selects(v, s) {
		variant, _ := c.tagged(v.(*tree.Object), s)
		return variant
	}
	k := checker{set: c}
	variant, _ := k.nearest(v, s, "")
	return variant
}

// selects reports whether the discriminator alone selects the variant: the value has
// one, or a request needs one.
func (c *Set) selects(v any, s *Schema) bool {
	object, ok := v.(*tree.Object)
	if s.Discriminator == nil || !ok {
		return false
	}
	variant, tag := c.tagged(object, s)
	return variant != nil || tag != "" || c.required(s)
}

// tagged returns the variant that the discriminator of an object selects, or nil. It
// also returns the value of the discriminator.
func (c *Set) tagged(object *tree.Object, s *Schema) (variant *Schema, tag string) {
	value, _ := object.Get(s.Discriminator.PropertyName)
	tag, _ = value.(string)
	ref, ok := s.Discriminator.Mapping[tag]
	if !ok {
		return nil, tag
	}
	return &Schema{Ref: ref}, tag
}

// required reports whether a request needs the discriminator: a variant requires it,
// and the server does not set it.
func (c *Set) required(s *Schema) bool {
	name := s.Discriminator.PropertyName
	return slices.ContainsFunc(s.AnyOf, func(a *Schema) bool {
		variant := c.Resolve(a)
		p := variant.Property(name)
		return slices.Contains(variant.Required, name) && (p == nil || !c.ReadOnly(p))
	})
}

// nearest returns the variant with the fewest faults in a value at path, and these
// faults.
func (k *checker) nearest(v any, s *Schema, path string) (variant *Schema, faults []Fault) {
	best := -1
	for _, a := range s.AnyOf {
		if isNull(a) {
			continue
		}
		attempt := checker{set: k.set, way: k.way, open: k.open}
		attempt.value(v, a, path)
		if n := distance(attempt.faults, path); best < 0 || n < best {
			variant, best, faults = a, n, attempt.faults
		}
	}
	return variant, faults
}

// distance orders variants by their faults. A variant of another type comes after one
// with any number of faults.
func distance(faults []Fault, path string) int {
	const otherType = 1 << 20
	if slices.ContainsFunc(faults, func(f Fault) bool { return f.Path == path }) {
		return otherType
	}
	return len(faults)
}
