package diff

import "github.com/atlasgen/atlasgen/internal/model"

// Revisions returns the changes from one version of an operation to another:
// parameters, request body and responses.
func Revisions(op *model.Operation, from, to *model.Revision) []Change {
	c := newComparer(nil, nil)
	c.exchange(Use{Op: op, Revision: from}, Use{Op: op, Revision: to})
	return c.changes()
}
