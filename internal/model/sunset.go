package model

import (
	"cmp"
	"slices"
)

// A Sunset is the announced end of one version of an operation. The version may still
// be served after that day.
type Sunset struct {
	Operation *Operation
	Revision  *Revision // its Sunset is never empty, but may be undecided
	Successor Version   // see Operation.Successor
}

// Sunsets returns the announced ends of all versions, by date, operation and version.
// Undecided ones come last.
func (d *Document) Sunsets() []Sunset {
	var all []Sunset
	for _, op := range d.Operations {
		for _, r := range op.Revisions {
			if r.Sunset != "" {
				all = append(all, Sunset{op, r, op.Successor(r)})
			}
		}
	}
	slices.SortFunc(all, func(a, b Sunset) int {
		return cmp.Or(
			cmp.Compare(a.Revision.Sunset, b.Revision.Sunset),
			cmp.Compare(a.Operation.Name.Wire, b.Operation.Name.Wire),
			CompareVersions(a.Revision.Version, b.Revision.Version),
		)
	})
	return all
}
