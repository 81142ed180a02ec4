package build

import (
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// A collection gathers the properties of an object and of its parents. A property
// or parent that comes in several ways is there once.
type collection struct {
	*model.Object
	places map[string]int // property -> its index in Properties
	has    map[any]bool   // parents and overridden schemas
}

func newCollection(o *model.Object) *collection {
	return &collection{o, make(map[string]int, len(o.Properties)), map[any]bool{}}
}

// put adds a property, or overrides in its place the one of the same name.
func (c *collection) put(p *model.Property) {
	i, ok := c.places[p.Name.Wire]
	if !ok {
		c.places[p.Name.Wire] = len(c.Properties)
		c.Properties = append(c.Properties, p)
		return
	}
	old := c.Properties[i]
	p.Required = p.Required || old.Required
	c.Properties[i] = p
	if !model.SameType(old.Type, p.Type) {
		c.Overridden = addNew(c, c.Overridden, &old.Schema)
	}
}

// addNew adds those of more to list that the collection does not have.
func addNew[T any](c *collection, list []*T, more ...*T) []*T {
	for _, x := range more {
		if !c.has[x] {
			c.has[x] = true
			list = append(list, x)
		}
	}
	return list
}

// inherit adds the properties of a member of an allOf.
func (b *builder) inherit(c *collection, part *tree.Node, at inline) {
	target := b.deref(part)
	if d := b.decls[target]; d != nil {
		c.Parents = addNew(c, c.Parents, d)
		at = inline{owner: d.Name.Go, pointer: d.Pointer}
	}
	from := b.object(target, at)
	if !b.afford(part, from) {
		return
	}
	for _, p := range from.Properties {
		c.put(p)
	}
	if from.Additional != nil {
		c.Additional = from.Additional
	}
	c.Parents = addNew(c, c.Parents, from.Parents...)
	c.Overridden = addNew(c, c.Overridden, from.Overridden...)
}

// costOfProperty is about how many bytes of outputs an inherited property takes.
const costOfProperty = 1000

// afford reports whether an object may inherit from another. A chain of schemas
// that each inherit from the one before has a number of properties that grows with
// the square of its length.
func (b *builder) afford(part *tree.Node, from *model.Object) bool {
	cost := 0
	for _, p := range from.Properties {
		cost += costOfProperty + 2*len(p.Description)
	}
	return b.spend(part.Pos, cost)
}

// spend takes note that an allOf repeats parts of other schemas, which takes cost
// bytes in outputs. It complains once, and returns false from then on, if that is
// more than the limit.
func (b *builder) spend(pos model.Position, cost int) bool {
	before := b.inherited
	b.inherited += cost
	if before <= b.limit && b.inherited > b.limit {
		b.complain(pos, "allOf repeats so much of other schemas that outputs would be larger than %d MiB, see --growth", b.limit>>20)
	}
	return b.inherited <= b.limit
}
