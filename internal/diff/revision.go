package diff

import "github.com/atlasgen/atlasgen/internal/model"

// Revisions returns the changes from one version of an operation to another:
// parameters, request body and responses.
func Revisions(op *model.Operation, from, to *model.Revision) []Change {
	c := newComparer(nil, nil)
	c.exchange(use{op: op, revision: from}, use{op: op, revision: to})
	return c.changes()
}
