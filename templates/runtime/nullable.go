package admin

import "encoding/json"

// A Nullable is a property for which the document tells null and absent apart.
// The zero value is absent: it is not sent. [Null] sends null, [Some] a value.
type Nullable[T any] struct {
	state nullState
	value T
}

type nullState uint8

const (
	absent nullState = iota
	null
	present
)

// Some returns a Nullable that holds v.
func Some[T any](v T) Nullable[T] { return Nullable[T]{state: present, value: v} }

// Null returns a Nullable that is null.
func Null[T any]() Nullable[T] { return Nullable[T]{state: null} }

// Get returns the value, and whether there is one: false if n is null or absent.
func (n Nullable[T]) Get() (T, bool) { return n.value, n.state == present }

// IsNull reports whether n is null, which is not the same as absent.
func (n Nullable[T]) IsNull() bool { return n.state == null }

// IsZero reports whether n is absent. The tag omitzero calls it.
func (n Nullable[T]) IsZero() bool { return n.state == absent }

// MarshalJSON writes the value, or null if there is none.
func (n Nullable[T]) MarshalJSON() ([]byte, error) {
	if n.state != present {
		return []byte("null"), nil
	}
	return json.Marshal(n.value)
}

// UnmarshalJSON reads null or a value.
func (n *Nullable[T]) UnmarshalJSON(data []byte) error {
	if kindOf(data) == nullKind {
		*n = Null[T]()
		return nil
	}
	var v T
	if err := unmarshalNested(data, &v); err != nil {
		return err
	}
	*n = Some(v)
	return nil
}

// A nullable is any Nullable, to code that does not know its T.
type nullable interface{ content() (v any, ok bool) }

func (n Nullable[T]) content() (any, bool) { return &n.value, n.state == present }

// Ptr returns a pointer to v: the value of an optional property or parameter.
func Ptr[T any](v T) *T { return &v }
