package admin

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
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
	tag      string // property whose value selects an arm, or empty
	inferred bool   // the document does not declare that property as the discriminator
	arms     []arm  // the first arm that fits is used
}

// An arm is an arm of a union with the values that select it: values of the
// discriminator, a member that only it has, or a kind of JSON value that only
// it has.
type arm struct {
	of     any // nil pointer of the arm's type
	tags   []string
	more   bool // values of the discriminator that select no arm can be in this one, too
	member string
	kind   jsonKind
	plan   readPlan // how to decode it
}

// A unionPointer is a pointer to a union.
type unionPointer interface{ arms() *union }

// unionOf returns the arms of a union type.
func unionOf(t reflect.Type) *union {
	return reflect.New(t).Interface().(unionPointer).arms()
}

// As returns the arm of a union that has the type A: As[AWSRegionConfig](&u). If
// the union holds a [Raw], As decodes it into a new A, and from then on the union
// holds that. So the result is always what the union holds, and a change through
// it is sent. Members that A does not have are dropped then, and goroutines that
// share the union must not call As at once. As returns an error, and changes
// nothing, if the union holds another arm, a Raw whose tag is not one of A's, or a
// Raw that does not decode as an A.
func As[A any](u unionPointer) (*A, error) {
	held, err := hold(u, new(A))
	if err != nil {
		return nil, err
	}
	return held.(*A), nil
}

// hold returns the arm of u if it has the type of arm, a pointer to a new value.
// Otherwise it decodes a Raw into arm and stores arm in u.
func hold(u unionPointer, arm any) (any, error) {
	field, t := valueOf(u), reflect.TypeOf(arm)
	if !t.Implements(field.Type()) {
		return nil, fmt.Errorf("%T is not an arm of %T", arm, u)
	}
	if !field.IsNil() && field.Elem().Type() == t && !field.Elem().IsNil() {
		return field.Interface(), nil
	}
	raw, ok := field.Interface().(*Raw)
	if !ok || raw == nil {
		return nil, fmt.Errorf("the value is %T, not %T", field.Interface(), arm)
	}
	if !u.arms().allows(t, raw.Tag) {
		return nil, fmt.Errorf("the value is a %T with the tag %q, not %T", raw, raw.Tag, arm)
	}
	if err := json.Unmarshal(raw.data, arm); err != nil {
		return nil, fmt.Errorf("decoding the value as %T: %w", arm, err)
	}
	field.Set(reflect.ValueOf(arm))
	return arm, nil
}

// allows reports whether a value with a tag can be in the arm of type t.
func (u *union) allows(t reflect.Type, tag string) bool {
	for i := range u.arms {
		if a := &u.arms[i]; reflect.TypeOf(a.of) == t {
			return tag == "" || len(a.tags) == 0 || a.more || slices.Contains(a.tags, tag)
		}
	}
	return true
}

// valueOf returns the field Value of a union.
func valueOf(u unionPointer) reflect.Value {
	v := reflect.ValueOf(u).Elem()
	return v.Field(unionField(v.Type()))
}

// unionDecoder decodes a value into a new arm, or into a [Raw] if no arm fits.
func unionDecoder(t reflect.Type) decodeFunc {
	index, u := unionField(t), unionOf(t)
	return func(d *decoder, v reflect.Value) error {
		into, data := v.Field(index), d.data[d.i:]
		var tag []byte
		if u.tag != "" {
			tag = tagOf(data, u.tag)
		}
		for i := range u.arms {
			if a := &u.arms[i]; a.fits(tag, data) {
				return a.plan.decodeNew(d, reflect.TypeOf(a.of).Elem(), into)
			}
		}
		text, err := d.value()
		if err != nil {
			return err
		}
		raw := &Raw{Tag: string(tag)}
		into.Set(reflect.ValueOf(raw))
		return raw.UnmarshalJSON(text)
	}
}

func (a *arm) fits(tag, data []byte) bool {
	for _, t := range a.tags {
		if string(tag) == t {
			return true
		}
	}
	return a.member != "" && hasMember(data, a.member) || a.kind != noKind && a.kind == kindOf(data)
}
