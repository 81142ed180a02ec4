package diff

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A comparer builds the graph of the parts that operations use. Its maps are
// not ranged over.
type comparer struct {
	decls  map[pair]*node
	parts  map[part]*node
	enum   map[string]*node // of inline enums, by their values
	nodes  []*node
	change []Change
	gone   func(*model.Decl) bool // the newer document has no schema of this name
	fresh  func(*model.Decl) bool // the older document has none

	oldNames, newNames map[string]bool // the Go names of the schemas of both documents
}

type pair struct{ from, to *model.Decl }

// A part identifies a property, a parameter or a response by the position of
// its declaration. Objects that inherit a property, and operations that refer
// to a component, share the part.
type part struct {
	from, to model.Position
	role     string // distinguishes uses of one position
}

func newComparer(from, to *model.Document) *comparer {
	return &comparer{
		decls: map[pair]*node{},
		enum:  map[string]*node{},
		parts: map[part]*node{},
		gone:  missing(to),
		fresh: missing(from),

		oldNames: goNames(from),
		newNames: goNames(to),
	}
}

// goNames returns the Go names of the schemas of a document; doc may be nil.
func goNames(doc *model.Document) map[string]bool {
	names := map[string]bool{}
	if doc == nil {
		return names
	}
	for _, d := range doc.Decls {
		if d.Name.Wire != "" {
			names[d.Name.Go] = true
		}
	}
	return names
}

// missing returns a function that reports whether a document lacks a schema
// with the name of a declaration. It always returns false if doc is nil.
func missing(doc *model.Document) func(*model.Decl) bool {
	if doc == nil {
		return func(*model.Decl) bool { return false }
	}
	names := map[string]bool{}
	for _, d := range doc.Decls {
		names[d.Name.Wire] = true
	}
	return func(d *model.Decl) bool { return !names[d.Name.Wire] }
}

func (c *comparer) node(where Where) *node {
	n := &node{where: where}
	c.nodes = append(c.nodes, n)
	return n
}

// part returns the spot of a part that s uses, and whether the part is new.
func (c *comparer) part(s spot, key part, where Where) (spot, bool) {
	if s.reversed {
		key.role += " reversed"
	}
	n, known := c.parts[key]
	if !known {
		n = c.node(where)
		c.parts[key] = n
	}
	s.uses(n)
	return spot{node: n, dirs: both, reversed: s.reversed}, !known
}

// changes returns the findings of all nodes with their verdicts, in order.
func (c *comparer) changes() []Change {
	changes := c.change
	for _, n := range c.nodes {
		changes = append(changes, n.changes()...)
	}
	slices.SortStableFunc(changes, CompareChanges)
	changes = merged(changes)
	identified(changes)
	return changes
}

// merged joins equal changes. They occur if one declaration was compared with
// several.
func merged(changes []Change) []Change {
	var kept []Change
	for _, c := range changes {
		last := len(kept) - 1
		if last < 0 || CompareChanges(kept[last], c) != 0 || kept[last].member != c.member {
			kept = append(kept, c)
			continue
		}
		if c.Breaking && !kept[last].Breaking {
			kept[last].Breaking, kept[last].Reads, kept[last].Reason = true, c.Reads, c.Reason
		}
		kept[last].Operations = union(kept[last].Operations, c.Operations)
		kept[last].Callers = union(kept[last].Callers, c.Callers)
		kept[last].AtPin = kept[last].AtPin || c.AtPin
	}
	return kept
}

// union returns the names of two lists, sorted and each once.
func union(x, y []string) []string {
	all := slices.Concat(x, y)
	slices.Sort(all)
	return slices.Compact(all)
}
