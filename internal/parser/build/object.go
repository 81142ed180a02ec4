package build

import (
	"maps"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/keyword"
	"github.com/atlasgen/atlasgen/internal/parser/restrict"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// allOf reads inheritance: one reference, annotated; or parents and properties,
// which make an object.
func (b *builder) allOf(n *tree.Node, at inline) model.Type {
	if only := onlyReference(n); only != nil {
		return &model.Ref{Decl: b.declOf(only)}
	}
	if part := b.unionPart(n); part != nil {
		return b.union(n, part, at)
	}
	if b.isObject(n) {
		return b.object(n, at)
	}
	return b.intersection(n, at)
}

// onlyReference returns the reference of an allOf that has one and nothing else
// but annotations, or nil.
func onlyReference(n *tree.Node) *tree.Node {
	var only *tree.Node
	for part := range n.Get("allOf").Elements() {
		switch {
		case part.Get("$ref") != nil && only == nil:
			only = part
		case part.Get("$ref") != nil, substantive(part):
			return nil
		}
	}
	if only != nil && substantive(n) {
		return nil
	}
	return only
}

// annotations are the keywords that say nothing about the shape of a value.
var annotations = []string{"allOf", "title", "description", "default", "example", "examples", "deprecated",
	"readOnly", "writeOnly", "nullable", "externalDocs", "type", "xml", "$comment", "$id", "$schema", "$anchor", "$dynamicAnchor", "$defs"}

// substantive reports whether a schema, its allOf aside, says anything about the
// shape of a value.
func substantive(n *tree.Node) bool {
	for key := range n.Pairs() {
		if !slices.Contains(annotations, key.Text) && !slices.Contains(restrict.Keywords, key.Text) && !strings.HasPrefix(key.Text, "x-") {
			return true
		}
	}
	return false
}

// isObject reports whether a schema describes JSON objects. While it is being
// found out, the answer is yes: a child that leads back to its parent does not
// make the parent anything else.
func (b *builder) isObject(n *tree.Node) bool {
	n = b.deref(n)
	known, asked := b.objectLike[n]
	if n == nil || asked {
		return known
	}
	b.objectLike[n] = true
	b.objectLike[n] = b.describesObject(n)
	return b.objectLike[n]
}

func (b *builder) describesObject(n *tree.Node) bool {
	if n.Get("properties") != nil {
		return keyword.Types(n) == nil || keyword.Types(n).Has("object")
	}
	if arms := b.arms(n); len(arms) > 0 {
		return !slices.ContainsFunc(arms, func(arm *tree.Node) bool { return !b.isObject(arm) })
	}
	if all := n.Get("allOf"); all != nil {
		return slices.ContainsFunc(all.Items, b.isObject)
	}
	return keyword.Types(n).Has("object")
}

// object returns the properties of a schema, those that it inherits first. A
// parent gives its properties and not its oneOf: by the letter of JSON Schema
// the 16 parents whose children refer back to them would never end.
func (b *builder) object(n *tree.Node, at inline) *model.Object {
	if o := b.objects[n]; o != nil {
		return o
	}
	o := &model.Object{}
	b.objects[n] = o
	all := newCollection(o)
	for part := range n.Get("allOf").Elements() {
		b.inherit(all, part, at)
	}
	for key, value := range n.Get("properties").Pairs() {
		name := b.speller.Property(key.Text)
		p := &model.Property{Name: name, Schema: *b.schema(value, at.in(name.Go, "properties/"+tree.EscapePointer(key.Text)))}
		p.ReadOnly = p.ReadOnly && !b.settable(key.Text, value)
		all.put(p)
	}
	o.Properties = b.speller.Fields(o.Properties, b.requires(n))
	if more := b.additional(n, at.in("AdditionalProperties", "additionalProperties")); more != nil {
		o.Additional = more
	}
	return o
}

// requires returns the names that a schema requires, or one that it inherits
// from: a part of an allOf may require what another part declares.
func (b *builder) requires(n *tree.Node) map[string]bool {
	if names := b.required[n]; names != nil {
		return names
	}
	names := map[string]bool{}
	b.required[n] = names // a schema that inherits from itself adds nothing
	for name := range n.Get("required").Elements() {
		names[name.Text] = true
	}
	for part := range n.Get("allOf").Elements() {
		more := b.requires(b.deref(part))
		if !b.spend(part.Pos, len(more)) {
			break
		}
		maps.Copy(names, more)
	}
	return names
}
