package diff

import "github.com/atlasgen/atlasgen/internal/model"

// Revisions returns what changed from one version of an operation to another:
// what is asked for, what is taken and what is returned.
func Revisions(op *model.Operation, from, to *model.Revision) []Change {
	c := newComparer(nil, nil)
	c.exchange(use{op: op, revision: from}, use{op: op, revision: to})
	return c.changes()
}
