package naming

import (
	"cmp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// An Invention is a Go name that the document does not give.
type Invention struct {
	Want    string
	What    string
	Pointer string
	Pos     model.Position
	Settle  func(name string)
	Kept    string // the name that the place keeps, or empty
}

// Invent claims invented names. Of two that want one name, that of the place less deep in
// the document gets it, and the other gets a number.
func (c Claims) Invent(all []Invention) {
	slices.SortStableFunc(all, func(x, y Invention) int {
		return cmp.Or(cmp.Compare(x.depth(), y.depth()), strings.Compare(x.Pointer, y.Pointer))
	})
	for _, i := range all {
		if c.Own(i.Kept, i.What, i.Pos) {
			i.Settle(i.Kept)
			continue
		}
		i.Settle(c.Settle(i.Want, i.What, i.Pos))
	}
}

func (i Invention) depth() int { return strings.Count(i.Pointer, "/") }
