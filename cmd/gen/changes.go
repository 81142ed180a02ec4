package main

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/emit/docs"
	"github.com/atlasgen/atlasgen/internal/model"
)

// A step is what leads from one version of an operation to another.
type step struct{ from, to *model.Revision }

// changes hands the reference what changed between two versions of an operation:
// an emitter does not compare. Each page of the operation asks.
func (c *common) changes(op *model.Operation, from, to *model.Revision) []docs.Change {
	found, _ := c.steps.get(step{from, to}, func() ([]docs.Change, error) { return compared(op, from, to), nil }) // it cannot fail
	return found
}

func compared(op *model.Operation, from, to *model.Revision) []docs.Change {
	var all []docs.Change
	for _, c := range diff.Revisions(op, from, to) {
		all = append(all, docs.Change{
			What:     strings.ReplaceAll(string(c.Kind), "-", " "),
			Where:    where(c.Where),
			Before:   c.Before,
			After:    c.After,
			Breaking: c.Breaking,
			Reason:   c.Reason,
		})
	}
	return all
}

// where returns a place without the operation, whose page shows it.
func where(w diff.Where) string {
	w.Operation, w.Version = "", ""
	return w.String()
}
