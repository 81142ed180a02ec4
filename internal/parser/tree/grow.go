package tree

import (
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// MaxDepth is the maximum depth of nested values in a tree. Aliases are expanded, so a
// few of them can stand for many values ("billion laughs").
const (
	MaxDepth    = 100
	maxAliases  = 1000
	maxExpanded = 1_000_000 // nodes from expanded aliases
	maxDigits   = 1000
)

// A fact is the YAML reader's description of one node.
type fact struct {
	kind, style  int
	tag, text    string
	line, column int
	children     int
}

// Numbers of the YAML reader. Its constants cannot be used without importing its
// module.
const (
	yamlSequence = 1 << 1
	yamlMapping  = 1 << 2
	yamlScalar   = 1 << 3

	styleTagged = 1 << 0
	styleQuoted = 1<<1 | 1<<2 | 1<<3 | 1<<4 // in double or single quotes, literal, folded
)

// A place is a node of the tree that is not filled yet.
type place struct {
	node  *Node
	depth int
	key   bool
	alias model.Position // of the alias that leads here; zero if none
}

// A grower turns facts into nodes, and complains about nodes that a tree cannot have.
type grower struct {
	file       string
	nodes      []Node  // block of new nodes
	links      []*Node // block of new links
	aliases    int
	expanded   int
	complaints complaint.List
}

func (g *grower) complain(pos model.Position, format string, args ...any) {
	g.complaints.Add(pos, format, args...)
}

// alias records an alias at a place.
func (g *grower) alias(at *place, line, column int) {
	if at.alias.Line == 0 {
		at.alias = model.Position{File: g.file, Line: line, Column: column}
	}
	g.aliases++
	if g.aliases > maxAliases {
		g.complain(at.alias, "aliases are followed more than %d times", maxAliases)
	}
}

// grow fills a node and returns the places of its children.
func (g *grower) grow(at place, f fact) []place {
	n := at.node
	n.Pos = model.Position{File: g.file, Line: f.line, Column: f.column}
	if !g.allowed(at, f) {
		return nil
	}
	switch f.kind {
	case yamlMapping:
		n.Kind = Mapping
		n.Keys, n.Items = g.take(f.children/2), g.take(f.children/2)
	case yamlSequence:
		n.Kind = Sequence
		n.Items = g.take(f.children)
	default:
		n.Text = f.text
		if f.style&styleQuoted == 0 && !at.key {
			n.Tag, n.Text = plain(f.text)
		}
		if n.IsNumber() && len(n.Text) > maxDigits {
			g.complain(n.Pos, "number has more than %d characters: %s", maxDigits, complaint.Quote(n.Text))
		}
	}
	return at.children()
}

// allowed complains about a node that the tree must not contain.
func (g *grower) allowed(at place, f fact) bool {
	pos := at.node.Pos
	if at.alias.Line > 0 {
		g.expanded++
		pos = at.alias
	}
	switch {
	case g.expanded > maxExpanded:
		g.complain(pos, "aliases stand for more than %d values", maxExpanded)
	case at.depth >= MaxDepth:
		g.complain(pos, "values are nested more than %d levels deep", MaxDepth)
	case f.style&styleTagged != 0:
		g.complain(pos, "YAML tags are not supported: %s", complaint.Quote(f.tag))
	case at.key && f.kind != yamlScalar:
		g.complain(pos, "a key must be a string")
	case at.key && f.text == "<<" && f.style&styleQuoted == 0:
		g.complain(pos, "YAML merge keys are not supported: %s", complaint.Quote(f.text))
	default:
		return true
	}
	return false
}

// children returns the places below a node in document order: key, value, key, value.
func (at place) children() []place {
	n := at.node
	places := make([]place, 0, len(n.Keys)+len(n.Items))
	for i, item := range n.Items {
		if n.Kind == Mapping {
			places = append(places, place{n.Keys[i], at.depth, true, at.alias})
		}
		places = append(places, place{item, at.depth + 1, false, at.alias})
	}
	return places
}

// take returns n new nodes.
func (g *grower) take(n int) []*Node {
	const slab = 1024
	if n > len(g.nodes) {
		g.nodes = make([]Node, max(n, slab))
	}
	if n > len(g.links) {
		g.links = make([]*Node, max(n, slab))
	}
	taken := g.links[:n:n]
	g.links = g.links[n:]
	for i := range taken {
		taken[i] = &g.nodes[i]
	}
	g.nodes = g.nodes[n:]
	return taken
}

// duplicates complains about repeated keys of a mapping. libopenapi would silently use
// the last one in JSON.
func (g *grower) duplicates(n *Node) {
	first := make(map[string]*Node, len(n.Keys))
	for _, key := range n.Keys {
		if twin := first[key.Text]; twin != nil {
			g.complain(key.Pos, "key occurs twice, first in line %d: %s", twin.Pos.Line, complaint.Quote(key.Text))
		} else {
			first[key.Text] = key
		}
	}
	for _, item := range n.Items {
		if item.Kind != Scalar {
			g.duplicates(item)
		}
	}
}
