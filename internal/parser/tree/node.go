// Package tree reads YAML and JSON: it turns untrusted bytes into a tree of nodes with
// positions, and limits size, depth and aliases. It knows JSON pointers and writes
// trees as JSON, but knows nothing about the meaning of a document. It is the only
// package that imports libopenapi. No type of libopenapi appears in its interface.
package tree

import (
	"iter"
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// A Node is one value of a document with its position. A nil node stands for a missing
// value: it has no keys, no items and no text, and its methods may be called. Set and
// Remove change a mapping. Keys must not be changed in other ways.
type Node struct {
	Kind  Kind
	Tag   Tag    // of a scalar
	Text  string // of a scalar; "true", "false" or "null" if Tag says so
	Pos   model.Position
	Keys  []*Node        // of a mapping: scalars, in document order
	Items []*Node        // of a mapping: the value of each key; of a sequence: its items
	index map[string]int // of a mapping: the position of each key; nil until it is needed
}

// A Kind is one of the three shapes of YAML nodes.
type Kind uint8

// The kinds.
const (
	Scalar Kind = iota
	Mapping
	Sequence
)

// A Tag is the type of a scalar in the core schema of YAML 1.2: dates, on, off, yes
// and no are strings.
type Tag uint8

// The tags.
const (
	TagString Tag = iota
	TagInteger
	TagFloat
	TagBoolean
	TagNull
)

// indexed is the number of keys from which a mapping has an index.
const indexed = 24

// Get returns the value of a key, or nil.
func (n *Node) Get(key string) *Node {
	i := n.find(key)
	if i < 0 {
		return nil
	}
	return n.Items[i]
}

// Key returns the node of a key, or nil.
func (n *Node) Key(key string) *Node {
	i := n.find(key)
	if i < 0 {
		return nil
	}
	return n.Keys[i]
}

// find returns the position of a key in a mapping, or -1.
func (n *Node) find(key string) int {
	if n == nil {
		return -1
	}
	if len(n.Keys) >= indexed {
		return n.lookup(key)
	}
	for i, k := range n.Keys {
		if k.Text == key {
			return i
		}
	}
	return -1
}

func (n *Node) lookup(key string) int {
	if n.index == nil {
		n.index = make(map[string]int, len(n.Keys))
		for i, k := range n.Keys {
			if _, twice := n.index[k.Text]; !twice {
				n.index[k.Text] = i
			}
		}
	}
	i, ok := n.index[key]
	if !ok {
		return -1
	}
	return i
}

// Set adds a key to a mapping, or replaces its value.
func (n *Node) Set(key, value *Node) {
	if i := n.find(key.Text); i >= 0 {
		n.Items[i] = value
		return
	}
	if n.index != nil {
		n.index[key.Text] = len(n.Keys)
	}
	n.Keys = append(n.Keys, key)
	n.Items = append(n.Items, value)
}

// Remove removes a key and its value from a mapping.
func (n *Node) Remove(key string) {
	if i := n.find(key); i >= 0 {
		n.Keys = slices.Delete(n.Keys, i, i+1)
		n.Items = slices.Delete(n.Items, i, i+1)
		n.index = nil
	}
}

// Discard removes the items of a sequence, or the values of a mapping with their keys,
// for which unwanted returns true.
func (n *Node) Discard(unwanted func(value *Node) bool) {
	if n == nil {
		return
	}
	var keys, items []*Node
	for i, item := range n.Items {
		if unwanted(item) {
			continue
		}
		items = append(items, item)
		if n.Kind == Mapping {
			keys = append(keys, n.Keys[i])
		}
	}
	n.Keys, n.Items, n.index = keys, items, nil
}

// Str returns the text of the scalar at a key, or "".
func (n *Node) Str(key string) string {
	v := n.Get(key)
	if v == nil || v.Kind != Scalar {
		return ""
	}
	return v.Text
}

// Pairs yields the keys and values of a mapping in document order.
func (n *Node) Pairs() iter.Seq2[*Node, *Node] {
	return func(yield func(*Node, *Node) bool) {
		if n == nil {
			return
		}
		for i, k := range n.Keys {
			if !yield(k, n.Items[i]) {
				return
			}
		}
	}
}

// Elements yields the items of a sequence in order.
func (n *Node) Elements() iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		if n == nil || n.Kind != Sequence {
			return
		}
		for _, item := range n.Items {
			if !yield(item) {
				return
			}
		}
	}
}

// Clone returns a deep copy of n, which must not be nil.
func (n *Node) Clone() *Node {
	c := *n
	c.index = nil
	c.Keys, c.Items = nil, nil
	for _, k := range n.Keys {
		c.Keys = append(c.Keys, k.Clone())
	}
	for _, v := range n.Items {
		c.Items = append(c.Items, v.Clone())
	}
	return &c
}

// Shape returns the shape of a node for complaints.
func (n *Node) Shape() string {
	switch n.Kind {
	case Mapping:
		return "an object"
	case Sequence:
		return "a list"
	}
	return [...]string{"a string", "an integer", "a number", "a boolean", "null"}[n.Tag]
}

// Excerpt returns the part of a node that complaints quote.
func (n *Node) Excerpt() string {
	if n.Kind == Scalar {
		return complaint.Quote(n.Text)
	}
	return n.Shape()
}

// IsNumber reports whether a node is an integer or another number.
func (n *Node) IsNumber() bool {
	return n.Kind == Scalar && (n.Tag == TagInteger || n.Tag == TagFloat)
}

// IsFinite reports whether a node is a number that JSON can represent.
func (n *Node) IsFinite() bool { return n.IsNumber() && jsonNumber(n.Text) != "" }

// IsText reports whether a node is a string.
func (n *Node) IsText() bool { return n.Kind == Scalar && n.Tag == TagString }
