package build

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
	"github.com/atlasgen/atlasgen/internal/parser/union"
)

// tellApart completes a union when all declarations are filled.
func (b *builder) tellApart(p *pendingUnion) {
	u := p.union
	b.extendArms(p)
	for _, a := range u.Arms {
		a.Tags = slices.Compact(slices.Sorted(slices.Values(p.tags[a.Decl])))
	}
	union.Tell(u)
}

// share claims the names of a union that is not merged, and declares what its arms
// have alike.
func (b *builder) share(p *pendingUnion) {
	u := p.union
	if u.Merged != nil {
		return
	}
	b.inventValue(p)
	at := b.place(p.at)
	at.Name += "Shared"
	common, declared := union.Shared(u, at)
	for _, d := range declared {
		b.invent(d, "inline schema")
	}
	if len(common) == 0 {
		return
	}
	d := &model.Decl{Name: model.Name{Go: at.Name}, Pointer: at.Pointer}
	d.Schema = model.Schema{Pos: p.node.Pos, Type: &model.Object{Properties: common}}
	b.invent(d, "the shared properties of a union")
	u.Shared = d
}

// extendArms gives an arm that does not inherit the properties that the union
// has beside its oneOf a declaration of its own with them.
func (b *builder) extendArms(p *pendingUnion) {
	if !b.hasProperties(p.node) {
		return
	}
	own := b.object(p.node, p.at)
	for i, a := range p.union.Arms {
		o, ok := a.Decl.Type.(*model.Object)
		if !ok {
			continue
		}
		override(o, own)
		if !lacks(o, own) {
			continue
		}
		both := &model.Object{Additional: o.Additional, Parents: o.Parents}
		all := newCollection(both)
		for _, q := range slices.Concat(own.Properties, o.Properties) {
			all.put(q)
		}
		both.Properties = b.speller.Fields(both.Properties, b.requires(p.arms[a.Decl]))
		s := &model.Schema{Pos: a.Decl.Pos, Type: both, Title: a.Decl.Title, Description: a.Decl.Description}
		d := b.inlineDecl(both, s, p.at.in(a.Decl.Name.Go, "oneOf"))
		p.tags[d] = p.tags[a.Decl]
		p.union.Arms[i] = &model.Arm{Decl: d}
	}
}

// override notes which properties of its union an arm has with another type.
func override(o, own *model.Object) {
	for _, p := range own.Properties {
		if q := o.Property(p.Name.Wire); q != nil && !model.SameType(p.Type, q.Type) {
			o.Overridden = append(o.Overridden, &p.Schema)
		}
	}
}

func (b *builder) hasProperties(n *tree.Node) bool {
	return n.Get("properties") != nil || n.Get("allOf") != nil
}

func lacks(o, own *model.Object) bool {
	return slices.ContainsFunc(own.Properties, func(p *model.Property) bool { return o.Property(p.Name.Wire) == nil })
}
