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

// Sunsets returns the announced ends of all versions, in the order of SortSunsets.
func (d *Document) Sunsets() []Sunset {
	var all []Sunset
	for _, op := range d.Operations {
		for _, r := range op.Revisions {
			all = appendSunset(all, op, r)
		}
	}
	return SortSunsets(all)
}

// Sunsets returns the announced ends of the versions that the API has, in the order of
// SortSunsets.
func (a *API) Sunsets() []Sunset {
	var all []Sunset
	for _, e := range a.Endpoints {
		all = appendSunset(all, e.Operation, e.Revision)
	}
	return SortSunsets(all)
}

func appendSunset(all []Sunset, op *Operation, r *Revision) []Sunset {
	if r.Sunset == "" {
		return all
	}
	return append(all, Sunset{op, r, op.Successor(r)})
}

// SortSunsets returns sunsets by date, operation and version, each once. Undecided ones
// come last.
func SortSunsets(all []Sunset) []Sunset {
	compare := func(a, b Sunset) int {
		return cmp.Or(
			cmp.Compare(a.Revision.Sunset, b.Revision.Sunset),
			cmp.Compare(a.Operation.Name.Wire, b.Operation.Name.Wire),
			CompareVersions(a.Revision.Version, b.Revision.Version),
		)
	}
	slices.SortFunc(all, compare)
	return slices.CompactFunc(all, func(a, b Sunset) bool { return compare(a, b) == 0 })
}
