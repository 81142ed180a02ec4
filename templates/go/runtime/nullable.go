package admin

// A Nullable is a property for which the document distinguishes null and
// absent. The zero value is absent and is not sent. [Null] sends null, [Some] a
// value. To call its methods on an element of a map, assign the element to a
// variable first.
type Nullable[T any] struct {
	_     keyed
	state nullState
	value T
}

type nullState uint8

const (
	absent nullState = iota
	null
	present
)

// Some returns a Nullable with the value v.
func Some[T any](v T) Nullable[T] { return Nullable[T]{state: present, value: v} }

// Null returns a Nullable that is null.
func Null[T any]() Nullable[T] { return Nullable[T]{state: null} }

// Get returns the value and true, or false if n is null or absent.
func (n *Nullable[T]) Get() (T, bool) { return n.value, n.state == present }

// IsNull reports whether n is null. An absent Nullable is not null.
func (n *Nullable[T]) IsNull() bool { return n.state == null }

// NullableOf returns a Nullable with the value that p points to. It is absent if p is
// nil.
func NullableOf[T any](p *T) (n Nullable[T]) {
	if p != nil {
		n = Some(*p)
	}
	return n
}

// PtrOf returns a pointer to the value of n, or nil if n is null or absent.
func PtrOf[T any](n *Nullable[T]) *T {
	if n.state != present {
		return nil
	}
	return &n.value
}

// MarshalJSON writes the value, or null if there is none.
func (n Nullable[T]) MarshalJSON() ([]byte, error) {
	if n.state != present {
		return []byte("null"), nil
	}
	return marshalNested(n.value)
}

// UnmarshalJSON reads null or a value.
func (n *Nullable[T]) UnmarshalJSON(data []byte) error {
	*n = Nullable[T]{state: null}
	if kindOf(data) == nullKind {
		return nil
	}
	n.state = present
	return unmarshalNested(data, &n.value)
}

// A nullable points to a Nullable of any type.
type nullable interface{ content() (v any, ok bool) }

func (n *Nullable[T]) content() (any, bool) { return &n.value, n.state == present }

// Ptr returns a pointer to v: the value of an optional property or parameter.
func Ptr[T any](v T) *T { return &v }

// Deref returns what p points to, or the zero value if p is nil: the value of an
// optional property.
func Deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
