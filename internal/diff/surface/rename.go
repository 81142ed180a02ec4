package surface

import (
	"fmt"
	"slices"
	"strings"
)

// Renames lists the exported names of one SDK that differ in another.
type Renames struct {
	Names   []Rename  // sorted, without names that stay the same
	Removed []Removal // sorted
}

// A Rename is an exported Go name with its successor.
type Rename struct {
	Kind   Kind   `json:"kind"`
	Type   string `json:"type"` // the type of a method or field, in the older SDK; otherwise empty
	From   string `json:"from"`
	ToType string `json:"toType"` // the type in the newer SDK
	To     string `json:"to"`
}

// A Removal is an exported Go name without a successor.
type Removal struct {
	Kind   Kind   `json:"kind"`
	Type   string `json:"type"`
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

// Complete adds the removed names that only a comparison of the packages finds.
func (r *Renames) Complete(gone []Symbol) {
	known := map[Symbol]bool{}
	for _, n := range r.Names {
		known[Symbol{Kind: n.Kind, Type: n.Type, Name: n.From}] = true
	}
	for _, n := range r.Removed {
		known[Symbol{Kind: n.Kind, Type: n.Type, Name: n.Name}] = true
	}
	for _, s := range gone {
		if !known[s] {
			r.Removed = append(r.Removed, Removal{s.Kind, s.Type, s.Name, "the newer SDK has no replacement"})
		}
	}
	slices.SortFunc(r.Removed, func(a, b Removal) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
}
