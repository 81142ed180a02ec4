package admin

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// A Raw is an arm of a union that this package does not know, or that it cannot
// distinguish from other arms. It keeps the received value.
type Raw struct {
	Tag  string // value of the discriminator, if the union has one
	data json.RawMessage
}

// NewRaw returns a Raw that is sent as the given JSON text.
func NewRaw(data json.RawMessage) *Raw { return &Raw{data: data} }

// Bytes returns the received bytes, or those passed to [NewRaw]. Callers must
// not change them.
func (r *Raw) Bytes() json.RawMessage { return r.data }

// MarshalJSON returns the value as it was received.
func (r *Raw) MarshalJSON() ([]byte, error) { return r.data.MarshalJSON() }

// UnmarshalJSON keeps a copy of data.
func (r *Raw) UnmarshalJSON(data []byte) error { return r.data.UnmarshalJSON(data) }

// A union describes how to distinguish the arms of a union.
type union struct {
	tag  string // property whose value selects an arm, or empty
	arms []arm  // the first arm that fits is used
}

// An arm is an arm of a union with the values that select it: values of the
// discriminator, a member that only it has, or a kind of JSON value that only
// it has.
type arm struct {
	of     any // nil pointer of the arm's type
	tags   []string
	member string
	kind   jsonKind
	plan   readPlan // how to decode it
}

// unmarshalUnion decodes a JSON value into a new arm of u, or into a [Raw] if
// no arm fits. It stores the arm in value, which is a pointer to the interface
// of the arms.
func unmarshalUnion(data []byte, value any, u *union) error {
	into := reflect.ValueOf(value).Elem()
	var tag []byte
	if u.tag != "" {
		tag = tagOf(data, u.tag)
	}
	for i := range u.arms {
		if a := &u.arms[i]; a.fits(tag, data) {
			v := reflect.New(reflect.TypeOf(a.of).Elem())
			into.Set(v)
			return a.plan.decodeAll(data, v.Elem())
		}
	}
	raw := &Raw{Tag: string(tag)}
	into.Set(reflect.ValueOf(raw))
	return raw.UnmarshalJSON(data)
}

func (a *arm) fits(tag, data []byte) bool {
	for _, t := range a.tags {
		if string(tag) == t {
			return true
		}
	}
	return a.member != "" && hasMember(data, a.member) || a.kind != noKind && a.kind == kindOf(data)
}

// shared copies the properties that all arms of a union have in common. into is
// a pointer to a struct of them.
func shared(arm, into any) error {
	data, err := json.Marshal(arm)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		return fmt.Errorf("decoding the shared properties: %w", err)
	}
	return nil
}

// decodeRaw decodes the value of a Raw into a pointer to an arm. It fails if
// arm is another type.
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
