package admin

import (
	"encoding/json"
	"fmt"
	"reflect"
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

// A union says how the arms of one are told apart.
type union struct {
	tag  string // the property whose value selects an arm, or empty
	arms []arm  // of which the first that fits is taken
}

// An arm is one of a union, and what selects it: values of the tag, a member
// that only it has, or a kind of JSON value that only it is.
type arm struct {
	of     any // a nil pointer of the arm's type
	tags   []string
	member string
	kind   jsonKind
	plan   readPlan // how it is read
}

// unmarshalUnion reads a JSON value into a new arm of u, or a [Raw] if none fits,
// to which it sets value, a pointer to the interface of the arms.
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
