package spec

import "strings"

// A Document is an OpenAPI document.
type Document struct {
	Root *Node

	shapes map[*Node]*Shape
}

// Load reads a document from a file.
func Load(file string) (*Document, error) {
	root, err := Read(file)
	if err != nil {
		return nil, err
	}
	return &Document{Root: root, shapes: map[*Node]*Shape{}}, nil
}

// Schemas returns the names of all component schemas in document order.
func (d *Document) Schemas() []string {
	return d.Root.Get("components", "schemas").Members()
}

// Schema returns a component schema by name, or nil.
func (d *Document) Schema(name string) *Node {
	return d.Root.Get("components", "schemas", name)
}

// Deref follows a reference within the document.
func (d *Document) Deref(n *Node) *Node {
	for n.Get("$ref") != nil {
		n = d.at(n.Get("$ref").Text())
	}
	return n
}

func (d *Document) at(ref string) *Node {
	n := d.Root
	for key := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
		n = n.Get(strings.NewReplacer("~1", "/", "~0", "~").Replace(key))
	}
	return n
}

// refName returns the name of the schema in a reference. Mappings of
// discriminators also use the bare name.
func refName(ref string) string {
	return ref[strings.LastIndex(ref, "/")+1:]
}
