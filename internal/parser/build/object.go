package build

import (
	"maps"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
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
	var parts []*tree.Node
	for part := range n.Get("allOf").Elements() {
		if substantive(part) || part.Get("type") != nil {
			parts = append(parts, part)
		}
	}
	if len(parts) == 1 {
		return b.shape(parts[0], at)
	}
	b.complain(n.Pos, "allOf of values that are no objects is not supported")
	return model.FreeForm{}
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
	"readOnly", "writeOnly", "nullable", "externalDocs", "type"}

// substantive reports whether a schema, its allOf aside, says anything about the
// shape of a value.
func substantive(n *tree.Node) bool {
	for key := range n.Pairs() {
		if !slices.Contains(annotations, key.Text) && !strings.HasPrefix(key.Text, "x-") {
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
		return typesOf(n) == nil || typesOf(n).has("object")
	}
	if arms := b.arms(n); len(arms) > 0 {
		return !slices.ContainsFunc(arms, func(arm *tree.Node) bool { return !b.isObject(arm) })
	}
	if all := n.Get("allOf"); all != nil {
		return slices.ContainsFunc(all.Items, b.isObject)
	}
	return typesOf(n).has("object")
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
		member := naming.Go(key.Text)
		if member == "" {
			b.complain(key.Pos, "property has no letter or digit to make a name from: %q", key.Text)
		}
		p := &model.Property{Name: naming.Of(key.Text), Schema: *b.schema(value, at.in(member, "properties/"+tree.EscapePointer(key.Text)))}
		p.ReadOnly = p.ReadOnly && !b.settable(key.Text, value)
		all.put(p)
	}
	o.Properties = naming.Fields(o.Properties, b.requires(n))
	if extra := n.Get("additionalProperties"); extra != nil && extra.Kind == tree.Mapping && len(extra.Items) > 0 {
		o.Additional = b.schema(extra, at.in("AdditionalProperties", "additionalProperties"))
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
