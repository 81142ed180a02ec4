package parser

import (
	"iter"
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// A node is one value of a document with its place. The zero kind is a scalar.
// All methods accept a nil node, which stands for an absent value.
type node struct {
	kind  kind
	tag   scalarTag // of a scalar
	text  string    // of a scalar; "true", "false" or "null" where the tag says so
	pos   model.Position
	keys  []*node // of a mapping, in document order
	items []*node // of a mapping: the value of each key; of a sequence: its items
	index map[string]int
}

// A kind says which of the three shapes of YAML a node has.
type kind uint8

const (
	scalar kind = iota
	mapping
	sequence
)

// A scalarTag is the type of a scalar by the core schema of YAML 1.2: dates, on,
// off, yes and no are strings.
type scalarTag uint8

const (
	tagString scalarTag = iota
	tagInteger
	tagFloat
	tagBoolean
	tagNull
)

// indexed is the size from which a mapping is searched through an index.
const indexed = 24

// get returns the value of a key, or nil.
func (n *node) get(key string) *node {
	i := n.find(key)
	if i < 0 {
		return nil
	}
	return n.items[i]
}

// key returns the node of a key itself, or nil.
func (n *node) key(key string) *node {
	i := n.find(key)
	if i < 0 {
		return nil
	}
	return n.keys[i]
}

// find returns where a mapping has a key, or -1.
func (n *node) find(key string) int {
	if n == nil {
		return -1
	}
	if len(n.keys) >= indexed {
		return n.lookup(key)
	}
	for i, k := range n.keys {
		if k.text == key {
			return i
		}
	}
	return -1
}

func (n *node) lookup(key string) int {
	if n.index == nil {
		n.index = make(map[string]int, len(n.keys))
		for i, k := range n.keys {
			if _, twice := n.index[k.text]; !twice {
				n.index[k.text] = i
			}
		}
	}
	i, ok := n.index[key]
	if !ok {
		return -1
	}
	return i
}

// set gives a mapping a key, or the key another value.
func (n *node) set(key, value *node) {
	if i := n.find(key.text); i >= 0 {
		n.items[i] = value
		return
	}
	n.keys = append(n.keys, key)
	n.items = append(n.items, value)
	n.index = nil
}

// remove takes a key and its value out of a mapping.
func (n *node) remove(key string) {
	if i := n.find(key); i >= 0 {
		n.keys = slices.Delete(n.keys, i, i+1)
		n.items = slices.Delete(n.items, i, i+1)
		n.index = nil
	}
}

// str returns the text of the scalar under a key, or "".
func (n *node) str(key string) string {
	v := n.get(key)
	if v == nil || v.kind != scalar {
		return ""
	}
	return v.text
}

// pairs yields the keys and values of a mapping in document order.
func (n *node) pairs() iter.Seq2[*node, *node] {
	return func(yield func(*node, *node) bool) {
		if n == nil {
			return
		}
		for i, k := range n.keys {
			if !yield(k, n.items[i]) {
				return
			}
		}
	}
}

// elements yields the items of a sequence in order.
func (n *node) elements() iter.Seq[*node] {
	return func(yield func(*node) bool) {
		if n == nil || n.kind != sequence {
			return
		}
		for _, item := range n.items {
			if !yield(item) {
				return
			}
		}
	}
}

// clone returns a copy that shares nothing with n.
func (n *node) clone() *node {
	c := *n
	c.index = nil
	c.keys, c.items = nil, nil
	for _, k := range n.keys {
		c.keys = append(c.keys, k.clone())
	}
	for _, v := range n.items {
		c.items = append(c.items, v.clone())
	}
	return &c
}

// what names the shape of a node in a complaint.
func (n *node) what() string {
	switch n.kind {
	case mapping:
		return "an object"
	case sequence:
		return "a list"
	}
	return [...]string{"a string", "an integer", "a number", "a boolean", "null"}[n.tag]
}

// excerpt is what a complaint quotes of a node.
func (n *node) excerpt() string {
	if n.kind == scalar {
		return complaint.Quote(n.text)
	}
	return n.what()
}

// isNumber reports whether a node is an integer or another number.
func (n *node) isNumber() bool {
	return n.kind == scalar && (n.tag == tagInteger || n.tag == tagFloat)
}

// isFinite reports whether a node is a number that JSON can write.
func (n *node) isFinite() bool { return n.isNumber() && jsonNumber(n.text) != "" }

// isText reports whether a node is a string.
func (n *node) isText() bool { return n.kind == scalar && n.tag == tagString }
