package diff

import (
	"github.com/atlasgen/atlasgen/internal/diff/surface"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A Result is everything that changed between two documents.
type Result struct {
	From, To *model.Document
	Pins     Pins             // none if every version was compared
	Changes  []Change         // in the order of CompareChanges
	SDK      *surface.Verdict // nil if the packages were not compared
	Renames  surface.Renames
}

// Breaking returns how many changes break callers of the API and are not
// exempted.
func (r *Result) Breaking() int {
	n := 0
	for _, c := range r.Changes {
		if c.Breaking && c.Exemption == "" {
			n++
		}
	}
	return n
}
