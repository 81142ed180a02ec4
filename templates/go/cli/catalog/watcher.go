package catalog

import "github.com/atlasgen/atlasgen/templates/go/ops"

// Watcher returns the watcher of an operation: its own, or that of a change that is
// watched by calling the operation. It returns nil if there is none.
func (c Catalog) Watcher(op *ops.Operation) *ops.Watcher {
	if op.Watcher != nil && c.Table.Lookup(op.Watcher.Get) != nil {
		return op.Watcher
	}
	for _, other := range c.Table.Operations {
		if w := other.Watcher; w != nil && w.Get == op.Name && w.Path != "" {
			return w
		}
	}
	return nil
}
