// Package migrate changes Go code that uses one SDK so that it uses another: it
// applies a map of names. It knows by type checking what a name stands for, so
// that it changes the SDK's names and nobody else's. Its entry point is [Run].
package migrate

import (
	"encoding/json"
	"fmt"
)

// A Map says what the exported names of one SDK are in another.
type Map struct {
	Renames []Rename  `json:"renames"`
	Removed []Removal `json:"removed"`
}

// A Rename is a name that became another one.
type Rename struct {
	Kind   string `json:"kind"` // "type", "method", "field", "constant", "function" or "variable"
	Type   string `json:"type"` // whose method or field it is; else empty
	From   string `json:"from"`
	ToType string `json:"toType"` // the same in the newer SDK
	To     string `json:"to"`
}

// A Removal is a name without a successor.
type Removal struct {
	Kind   string `json:"kind"`
	Type   string `json:"type"`
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

// ParseMap reads the JSON that gen diff writes.
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

// An index finds what became of a symbol. The maps are asked, never ranged over.
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
