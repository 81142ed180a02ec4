package build

// A readOnly on a shared schema applies to every property that refers to it, and
// the published documents contradict themselves there: the publisher's tool puts
// the readOnly of one property on the schema that others share, and the example of
// a request sets one of these. The example wins, for all properties of that name.
// See docs/decisions/06-read-only-properties.md.

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// A setting is a property, wherever it is, with the component that makes it read-only.
type setting struct {
	component *tree.Node
	property  string
}

// maxSteps bounds the work on the examples of a document; those of the published
// ones take 657.
const maxSteps = 200_000

// evidence walks the examples of requests along their schemas.
type evidence struct {
	*builder
	operation string // that the example at hand belongs to
	met       map[encounter]bool
	steps     int
}

// An encounter is a value where a schema describes it.
type encounter struct{ schema, value *tree.Node }

// examine finds which read-only components examples of requests set, in any
// version of any operation, so that the answer does not depend on a pin.
func (b *builder) examine() {
	e := &evidence{builder: b, met: map[encounter]bool{}}
	for path, item := range b.root.Get("paths").Pairs() {
		for method, op := range item.Pairs() {
			if !slices.Contains(methods, method.Text) {
				continue
			}
			e.operation, _ = b.publicName(op, method.Text, path.Text)
			for _, media := range b.deref(op.Get("requestBody")).Get("content").Pairs() {
				e.media(media)
			}
		}
	}
}

func (e *evidence) media(n *tree.Node) {
	schema := n.Get("schema")
	e.walk(schema, n.Get("example"))
	for _, example := range n.Get("examples").Pairs() {
		e.walk(schema, e.deref(example).Get("value"))
	}
}

// walk follows a value along a schema, and along all that describe it beside that.
func (e *evidence) walk(n, v *tree.Node) {
	n = e.deref(n)
	at := encounter{n, v}
	if n == nil || v == nil || v.Kind == tree.Scalar || e.met[at] || !e.step(v) {
		return
	}
	e.met[at] = true
	for part := range n.Get("allOf").Elements() {
		e.walk(part, v)
	}
	for _, arm := range e.chosen(n, v) {
		e.walk(arm, v)
	}
	for item := range v.Elements() {
		e.walk(n.Get("items"), item)
	}
	for key, value := range v.Pairs() {
		if property := n.Get("properties").Get(key.Text); property != nil {
			e.set(key.Text, property, value)
			e.walk(property, value)
		} else {
			e.walk(n.Get("additionalProperties"), value)
		}
		if !e.step(v) {
			return
		}
	}
}

// step reports whether there may be one more step, which is at v.
func (e *evidence) step(v *tree.Node) bool {
	e.steps++
	if e.steps == maxSteps {
		e.warn(complaint.ExamplesTooLarge, v.Pos, "examples of requests are too large: what they set from here on is not looked at")
	}
	return e.steps < maxSteps
}

// chosen returns the arm of a union that a value names, or all if it names none.
func (e *evidence) chosen(n, v *tree.Node) []*tree.Node {
	d := n.Get("discriminator")
	if ref := d.Get("mapping").Get(v.Str(d.Str("propertyName"))); ref != nil {
		return []*tree.Node{e.mappingNode(ref)}
	}
	return e.armNodes(n)
}

// set takes note that an example sets a property, which null does not.
func (e *evidence) set(name string, property, value *tree.Node) {
	lenders := e.readOnlyAlong(property)
	if value.Tag == tree.TagNull || slices.Contains(lenders, property) {
		return
	}
	for _, c := range lenders {
		s := setting{c, name}
		if e.settings[s] {
			continue
		}
		e.settings[s] = true
		e.contested[c] = true
		e.warn(complaint.ReadOnlySet, readOnlyKey(c).Pos, "schema %s is readOnly, but the request example of %s sets it as %s: taken as writable there",
			complaint.Quote(e.decls[c].Name.Wire), complaint.Quote(e.operation), complaint.Quote(name))
	}
}

// readOnlyKey returns where a schema says that it is read-only, itself or in an
// inline member of its allOf; nil if it does not.
func readOnlyKey(n *tree.Node) *tree.Node {
	if n.Str("readOnly") == "true" {
		return n.Key("readOnly")
	}
	for part := range n.Get("allOf").Elements() {
		if part.Get("$ref") == nil {
			if key := readOnlyKey(part); key != nil {
				return key
			}
		}
	}
	return nil
}

// readOnlyAlong returns the schemas that make one read-only: itself, and those
// that it stands for.
func (b *builder) readOnlyAlong(n *tree.Node) []*tree.Node {
	var all []*tree.Node
	b.says(n, func(n *tree.Node) bool {
		if readOnlyKey(n) != nil {
			all = append(all, n)
		}
		return false
	})
	return all
}

// settable reports whether a property is read-only only by components that
// examples set as it.
func (b *builder) settable(name string, property *tree.Node) bool {
	return every(b.readOnlyAlong(property), func(c *tree.Node) bool { return b.settings[setting{c, name}] })
}

// isContested reports whether a component is read-only only by what examples set
// as some property. Then it is so in places, and not by itself.
func (b *builder) isContested(n *tree.Node) bool {
	return every(b.readOnlyAlong(n), func(c *tree.Node) bool { return b.contested[c] })
}

func every(nodes []*tree.Node, is func(*tree.Node) bool) bool {
	return len(nodes) > 0 && !slices.ContainsFunc(nodes, func(n *tree.Node) bool { return !is(n) })
}
