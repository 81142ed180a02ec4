package parser

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/convention"
	"github.com/atlasgen/atlasgen/internal/parser/strict"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// A piece is an operation or a component, which can be left out of a document.
type piece struct {
	node      *tree.Node
	operation *model.Operation     // of an operation: what a selection looks at
	needs     []string             // the references in it
	cause     *complaint.Complaint // the first complaint about it, or about what it needs
	reached   bool                 // it is selected, or something selected needs it
}

// Parts are the operations and components of a document.
type parts struct {
	pieces []*piece
	at     map[model.Position][]*piece // by the places in them
	named  map[string]*piece           // components, by what refers to them
}

// newParts finds the parts of a document.
func newParts(in input) *parts {
	p := &parts{at: map[model.Position][]*piece{}, named: map[string]*piece{}}
	for section, components := range in.root.Get("components").Pairs() {
		for name, n := range components.Pairs() {
			c := p.add(strict.Kind(section.Text), n)
			p.at[name.Pos] = append(p.at[name.Pos], c)
			p.named[componentRef(section.Text, name.Text)] = c
			if section.Text == "schemas" {
				p.named[name.Text] = c // in the mapping of a discriminator
			}
		}
	}
	reader := convention.Reader{Dialect: in.dialect}
	for path, item := range in.root.Get("paths").Pairs() {
		p.path(reader, path, item)
	}
	return p
}

// add adds a piece that is an object of the grammar.
func (p *parts) add(kind string, n *tree.Node) *piece {
	c := &piece{node: n}
	p.pieces = append(p.pieces, c)
	p.cover(c, kind, n)
	return c
}

// path adds the operations of a path. Each of them has what the path gives to all.
func (p *parts) path(reader convention.Reader, path, item *tree.Node) {
	var all []*piece
	for method, n := range item.Pairs() {
		if !strict.IsMethod(method.Text) {
			continue
		}
		c := p.add("operation", n)
		c.operation = outline(reader, path.Text, method.Text, n)
		p.at[method.Pos] = append(p.at[method.Pos], c)
		all = append(all, c)
	}
	p.at[path.Pos] = append(p.at[path.Pos], all...)
	for key, value := range item.Pairs() {
		if !strict.IsMethod(key.Text) {
			for _, c := range all {
				p.cover(c, "", value)
			}
		}
	}
}

// outline returns what a selection looks at.
func outline(reader convention.Reader, path, method string, n *tree.Node) *model.Operation {
	o := &model.Operation{Path: path, Method: method, ID: n.Str("operationId")}
	if name := reader.OperationName(n); name != nil {
		o.Name.Wire = name.Text
	}
	for tag := range n.Get("tags").Elements() {
		o.Tags = append(o.Tags, &model.Tag{Name: model.Name{Wire: tag.Text}})
	}
	return o
}

// cover notes that what stands below an object of the grammar belongs to a piece.
func (p *parts) cover(c *piece, kind string, n *tree.Node) {
	p.coverPlaces(c, n)
	strict.References(n, kind, func(ref, _ *tree.Node, _ string) { c.needs = append(c.needs, ref.Text) })
}

func (p *parts) coverPlaces(c *piece, n *tree.Node) {
	if at := p.at[n.Pos]; len(at) == 0 || at[len(at)-1] != c {
		p.at[n.Pos] = append(at, c)
	}
	for _, key := range n.Keys {
		p.at[key.Pos] = append(p.at[key.Pos], c)
	}
	for _, item := range n.Items {
		p.coverPlaces(c, item)
	}
}

// reach marks the selected operations and what they need.
func (p *parts) reach(s model.Selection) {
	var waiting []*piece
	for _, c := range p.pieces {
		if s.Empty() || c.operation != nil && s.Selects(c.operation) {
			waiting = append(waiting, c)
		}
	}
	for len(waiting) > 0 {
		c := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		if c.reached {
			continue
		}
		c.reached = true
		for _, ref := range c.needs {
			if n := p.named[ref]; n != nil {
				waiting = append(waiting, n)
			}
		}
	}
}

// matters reports whether a complaint is about something that is reached, or about
// the document as a whole.
func (p *parts) matters(one complaint.Complaint) bool {
	at := p.at[one.Pos]
	return len(at) == 0 || slices.ContainsFunc(at, func(c *piece) bool { return c.reached })
}

// blame returns the parts that complaints are about and those that need them. all is
// false if a complaint is about none.
func (p *parts) blame(complaints complaint.List) (blamed []*piece, all bool) {
	for _, one := range complaints {
		at := p.at[one.Pos]
		if len(at) == 0 {
			return nil, false
		}
		for _, c := range at {
			if c.cause == nil {
				c.cause = &one
			}
		}
	}
	p.spread()
	for _, c := range p.pieces {
		if c.cause != nil {
			blamed = append(blamed, c)
		}
	}
	return blamed, true
}

// spread blames the parts that need a blamed one.
func (p *parts) spread() {
	users := map[*piece][]*piece{} // looked up, never ranged over
	var waiting []*piece
	for _, c := range p.pieces {
		for _, ref := range c.needs {
			if n := p.named[ref]; n != nil {
				users[n] = append(users[n], c)
			}
		}
		if c.cause != nil {
			waiting = append(waiting, c)
		}
	}
	for len(waiting) > 0 {
		c := waiting[0]
		waiting = waiting[1:]
		for _, user := range users[c] {
			if user.cause == nil {
				user.cause = c.cause
				waiting = append(waiting, user)
			}
		}
	}
}

// leaveOut removes the operations and components at places from the tree, and paths
// that have no operations.
func leaveOut(root *tree.Node, places map[model.Position]bool) {
	if len(places) == 0 {
		return
	}
	unwanted := func(n *tree.Node) bool { return places[n.Pos] }
	root.Get("paths").Discard(func(item *tree.Node) bool {
		item.Discard(unwanted)
		return !hasOperations(item)
	})
	for section, components := range root.Get("components").Pairs() {
		if !strings.HasPrefix(section.Text, "x-") {
			components.Discard(unwanted)
		}
	}
}

func hasOperations(item *tree.Node) bool {
	return slices.ContainsFunc(item.Keys, func(key *tree.Node) bool { return strict.IsMethod(key.Text) })
}
