package naming

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// Property returns the spellings of the name of a property, which may be any text. One
// without letters, digits and known symbols is spelled by the numbers of its
// characters.
func (s Speller) Property(wire string) model.Name {
	name := s.Of(wire)
	if name.Go == "" {
		name.Go = characters(wire)
	}
	name.Kebab = cmp.Or(name.Kebab, s.kebab(name.Go))
	return name
}

func characters(wire string) string {
	if wire == "" {
		return "Empty"
	}
	var b strings.Builder
	for _, r := range wire {
		fmt.Fprintf(&b, "U%X", r)
	}
	return b.String()
}

// Fields returns copies of the properties whose Go names differ, from each
// other and from what a type with additional properties has of its own, with
// Required set for those that are named here or were required where they came
// from.
func (s Speller) Fields(properties []*model.Property, required map[string]bool) []*model.Property {
	fields := Members{"AdditionalProperties": 1, "MarshalJSON": 1, "UnmarshalJSON": 1}
	copies := make([]*model.Property, len(properties))
	for i, p := range properties {
		c := *p
		c.Required = c.Required || required[p.Name.Wire]
		c.Name.Go = fields.Distinct(s.Property(p.Name.Wire).Go)
		copies[i] = &c
	}
	return copies
}
