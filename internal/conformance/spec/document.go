package spec

import (
	"regexp"
	"slices"
	"strings"
)

// A Document is an OpenAPI document.
type Document struct {
	Root      *Node
	Versioned *regexp.Regexp // media types that carry a version, which its first group matches

	shapes map[*Node]*Shape
}

// Load reads a document from a file.
func Load(file string) (*Document, error) {
	root, err := Read(file)
	if err != nil {
		return nil, err
	}
	return &Document{Root: root, Versioned: versioned, shapes: map[*Node]*Shape{}}, nil
}

// BaseURL returns the first server with an absolute address, its variables replaced
// by their defaults; if all are relative, the first one.
func (d *Document) BaseURL() string {
	var all []string
	for _, server := range d.Root.Get("servers").List() {
		address := server.Get("url").Text()
		for _, name := range server.Get("variables").Members() {
			address = strings.ReplaceAll(address, "{"+name+"}", server.Get("variables", name, "default").Text())
		}
		all = append(all, strings.TrimSuffix(address, "/"))
	}
	if i := slices.IndexFunc(all, func(a string) bool { return strings.Contains(a, "://") }); i > 0 {
		return all[i]
	}
	return strings.Join(all[:min(1, len(all))], "")
}

// Versions returns the versions of all operations, each once.
func (d *Document) Versions() []string {
	var all []string
	for _, o := range d.Operations() {
		all = append(all, o.Versions()...)
	}
	slices.Sort(all)
	return slices.Compact(all)
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
