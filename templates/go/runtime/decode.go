package admin

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"sync"
)

// Responses are not decoded with json.Unmarshal. It reads a text twice, and
// twice more for every type with an UnmarshalJSON, which makes eight times for
// a union inside a union. Here a text is checked while it is decoded, by a plan
// that is computed once per type. Names are compared exactly, and errors
// contain the path of the faulty value.

// A decodeFunc decodes the value at which d stands into v, which must be
// settable, and leaves d behind the value.
type decodeFunc func(d *decoder, v reflect.Value) error

// A readPlan describes how to decode values of one type. It is computed for the
// first value, so types may refer to themselves.
type readPlan struct {
	once   sync.Once
	read   decodeFunc
	object *object // of a struct that is a JSON object
}

func (p *readPlan) decode(d *decoder, v reflect.Value) error {
	p.prepare(v.Type())
	return p.read(d, v)
}

func (p *readPlan) prepare(t reflect.Type) {
	p.once.Do(func() {
		if p.read = decoderOf(t); p.read == nil {
			p.object = newObject(t)
			p.read = p.object.decode
		}
	})
}

// decodeNew decodes into a new value of type t and points pointer to it.
// pointer has the type *t or an interface that *t implements.
func (p *readPlan) decodeNew(d *decoder, t reflect.Type, pointer reflect.Value) error {
	p.prepare(t)
	if p.object != nil {
		return p.object.decodeNew(d, pointer)
	}
	v := reflect.New(t)
	pointer.Set(v)
	return p.read(d, v.Elem())
}

// decodeBody decodes a JSON text into the value that v points to. If the text
// is not JSON, the error has the position of the first mistake, and v may hold
// a part of the text.
func decodeBody(data []byte, v any) error {
	err := unmarshalNested(data, v)
	if err != nil && !json.Valid(data) {
		var syntax *json.SyntaxError
		if err = json.Unmarshal(data, new(json.RawMessage)); errors.As(err, &syntax) {
			err = fmt.Errorf("at byte %d of %d: %w", syntax.Offset, len(data), err)
		}
	}
	return err
}

// unmarshalNested decodes a JSON text into the value that v points to.
func unmarshalNested(data []byte, v any) error { return decodeInto(data, reflect.ValueOf(v).Elem()) }

// decodeInto decodes a JSON text into v, which must be settable.
func decodeInto(data []byte, v reflect.Value) error {
	d := decoder{data: data}
	d.space()
	if err := readPlanOf(v.Type()).decode(&d, v); err != nil {
		return err
	}
	return d.end()
}

// decoderOf returns how to decode values of a type. It returns nil for a struct
// that is a JSON object.
func decoderOf(t reflect.Type) decodeFunc {
	switch {
	case t == timeType:
		return decodeTime
	case t.Kind() == reflect.Struct && hasMethods(t):
		return nil
	case t.Kind() == reflect.Struct && unionField(t) >= 0:
		return unionDecoder(t)
	case reflect.PointerTo(t).Implements(unmarshalerType):
		return decodeItself
	}
	switch t.Kind() {
	case reflect.Pointer:
		return pointerDecoder(t)
	case reflect.Struct:
		return nil
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
	case reflect.Uint64:
		return decodeUint
	case reflect.Float64:
		return decodeFloat
	}
	return decodeOther
}

// decodeItself decodes a value with its method UnmarshalJSON.
func decodeItself(d *decoder, v reflect.Value) error {
	text, err := d.value()
	if err != nil {
		return err
	}
	return v.Addr().Interface().(json.Unmarshaler).UnmarshalJSON(text)
}

// decodeOther decodes values of the types that documents do not lead to.
func decodeOther(d *decoder, v reflect.Value) error {
	text, err := d.value()
	if err != nil {
		return err
	}
	return json.Unmarshal(text, v.Addr().Interface())
}

func pointerDecoder(t reflect.Type) decodeFunc {
	elem := readPlanOf(t.Elem())
	return func(d *decoder, v reflect.Value) error {
		if d.peek() == 'n' {
			v.SetZero()
			return d.skip()
		}
		return elem.decodeNew(d, t.Elem(), v)
	}
}

//go:noinline
func mapDecoder(t reflect.Type) decodeFunc {
	return func(d *decoder, v reflect.Value) error {
		if d.peek() != '{' {
			return d.mismatch(v)
		}
		v.Set(reflect.MakeMap(t))
		all := newEntries(v)
		more, err := d.open('}')
		for more {
			var name []byte
			if name, err = d.name(); err != nil {
				return err
			}
			if err = all.decode(name, d); err != nil {
				return inMember(string(name), err)
			}
			more, err = d.next('}')
		}
		return err
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

func (e *entries) decode(name []byte, d *decoder) error {
	e.key.SetString(d.keep(name))
	e.value.SetZero()
	if err := e.plan.decode(d, e.value); err != nil {
		return err
	}
	if e.into.IsNil() {
		e.into.Set(reflect.MakeMap(e.into.Type()))
	}
	e.into.SetMapIndex(e.key, e.value)
	return nil
}

func listDecoder(t reflect.Type) decodeFunc {
	elem := readPlanOf(t.Elem())
	return func(d *decoder, v reflect.Value) error {
		if d.peek() != '[' {
			return d.mismatch(v)
		}
		v.SetZero()
		more, err := d.open(']')
		begin := d.i
		for i := 0; more; i++ {
			if i == v.Cap() {
				d.grow(v, begin)
			}
			v.SetLen(i + 1)
			if err = elem.decode(d, v.Index(i)); err != nil {
				return inElement(i, err)
			}
			more, err = d.next(']')
		}
		if v.IsNil() {
			v.Set(reflect.MakeSlice(t, 0, 0))
		}
		return err
	}
}

// grow makes room for more elements in a list that is full. begin is the index of
// its first element in the text.
//
// The list that a response consists of mostly fills the rest of the text, so its
// length follows from the length of the elements so far. This does not hold for
// lists inside its elements, nor for elements that take more memory than text.
func (d *decoder) grow(v reflect.Value, begin int) {
	n, rest := v.Len(), len(d.data)-d.i
	if n == 0 || d.depth > 2 {
		v.Grow(1)
		return
	}
	more := rest/((d.i-begin)/n) + 1
	if more*int(v.Type().Elem().Size()) > 2*rest {
		v.Grow(1)
		return
	}
	larger := reflect.MakeSlice(v.Type(), n, n+more)
	reflect.Copy(larger, v)
	v.Set(larger)
}
