package naming

import "github.com/atlasgen/atlasgen/internal/model"

// Fields returns copies of the properties whose Go names differ, from each
// other and from what a type with additional properties has of its own, with
// Required set for those that are named here or were required where they came
// from.
func Fields(properties []*model.Property, required map[string]bool) []*model.Property {
	fields := Members{"AdditionalProperties": 1, "MarshalJSON": 1, "UnmarshalJSON": 1}
	copies := make([]*model.Property, len(properties))
	for i, p := range properties {
		c := *p
		c.Required = c.Required || required[p.Name.Wire]
		c.Name.Go = fields.Distinct(Go(p.Name.Wire))
		copies[i] = &c
	}
	return copies
}
