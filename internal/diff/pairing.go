package diff

import (
	"iter"
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A Pairing tells what the declarations of one document are in another.
type Pairing struct{ *comparer }

// NewPairing returns a Pairing that knows no declaration yet.
func NewPairing(from, to *model.Document) *Pairing { return &Pairing{newComparer(from, to)} }

// Exchange pairs the declarations that two uses have in the same places.
func (p *Pairing) Exchange(from, to Use) { p.exchange(from, to) }

// Counterparts returns the newer declarations that d was paired with, in the order of
// comparison.
func (p *Pairing) Counterparts(d *model.Decl) []*model.Decl {
	var all []*model.Decl
	for _, n := range p.nodes {
		if n.from == d && n.to != nil && !slices.Contains(all, n.to) {
			all = append(all, n.to)
		}
	}
	return all
}

// Params yields the parameters of an operation with those that correspond to them in
// another, or nil.
func Params(from, to *model.Operation) iter.Seq2[*model.Param, *model.Param] {
	a, b := inOrder(from), inOrder(to)
	return func(yield func(p, q *model.Param) bool) {
		for _, p := range a {
			if !yield(p, counterpart(p, a, b)) {
				return
			}
		}
	}
}
