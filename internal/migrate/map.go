// Package migrate changes Go code that uses one SDK so that it uses another. It
// applies a map of names, and checks types to find the names that belong to the
// SDK. The entry point is [Run].
package migrate

import (
	"encoding/json"
	"fmt"
)

// A Map lists the exported names of one SDK that differ in another.
type Map struct {
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

// ParseMap reads the JSON output of gen diff.
func ParseMap(data []byte) (Map, error) {
	var m Map
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("reading the map of names: %w", err)
	}
	if m.Renames == nil && m.Removed == nil {
		return m, fmt.Errorf("reading the map of names: it has neither renames nor removed")
	}
	return m, nil
}

// A symbol identifies an exported name of a package.
type symbol struct{ kind, owner, name string }

// An index looks up symbols in a Map. Its maps are not ranged over.
type index struct {
	renames map[symbol]Rename
	removed map[symbol]Removal
}

func newIndex(m Map) index {
	x := index{map[symbol]Rename{}, map[symbol]Removal{}}
	for _, r := range m.Renames {
		x.renames[symbol{r.Kind, r.Type, r.From}] = r
	}
	for _, r := range m.Removed {
		x.removed[symbol{r.Kind, r.Type, r.Name}] = r
	}
	return x
}
