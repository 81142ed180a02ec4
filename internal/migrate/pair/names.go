// Package pair finds the successors of what an older SDK exports: names, types, and
// the conversions between values of the two.
package pair

import (
	"encoding/json"
	"fmt"
)

// Names lists the exported names of one SDK that differ in another.
type Names struct {
	Renames []Rename  `json:"renames"`
	Removed []Removal `json:"removed"`
}

// A Rename is a name with its successor.
type Rename struct {
	Kind   string `json:"kind"` // "type", "method", "field", "constant", "function" or "variable"
	Type   string `json:"type"` // the type of a method or field; otherwise empty
	From   string `json:"from"`
	ToType string `json:"toType"` // the type in the newer SDK
	To     string `json:"to"`
}

// A Removal is a name without a successor.
type Removal struct {
	Kind   string `json:"kind"`
	Type   string `json:"type"`
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

// ParseNames reads the JSON output of gen diff.
func ParseNames(data []byte) (Names, error) {
	var n Names
	if err := json.Unmarshal(data, &n); err != nil {
		return n, fmt.Errorf("reading the map of names: %w", err)
	}
	if n.Renames == nil && n.Removed == nil {
		return n, fmt.Errorf("reading the map of names: it has neither renames nor removed")
	}
	return n, nil
}

// A Symbol identifies an exported name of a package.
type Symbol struct{ Kind, Owner, Name string }

// String returns the name, after that of its type if it has one.
func (s Symbol) String() string {
	if s.Owner != "" {
		return s.Owner + "." + s.Name
	}
	return s.Name
}

// An index looks up symbols in Names. Its maps are not ranged over.
type index struct {
	renames map[Symbol]Rename
	removed map[Symbol]Removal
}

func newIndex(n Names) index {
	x := index{map[Symbol]Rename{}, map[Symbol]Removal{}}
	for _, r := range n.Renames {
		x.renames[Symbol{r.Kind, r.Type, r.From}] = r
	}
	for _, r := range n.Removed {
		x.removed[Symbol{r.Kind, r.Type, r.Name}] = r
	}
	return x
}
