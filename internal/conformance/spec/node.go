package spec

import (
	"fmt"
	"os"

	"github.com/goccy/go-yaml"
)

// A Node is one value of a document: an object, a list or a scalar. All methods
// accept a nil Node, which is an absent value.
type Node struct {
	Scalar any      // string, bool, int64, uint64, float64 or nil
	Items  []*Node  // of a list
	Keys   []string // of an object, in document order

	members map[string]*Node
}

// Read returns the tree of a YAML or JSON file. Timestamps are strings.
func Read(file string) (*Node, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return Parse(file, data)
}

// Parse returns the tree of YAML or JSON. Errors name the file.
func Parse(file string, data []byte) (*Node, error) {
	var tree any
	if err := yaml.UnmarshalWithOptions(data, &tree, yaml.UseOrderedMap()); err != nil {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	return newNode(tree), nil
}

func newNode(tree any) *Node {
	switch tree := tree.(type) {
	case yaml.MapSlice:
		n := &Node{members: map[string]*Node{}}
		for _, item := range tree {
			key := fmt.Sprint(item.Key)
			n.Keys = append(n.Keys, key)
			n.members[key] = newNode(item.Value)
		}
		return n
	case []any:
		n := &Node{}
		for _, item := range tree {
			n.Items = append(n.Items, newNode(item))
		}
		return n
	default:
		return &Node{Scalar: tree}
	}
}

// Get returns the member at the end of a path of keys, or nil.
func (n *Node) Get(path ...string) *Node {
	for _, key := range path {
		if n == nil {
			return nil
		}
		n = n.members[key]
	}
	return n
}

// Text returns the text of a scalar, and "" for other nodes.
func (n *Node) Text() string {
	if n == nil || n.Scalar == nil {
		return ""
	}
	return fmt.Sprint(n.Scalar)
}

// True reports whether n is the boolean true.
func (n *Node) True() bool { return n != nil && n.Scalar == true }

// List returns the items of a list. A nil Node has none.
func (n *Node) List() []*Node {
	if n == nil {
		return nil
	}
	return n.Items
}

// Members returns the keys of an object in document order. A nil Node has none.
func (n *Node) Members() []string {
	if n == nil {
		return nil
	}
	return n.Keys
}

// Int returns the value of an integer, and false for other nodes.
func (n *Node) Int() (int64, bool) {
	if n == nil {
		return 0, false
	}
	switch v := n.Scalar.(type) {
	case int64:
		return v, true
	case uint64:
		return int64(v), true
	case float64:
		return int64(v), true
	default:
		return 0, false
	}
}
