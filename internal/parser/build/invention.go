package build

// Types that the document describes in place get names that it does not give: the
// parent's and the member's. Such a name depends on its place alone. A name that the
// document gives wins over it, so these names are claimed when all others are, in an
// order that no addition to the document changes.

import (
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
)

// invent declares a type whose name gives way to all that the document gives.
func (b *builder) invent(d *model.Decl, what string) {
	d.Name.Go = b.names.Free(d.Name.Go)
	b.declared = append(b.declared, d)
	b.inventName(naming.Invention{Want: d.Name.Go, What: what, Pointer: d.Pointer, Pos: d.Pos, Kept: b.kept.Types[d.Pointer], Settle: func(name string) {
		d.Name = model.Name{Go: name, Kebab: b.speller.Of(name).Kebab}
	}})
}

func (b *builder) inventName(i naming.Invention) { b.inventions = append(b.inventions, i) }
