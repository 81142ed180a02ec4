package body

import (
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/tree"
)

// union checks a value by the arm that it belongs to.
func (k *checker) union(v any, s *schema, path string) {
	if k.schemas.nullable(s) && v == nil {
		return
	}
	arm, tag := k.schemas.arm(v, s)
	if arm != nil {
		k.value(v, arm, path)
		return
	}
	name := s.Discriminator.PropertyName
	if tag == "" {
		k.fault(join(path, name), "is missing: it is one of %s", tags(s))
		return
	}
	k.fault(join(path, name), "%s is none of %s", strconv.Quote(tag), tags(s))
}

// tags returns the values that select an arm, sorted.
func tags(s *schema) string {
	var list []string
	for tag := range s.Discriminator.Mapping {
		list = append(list, strconv.Quote(tag))
	}
	slices.Sort(list)
	return strings.Join(list, ", ")
}

// nullable reports whether one arm of a union is null.
func (c *Schemas) nullable(s *schema) bool {
	return slices.ContainsFunc(s.AnyOf, func(a *schema) bool { return isNull(a) })
}

func isNull(s *schema) bool { return len(s.Type) == 1 && s.Type[0] == "null" }

// arm returns the arm of a union that a value belongs to: the one that its tag
// names, or the one that it is nearest to where no tag tells. It is nil where a
// tag should tell and does not.
func (c *Schemas) arm(v any, s *schema) (arm *schema, tag string) {
	object, ok := v.(*tree.Object)
	if s.Discriminator != nil && ok {
		value, _ := object.Get(s.Discriminator.PropertyName)
		tag, _ = value.(string)
		if ref, ok := s.Discriminator.Mapping[tag]; ok {
			return &schema{Ref: ref}, tag
		}
		if tag != "" || c.mustTell(s) {
			return nil, tag
		}
	}
	return c.nearest(v, s), ""
}

// mustTell reports whether a request needs the property that tells arms apart: an
// arm requires it, and it is not the server that sets it.
func (c *Schemas) mustTell(s *schema) bool {
	name := s.Discriminator.PropertyName
	return slices.ContainsFunc(s.AnyOf, func(a *schema) bool {
		arm := c.of(a)
		p := arm.property(name)
		return slices.Contains(arm.Required, name) && (p == nil || !c.readOnly(p))
	})
}

// nearest returns the arm that finds the fewest faults in a value.
func (c *Schemas) nearest(v any, s *schema) (arm *schema) {
	best := -1
	for _, a := range s.AnyOf {
		if isNull(a) {
			continue
		}
		k := checker{schemas: c}
		k.value(v, a, "")
		if distance := k.distance(); best < 0 || distance < best {
			arm, best = a, distance
		}
	}
	return arm
}

// distance orders arms by how far a value is from them: one of another type is
// farther than one with any number of faults.
func (k *checker) distance() int {
	const otherType = 1 << 20
	if slices.ContainsFunc(k.faults, func(f Fault) bool { return f.Path == "" }) {
		return otherType
	}
	return len(k.faults)
}
