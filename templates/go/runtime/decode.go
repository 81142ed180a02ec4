package admin

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"sync"
)

// Responses are not decoded with json.Unmarshal. It reads a text twice, and
// twice more for every type with an UnmarshalJSON, which makes eight times for
// a union inside a union. Here a text is checked once and then decoded by a
// plan that is computed once per type. Names are compared exactly, and errors
// contain the path of the faulty value.

// A decodeFunc decodes the JSON value at the beginning of data into v, which
// must be settable. It returns the length of the value, so that callers need
// not scan for its end.
type decodeFunc func(data []byte, v reflect.Value) (int, error)

// A readPlan describes how to decode values of one type. It is computed for the
// first value, so types may refer to themselves.
type readPlan struct {
	once sync.Once
	read decodeFunc
}

func (p *readPlan) decode(data []byte, v reflect.Value) (int, error) {
	p.once.Do(func() { p.read = decoderOf(v.Type()) })
	return p.read(data, v)
}

// decodeAll decodes a text that is one value. It allows space around the value.
func (p *readPlan) decodeAll(data []byte, v reflect.Value) error {
	_, err := p.decode(data[skipSpace(data, 0):], v)
	return err
}

// decodeBody decodes a JSON text into the value that v points to.
func decodeBody(data []byte, v any) error {
	if !json.Valid(data) {
		var syntax *json.SyntaxError
		err := json.Unmarshal(data, new(json.RawMessage))
		if errors.As(err, &syntax) {
			err = fmt.Errorf("at byte %d of %d: %w", syntax.Offset, len(data), err)
		}
		return err
	}
	return unmarshalNested(bytes.TrimSpace(data), v)
}

// unmarshalNested decodes a value of a JSON text that has been checked.
func unmarshalNested(data []byte, v any) error {
	if u, ok := v.(json.Unmarshaler); ok {
		return u.UnmarshalJSON(data)
	}
	target := reflect.ValueOf(v).Elem()
	return readPlanOf(target.Type()).decodeAll(data, target)
}

// unmarshalStruct decodes a value into a pointer to a struct with a method
// UnmarshalJSON: a union, or an object with a map of undeclared members.
func unmarshalStruct(data []byte, into any) error {
	v := reflect.ValueOf(into).Elem()
	return readPlanOf(v.Type()).decodeAll(data, v)
}

func decoderOf(t reflect.Type) decodeFunc {
	switch {
	case t.Kind() == reflect.Struct && additionalField(t) >= 0:
		return objectDecoder(t)
	case t.Kind() == reflect.Struct && unionField(t) >= 0:
		return unionDecoder(t)
	case reflect.PointerTo(t).Implements(unmarshalerType):
		return decodeItself
	}
	switch t.Kind() {
	case reflect.Pointer:
		return pointerDecoder(t)
	case reflect.Struct:
		return objectDecoder(t)
	case reflect.Slice:
		if t.Elem().Kind() != reflect.Uint8 {
			return listDecoder(t)
		}
	case reflect.Map:
		if t.Key().Kind() == reflect.String {
			return mapDecoder(t)
		}
	case reflect.String:
		return decodeString
	case reflect.Bool:
		return decodeBool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return decodeInt
	case reflect.Float64:
		return decodeFloat
	}
	return decodeOther
}

func decodeItself(data []byte, v reflect.Value) (int, error) {
	end := skipValue(data, 0)
	return end, v.Addr().Interface().(json.Unmarshaler).UnmarshalJSON(data[:end])
}

func decodeOther(data []byte, v reflect.Value) (int, error) {
	end := skipValue(data, 0)
	return end, json.Unmarshal(data[:end], v.Addr().Interface())
}

func pointerDecoder(t reflect.Type) decodeFunc {
	elem := readPlanOf(t.Elem())
	return func(data []byte, v reflect.Value) (int, error) {
		if kindOf(data) == nullKind {
			v.SetZero()
			return skipValue(data, 0), nil
		}
		v.Set(reflect.New(t.Elem()))
		return elem.decode(data, v.Elem())
	}
}

// A field describes the destination of a member of an object.
type field struct {
	index int
	plan  *readPlan
}

