package pipeline

import (
	"maps"

	"github.com/atlasgen/atlasgen/internal/model"
)

// recordedSelection returns a selection as a lock has it: nil for everything.
func recordedSelection(s model.Selection) map[string][]string {
	if s.Empty() {
		return nil
	}
	kinds := map[string][]string{"tags": s.Tags, "operations": s.Operations, "paths": s.Paths}
	maps.DeleteFunc(kinds, func(_ string, names []string) bool { return len(names) == 0 })
	return kinds
}

// selectionOf returns the selection that a lock has recorded.
func selectionOf(kinds map[string][]string) model.Selection {
	return model.Selection{Tags: kinds["tags"], Operations: kinds["operations"], Paths: kinds["paths"]}
}
