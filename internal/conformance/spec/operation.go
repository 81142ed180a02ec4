package spec

import "strings"

// An Operation is one method on one path, in all its versions.
type Operation struct {
	Method string // "GET"
	Path   string
	Name   string // public name: the override, or else the operationId
	ID     string
	Tag    string // the first; empty if there is none

	doc  *Document
	item *Node
	node *Node
}

var methods = map[string]bool{
	"get": true, "put": true, "post": true, "patch": true, "delete": true, "head": true, "options": true,
}

// Operations returns all operations in document order.
func (d *Document) Operations() []*Operation {
	var all []*Operation
	paths := d.Root.Get("paths")
	for _, path := range paths.Members() {
		for _, method := range paths.Get(path).Members() {
			if methods[method] {
				all = append(all, d.operation(path, method))
			}
		}
	}
	return all
}

func (d *Document) operation(path, method string) *Operation {
	item := d.Root.Get("paths", path)
	n := item.Get(method)
	o := &Operation{Method: strings.ToUpper(method), Path: path, doc: d, item: item, node: n}
	o.ID = n.Get("operationId").Text()
	o.Name = n.Get("x-xgen-operation-id-override").Text()
	if o.Name == "" {
		o.Name = o.ID
	}
	if tags := n.Get("tags").List(); len(tags) > 0 {
		o.Tag = tags[0].Text()
	}
	return o
}

// Deprecated reports whether the operation is deprecated in all versions.
func (o *Operation) Deprecated() bool { return o.node.Get("deprecated").True() }

// Security returns the alternatives by which a caller authenticates: those of the
// operation, else those of the document.
func (o *Operation) Security() []*Node {
	if own := o.node.Get("security"); own != nil {
		return own.List()
	}
	return o.doc.Root.Get("security").List()
}

// BodyRequired reports whether a request must have a body.
func (o *Operation) BodyRequired() bool {
	return o.doc.Deref(o.node.Get("requestBody")).Get("required").True()
}

// A Param is a parameter of an operation.
type Param struct {
	Name     string
	In       string // "path", "query" or "header"
	Required bool
	Explode  bool
	Schema   *Node
}

// Params returns the parameters of the path item and of the operation. Those of
// the operation replace equal ones of the path item.
func (o *Operation) Params() []Param {
	var all []Param
	for _, list := range [][]*Node{o.item.Get("parameters").List(), o.node.Get("parameters").List()} {
		for _, n := range list {
			all = replace(all, o.param(o.doc.Deref(n)))
		}
	}
	return all
}

func replace(all []Param, p Param) []Param {
	for i, old := range all {
		if old.Name == p.Name && old.In == p.In {
			all[i] = p
			return all
		}
	}
	return append(all, p)
}

func (o *Operation) param(n *Node) Param {
	in := n.Get("in").Text()
	return Param{
		Name:     n.Get("name").Text(),
		In:       in,
		Required: n.Get("required").True() || in == "path",
		Explode:  n.Get("explode").Text() != "false",
		Schema:   n.Get("schema"),
	}
}
