package pipeline

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/emit/docs"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A changesKey identifies a comparison of two versions of an operation.
type changesKey struct{ from, to *model.Revision }

// between returns the changes between two versions of an operation. The
// reference shows them on several pages.
func (s *shared) between(op *model.Operation, from, to *model.Revision) []docs.Change {
	found, _ := s.changes.get(changesKey{from, to}, func() ([]docs.Change, error) { return compareRevisions(op, from, to), nil }) // it cannot fail
	return found
}

func compareRevisions(op *model.Operation, from, to *model.Revision) []docs.Change {
	var all []docs.Change
	for _, c := range diff.Revisions(op, from, to) {
		all = append(all, docs.Change{
			What:     strings.ReplaceAll(string(c.Kind), "-", " "),
			Where:    inOperation(c.Where),
			Before:   c.Before,
			After:    c.After,
			Breaking: c.Breaking,
			Reason:   c.Reason,
		})
	}
	return all
}

// inOperation returns a place without the operation, which the page is about.
func inOperation(w diff.Where) string {
	w.Operation, w.Version = "", ""
	return w.String()
}