func objectDecoder(t reflect.Type) decodeFunc {
	fields := make(map[string]field)
	for _, p := range properties(t) {
		fields[p.name] = field{p.index, readPlanOf(t.Field(p.index).Type)}
	}
	additional := additionalField(t)
	return func(data []byte, v reflect.Value) (int, error) {
		if kindOf(data) != objectKind {
			return mismatch(data, v)
		}
		var others entries
		if additional >= 0 {
			others = newEntries(v.Field(additional))
		}
		m := membersOf(data)
		for m.more() {
			name := unquoted(m.key)
			var n int
			var err error
			if f, ok := fields[string(name)]; ok {
				n, err = f.plan.decode(m.rest(), v.Field(f.index))
			} else if additional >= 0 {
				n, err = others.decode(name, m.rest())
			} else {
				n = skipValue(m.rest(), 0)
			}
			if err != nil {
				return 0, inMember(string(name), err)
			}
			m.pass(n)
		}
		return m.i, nil
	}
}

//go:noinline
func mapDecoder(t reflect.Type) decodeFunc {
	return func(data []byte, v reflect.Value) (int, error) {
		if kindOf(data) != objectKind {
			return mismatch(data, v)
		}
		v.Set(reflect.MakeMap(t))
		all := newEntries(v)
		m := membersOf(data)
		for m.more() {
			name := unquoted(m.key)
			n, err := all.decode(name, m.rest())
			if err != nil {
				return 0, inMember(string(name), err)
			}
			m.pass(n)
		}
		return m.i, nil
	}
}

// entries decodes the values of a map one by one.
type entries struct {
	into, key, value reflect.Value
	plan             *readPlan
}

func newEntries(into reflect.Value) entries {
	t := into.Type()
	return entries{into, reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem(), readPlanOf(t.Elem())}
}

func (e *entries) decode(name, data []byte) (int, error) {
	e.key.SetString(string(name))
	e.value.SetZero()
	n, err := e.plan.decode(data, e.value)
	if err != nil {
		return 0, err
	}
	if e.into.IsNil() {
		e.into.Set(reflect.MakeMap(e.into.Type()))
	}
	e.into.SetMapIndex(e.key, e.value)
	return n, nil
}

func listDecoder(t reflect.Type) decodeFunc {
	elem := readPlanOf(t.Elem())
	return func(data []byte, v reflect.Value) (int, error) {
		if kindOf(data) != arrayKind {
			return mismatch(data, v)
		}
		v.SetZero()
		e := elementsOf(data)
		for i := 0; e.more(); i++ {
			if i == v.Cap() {
				v.Grow(1)
			}
			v.SetLen(i + 1)
			n, err := elem.decode(e.rest(), v.Index(i))
			if err != nil {
				return 0, inElement(i, err)
			}
			e.pass(n)
		}
		if v.IsNil() {
			v.Set(reflect.MakeSlice(t, 0, 0))
		}
		return e.i, nil
	}
}

func decodeString(data []byte, v reflect.Value) (int, error) {
	if kindOf(data) != stringKind {
		return mismatch(data, v)
	}
	end := skipString(data, 0)
	v.SetString(text(data[:end]))
	return end, nil
}

func decodeBool(data []byte, v reflect.Value) (int, error) {
	if kindOf(data) != booleanKind {
		return mismatch(data, v)
	}
	v.SetBool(data[0] == 't')
	return skipValue(data, 0), nil
}

func decodeInt(data []byte, v reflect.Value) (int, error) {
	end := skipValue(data, 0)
	n, err := strconv.ParseInt(string(data[:end]), 10, v.Type().Bits())
	if err != nil {
		return mismatch(data, v)
	}
	v.SetInt(n)
	return end, nil
}

func decodeFloat(data []byte, v reflect.Value) (int, error) {
	end := skipValue(data, 0)
	f, err := strconv.ParseFloat(string(data[:end]), 64)
	if err != nil {
		return mismatch(data, v)
	}
	v.SetFloat(f)
	return end, nil
}

// mismatch returns the error for a value of another kind than the Go type. As
// in encoding/json, null is not an error and changes only pointers.
func mismatch(data []byte, v reflect.Value) (int, error) {
	end := skipValue(data, 0)
	value := [...]string{objectKind: "object", arrayKind: "array", stringKind: "string", numberKind: "number", booleanKind: "bool", nullKind: ""}[kindOf(data)]
	switch value {
	case "":
		return end, nil
	case "number":
		value += " " + string(data[:end])
	}
	return 0, &json.UnmarshalTypeError{Value: value, Type: v.Type()}
}
