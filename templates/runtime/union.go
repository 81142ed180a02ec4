package admin

import (
	"encoding/json"
	"fmt"
)

// A Raw is an arm of a union that this package does not know, or that nothing
// in the value tells apart from its neighbours. It keeps what was received.
type Raw struct {
	Tag  string // the value of the property that tells the arms apart, if it has one
	data json.RawMessage
}

// NewRaw returns a Raw that is sent as the given JSON text.
func NewRaw(data json.RawMessage) *Raw { return &Raw{data: data} }

// Bytes returns the exact bytes that were received, or given to [NewRaw]. They
// must not be changed.
func (r *Raw) Bytes() json.RawMessage { return r.data }

// MarshalJSON writes the value as it was received.
func (r *Raw) MarshalJSON() ([]byte, error) { return r.data.MarshalJSON() }

// UnmarshalJSON keeps a copy of data.
func (r *Raw) UnmarshalJSON(data []byte) error { return r.data.UnmarshalJSON(data) }

// marshalUnion writes the arm of a union; a union without one is null.
func marshalUnion(arm any) ([]byte, error) { return json.Marshal(arm) }

// shared returns the properties that all arms of a union have alike, as an S.
func shared[S any](arm any) (S, error) {
	var s S
	data, err := json.Marshal(arm)
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	if err != nil {
		return s, fmt.Errorf("reading the shared properties: %w", err)
	}
	return s, nil
}

// armAs returns the arm of a union as an A: the arm itself if it is one, or what
// a Raw holds, decoded.
func armAs[A any](arm any) (*A, error) {
	switch arm := arm.(type) {
	case *A:
		return arm, nil
	case *Raw:
		a := new(A)
		if err := json.Unmarshal(arm.data, a); err != nil {
			return nil, fmt.Errorf("decoding the value as %T: %w", *a, err)
		}
		return a, nil
	default:
		return nil, fmt.Errorf("the value is %T, not %T", arm, (*A)(nil))
	}
}
