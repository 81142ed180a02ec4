package main

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/emit/docs"
	"github.com/atlasgen/atlasgen/internal/model"
)

// changes hands the reference what changed between two versions of an operation:
// an emitter does not compare.
func changes(op *model.Operation, from, to *model.Revision) []docs.Change {
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
