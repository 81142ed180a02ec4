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
			Where:    c.Where.String(),
			Before:   c.Before,
			After:    c.After,
			Breaking: c.Breaking,
		})
	}
	return all
}
