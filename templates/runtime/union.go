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

// shared reads the properties that all arms of a union have alike into a pointer
// to a struct of them.
func shared(arm, into any) error {
	data, err := json.Marshal(arm)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		return fmt.Errorf("reading the shared properties: %w", err)
	}
	return nil
}

// decodeRaw decodes what a Raw holds into a pointer to an arm. It fails for a
// value that is another arm.
func decodeRaw(arm, into any) error {
	raw, ok := arm.(*Raw)
	if !ok {
		return fmt.Errorf("the value is %T, not %T", arm, into)
	}
	if err := json.Unmarshal(raw.data, into); err != nil {
		return fmt.Errorf("decoding the value as %T: %w", into, err)
	}
	return nil
}
