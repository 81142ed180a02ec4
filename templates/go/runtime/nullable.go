package admin

// A Nullable is a property for which the document tells null and absent apart.
// The zero value is absent: it is not sent. [Null] sends null, [Some] a value.
// One that is neither null nor a value is absent. To ask one that lies in a map,
// assign it to a variable.
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

// Some returns a Nullable that holds v.
func Some[T any](v T) Nullable[T] { return Nullable[T]{state: present, value: v} }

// Null returns a Nullable that is null.
func Null[T any]() Nullable[T] { return Nullable[T]{state: null} }

// Get returns the value, and whether there is one: false if n is null or absent.
func (n *Nullable[T]) Get() (T, bool) { return n.value, n.state == present }

// IsNull reports whether n is null, which is not the same as absent.
func (n *Nullable[T]) IsNull() bool { return n.state == null }

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

// A nullable points to any Nullable, for code that does not know its T.
type nullable interface{ content() (v any, ok bool) }

func (n *Nullable[T]) content() (any, bool) { return &n.value, n.state == present }

// Ptr returns a pointer to v: the value of an optional property or parameter.
func Ptr[T any](v T) *T { return &v }
