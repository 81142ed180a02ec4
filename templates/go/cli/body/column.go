package body

import (
	"slices"
	"strings"
)

// Columns returns the properties of an item of a list that have one value, in the
// order of the document or, if ranked, those first that tell a reader most. The
// schema is that of a page with results, of a list, or of an object. None are
// returned where the document does not say what an item is.
func (c *Schemas) Columns(text string, ranked bool) []string {
	if text == "" {
		return nil
	}
	s := c.of(parse(text))
	if results := s.property("results"); results != nil {
		s = c.of(results)
	}
	if s.Items != nil {
		s = c.of(s.Items)
	}
	list := c.scalars(s)
	if ranked {
		slices.SortStableFunc(list, func(a, b property) int { return weight(a) - weight(b) })
	}
	return names(list)
}

func names(list []property) []string {
	var names []string
	for _, p := range list {
		names = append(names, p.name)
	}
	return names
}

// scalars returns the properties that have one value. A union has those of its
// first arm that all arms have.
func (c *Schemas) scalars(s *schema) []property {
	var list []property
	for _, p := range s.Properties {
		of := c.of(p.schema)
		if len(of.Type) > 0 && of.Type[0] != "object" && of.Type[0] != "array" && !c.secret(p.schema) {
			list = append(list, property{p.name, of})
		}
	}
	for i, a := range s.AnyOf {
		arm := c.of(a)
		if i == 0 {
			list = c.scalars(arm)
		}
		list = slices.DeleteFunc(list, func(p property) bool { return len(arm.Properties) > 0 && arm.property(p.name) == nil })
	}
	return list
}

// weight orders properties by what they tell: name, identifier, state, kind.
func weight(p property) int {
	name := strings.ToLower(p.name)
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
