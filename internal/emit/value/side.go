package value

import "github.com/atlasgen/atlasgen/internal/model"

// A Side is the direction in which a value is sent. Requests do not contain read-only
// values, and responses do not contain write-only values.
type Side int

const (
	Request Side = iota
	Response
	Both // on the page of a schema
)

// Shows reports whether a value of the schema is sent in this direction.
func (s Side) Shows(x *model.Schema) bool {
	switch s {
	case Request:
		return !x.ReadOnly
	case Response:
		return !x.WriteOnly
	default:
		return true
	}
}
