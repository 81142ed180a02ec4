package value

import "github.com/atlasgen/atlasgen/internal/model"

// A Side says which way a value travels: a request does not hold what is
// read-only, and an answer does not hold what is write-only.
type Side int

const (
	Request Side = iota
	Response
	Both // on the page of a schema
)

// Shows reports whether a value of the schema travels this way.
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
