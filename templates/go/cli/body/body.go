// Package body makes the bodies of requests by their schemas, and says what the
// bodies of answers hold.
package body

import (
	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
)

// Schemas are the schemas of a table.
type Schemas struct {
	*schema.Set
	table *ops.Table
}

// NewSchemas returns the schemas of a table. Each is read when it is first needed.
func NewSchemas(t *ops.Table) *Schemas { return &Schemas{schema.Of(t), t} }
