package spec

import "slices"

// merged reports whether a union is one struct in Go: some value that the document
// allows selects no arm, and no two arms contradict each other.
func (d *Document) merged(c *Choice) bool {
	undecided := len(c.Shared) > 0 || slices.ContainsFunc(c.Arms, func(a *Arm) bool { return len(a.Tags) == 0 && a.Key == "" })
	if c.Declared || !undecided {
		return false
	}
	for i, a := range c.Arms {
		for _, b := range c.Arms[:i+1] {
			if !d.agree(a.Schema, b.Schema, nil) {
				return false
			}
		}
	}
	return true
}

// agree reports whether a Go type can hold the values of two schemas and encode them
// as they came. Schemas in seen are assumed to agree with themselves.
func (d *Document) agree(a, b *Node, seen []*Node) bool {
	x, y := d.Shape(a), d.Shape(b)
	if x.Kind == Enum && y.Kind == Text || x.Kind == Text && y.Kind == Enum {
		return x.Strings || y.Strings
	}
	switch {
	case x.Kind != y.Kind:
		return false
	case x.Kind == Text:
		return (x.Node.Get("format").Text() == "date-time") == (y.Node.Get("format").Text() == "date-time")
	case x.Kind == Union:
		return x.Choice == y.Choice && (len(seen) > 0 || d.merged(x.Choice))
	case slices.Contains(seen, x.Node):
		return true
	case x.Elem != nil && y.Elem != nil:
		return d.agree(x.Elem, y.Elem, append(seen, x.Node))
	}
	for _, m := range x.Members {
		i := slices.IndexFunc(y.Members, func(other Member) bool { return other.Name == m.Name })
		if i >= 0 && (m.ReadOnly != y.Members[i].ReadOnly || !d.agree(m.Schema, y.Members[i].Schema, append(seen, x.Node))) {
			return false
		}
	}
	return true
}

// mergedMembers returns the schemas of members that the arms of a merged union have
// alike, or that one of them has. Where arms differ, Go has a type of its own.
func (d *Document) mergedMembers(c *Choice) []*Node {
	byName := map[string][]*Node{}
	var names []string
	for _, arm := range c.Arms {
		for _, m := range d.Shape(arm.Schema).Members {
			if byName[m.Name] == nil {
				names = append(names, m.Name)
			}
			byName[m.Name] = append(byName[m.Name], m.Schema)
		}
	}
	var all []*Node
	for _, name := range names {
		schemas := byName[name]
		if !slices.ContainsFunc(schemas, func(n *Node) bool { return d.Shape(n).Name != d.Shape(schemas[0]).Name }) {
			all = append(all, schemas...)
		}
	}
	return all
}
