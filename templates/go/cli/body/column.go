package body

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
)

// Columns returns the properties of an item of a list that have one value, in the
// order of the document or, if ranked, those first that tell a reader most. The
// schema is that of a page, where members lead to the list, of a list, or of an
// object. None are returned where the document does not say what an item is.
func (c *Schemas) Columns(text string, items []string, ranked bool) []string {
	if text == "" {
		return nil
	}
	s := c.Resolve(schema.Parse(text))
	list := s
	for _, name := range items {
		if list != nil {
			list = c.Resolve(list).Property(name)
		}
	}
	if list != nil {
		s = c.Resolve(list)
	}
	if s.Items != nil {
		s = c.Resolve(s.Items)
	}
	scalars := c.scalars(s)
	if ranked {
		slices.SortStableFunc(scalars, func(a, b schema.Property) int { return weight(a) - weight(b) })
	}
	return names(scalars)
}

func names(list []schema.Property) []string {
	var names []string
	for _, p := range list {
		names = append(names, p.Name)
	}
	return names
}

// scalars returns the properties that have one value. A union has those of its
// first arm that all arms have.
func (c *Schemas) scalars(s *schema.Schema) []schema.Property {
	var list []schema.Property
	for _, p := range s.Properties {
		of := c.Resolve(p.Schema)
		if len(of.Type) > 0 && of.Type[0] != "object" && of.Type[0] != "array" && !c.Secret(p.Schema) {
			list = append(list, schema.Property{Name: p.Name, Schema: of})
		}
	}
	for i, a := range s.AnyOf {
		arm := c.Resolve(a)
		if i == 0 {
			list = c.scalars(arm)
		}
		list = slices.DeleteFunc(list, func(p schema.Property) bool { return len(arm.Properties) > 0 && arm.Property(p.Name) == nil })
	}
	return list
}

// weight orders properties by what they tell: name, identifier, state, kind.
func weight(p schema.Property) int {
	name := strings.ToLower(p.Name)
	switch {
	case name == "name":
		return 0
	case name == "id" || name == "_id":
		return 1
	case strings.Contains(name, "state") || strings.Contains(name, "status"):
		return 2
	case strings.HasSuffix(name, "name"):
		return 3
	case len(p.Enum) > 0:
		return 4
	case name == "groupid" || name == "orgid" || name == "projectid" || p.Type[0] == "boolean":
		return 6
	}
	return 5
}
