package build

// Types that the document describes in place get names that it does not give: the
// parent's and the member's. Such a name depends on its place alone. A name that the
// document gives wins over it, so these names are claimed when all others are, in an
// order that no addition to the document changes.

import (
	"cmp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// An invention is a Go name that the document does not give.
type invention struct {
	want    string
	what    string
	pointer string
	pos     model.Position
	settle  func(name string)
}

// invent declares a type whose name gives way to all that the document gives.
func (b *builder) invent(d *model.Decl, what string) {
	d.Name.Go = b.names.Free(d.Name.Go)
	b.declared = append(b.declared, d)
	b.inventName(invention{d.Name.Go, what, d.Pointer, d.Pos, func(name string) {
		d.Name = model.Name{Go: name, Kebab: b.speller.Of(name).Kebab}
	}})
}

func (b *builder) inventName(i invention) { b.inventions = append(b.inventions, i) }

// nameInventions claims the invented names. Of two that want one name, that of the
// place less deep in the document gets it, and the other gets a number.
func (b *builder) nameInventions() {
	slices.SortStableFunc(b.inventions, func(x, y invention) int {
		return cmp.Or(cmp.Compare(x.depth(), y.depth()), strings.Compare(x.pointer, y.pointer))
	})
	for _, i := range b.inventions {
		i.settle(b.names.Settle(i.want, i.what, i.pos))
	}
}

func (i invention) depth() int { return strings.Count(i.pointer, "/") }
