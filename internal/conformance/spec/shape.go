package spec

import (
	"encoding/json"
	"slices"
)

// A Kind is a kind of JSON value in a document.
type Kind int

// The kinds of shapes.
const (
	Free       Kind = iota // any JSON value
	FreeObject             // any JSON object
	Boolean
	Integer
	Number
	Text
	Enum
	List
	Map
	Object
	Union
)

// A Shape describes the values that a place in the document admits, one level
// deep.
type Shape struct {
	Kind     Kind
	Name     string // name of the component schema, if the place refers to one
	Node     *Node  // contains bounds, formats and patterns
	Nullable bool
	ReadOnly bool
	Members  []Member // of an Object; for a Union, those of its parent schema
	Elem     *Node    // of a List or Map, and of an Object with typed undeclared members
	Values   []string // of an Enum, as JSON texts
	Strings  bool     // the values of an Enum are strings
	Choice   *Choice  // of a Union
}

// A Member is a declared property.
type Member struct {
	Name     string
	Required bool
	ReadOnly bool
	Schema   *Node
}

// Shape returns the shape of a schema, following references and inheritance.
func (d *Document) Shape(n *Node) *Shape {
	if s := d.shapes[n]; s != nil {
		return s
	}
	s := &Shape{Node: n}
	d.shapes[n] = s
	if ref := n.Get("$ref"); ref != nil {
		*s = *d.Shape(d.at(ref.Text()))
		s.Name = refName(ref.Text())
		return s
	}
	d.read(s, n)
	s.Nullable = s.Nullable || n.Get("nullable").True()
	s.ReadOnly = s.ReadOnly || n.Get("readOnly").True()
	return s
}

func (d *Document) read(s *Shape, n *Node) {
	arms := slices.Concat(n.Get("oneOf").List(), n.Get("anyOf").List())
	switch {
	case n.Get("enum") != nil && n.Get("type").Text() != "array": // the roleNames of 2025-07-22 have the items next to the array
		s.Kind, s.Values = Enum, slices.DeleteFunc(values(n), func(v string) bool { return v == "null" })
		s.Nullable = slices.Contains(values(n), "null")
		s.Strings = n.Get("type").Text() == "string" || n.Get("type") == nil && !slices.ContainsFunc(s.Values, func(v string) bool { return v[0] != '"' })
	case len(arms) > 0 && d.allStrings(arms):
		s.Kind, s.Strings = Enum, true
		for _, arm := range arms {
			s.Values = append(s.Values, values(d.Deref(arm))...)
		}
	case len(arms) > 0 || n.Get("discriminator", "mapping") != nil:
		s.Kind, s.Members = Union, d.members(n)
		s.Choice = d.choice(n, arms)
	case d.wraps(n):
		*s = *d.Shape(n.Get("allOf").List()[0])
	case n.Get("allOf") != nil || n.Get("properties") != nil:
		s.Kind, s.Members = Object, d.members(n)
		s.Elem = typed(n.Get("additionalProperties"))
	case n.Get("additionalProperties") != nil:
		d.readMap(s, n)
	default:
		s.Kind = scalars[n.Get("type").Text()]
		s.Elem = n.Get("items")
	}
}

var scalars = map[string]Kind{
	"object": FreeObject, "array": List, "string": Text,
	"integer": Integer, "number": Number, "boolean": Boolean,
}

func (d *Document) readMap(s *Shape, n *Node) {
	s.Elem = typed(n.Get("additionalProperties"))
	s.Kind = Map
	if s.Elem == nil {
		s.Kind = FreeObject
	}
}

// typed returns the schema of undeclared members, or nil.
func typed(n *Node) *Node {
	if len(n.Members()) == 0 {
		return nil
	}
	return n
}

// wraps reports whether n only renames a schema without members.
func (d *Document) wraps(n *Node) bool {
	parts := n.Get("allOf").List()
	if len(parts) != 1 || n.Get("properties") != nil {
		return false
	}
	part := d.Deref(parts[0])
	return part.Get("allOf") == nil && part.Get("properties") == nil && part.Get("oneOf") == nil
}

func (d *Document) allStrings(arms []*Node) bool {
	return !slices.ContainsFunc(arms, func(arm *Node) bool {
		arm = d.Deref(arm)
		return arm.Get("type").Text() != "string" || arm.Get("enum") == nil
	})
}

func values(n *Node) []string {
	var all []string
	for _, v := range n.Get("enum").List() {
		text, err := json.Marshal(v.Scalar)
		if err != nil {
			panic(err) // scalars of a document always have a JSON form
		}
		if !slices.Contains(all, string(text)) {
			all = append(all, string(text))
		}
	}
	return all
}

// members returns the inherited properties, then a schema's own. Children
// inherit the properties of a parent, but not its arms.
func (d *Document) members(n *Node) []Member {
	var all []Member
	for _, part := range n.Get("allOf").List() {
		for _, m := range d.members(d.Deref(part)) {
			all = override(all, m)
		}
	}
	for _, name := range n.Get("properties").Members() {
		schema := n.Get("properties", name)
		all = override(all, Member{Name: name, Schema: schema, ReadOnly: d.readOnly(name, schema)})
	}
	for _, name := range n.Get("required").List() {
		for i := range all {
			all[i].Required = all[i].Required || all[i].Name == name.Text()
		}
	}
	return all
}

// Settable lists, by component, properties that requests set although the
// component is readOnly. The publisher's tool added that because of one use of
// the component (effectiveAnalyticsSpecs, effectiveInstanceSizeName), and the
// examples of createCluster set these properties.
var Settable = map[string][]string{
	"BaseCloudProviderInstanceSize": {"maxInstanceSize", "minInstanceSize"},
	"DedicatedHardwareSpec20240805": {"analyticsSpecs", "readOnlySpecs"},
}

// readOnly reports whether a property, a part of it, or the schema that it refers to
// is readOnly.
func (d *Document) readOnly(name string, n *Node) bool {
	part := slices.ContainsFunc(n.Get("allOf").List(), func(part *Node) bool { return part.Get("readOnly").True() })
	return n.Get("readOnly").True() || part ||
		d.Deref(n).Get("readOnly").True() && !slices.Contains(Settable[refName(n.Get("$ref").Text())], name)
}

func override(all []Member, m Member) []Member {
	i := slices.IndexFunc(all, func(old Member) bool { return old.Name == m.Name })
	if i < 0 {
		return append(all, m)
	}
	m.Required = m.Required || all[i].Required
	all[i] = m
	return all
}
