package admin

import (
	"bytes"
	"encoding"
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"sort"
	"strconv"
	"sync"
	"time"
)

// Request bodies are not encoded with json.Marshal, which encodes everything.
// They lack properties that only the server may set, at any depth, and a
// required list that is nil becomes []. The MarshalJSON methods use the same
// code and encode all properties, because encoding/json reads the output of a
// MarshalJSON again, and nested ones twice. The plan of a type is computed
// once. Scalars are encoded here if that is a copy of bytes, and otherwise by
// encoding/json.

// An encodeFunc appends the JSON text of v to b. request tells whether it is
// part of a request.
type encodeFunc func(b []byte, v reflect.Value, request bool) ([]byte, error)

// A plan describes how to encode values of one type. It is computed for the
// first value, so types may refer to themselves.
type plan struct {
	once  sync.Once
	write encodeFunc
}

func (p *plan) append(b []byte, v reflect.Value, request bool) ([]byte, error) {
	p.once.Do(func() { p.write = encoderOf(v.Type()) })
	return p.write(b, v, request)
}

// encodeBody returns the JSON text of a request body without a final newline.
// An error contains the path of the faulty value.
func encodeBody(body any) ([]byte, error) {
	if text, ok := body.(json.RawMessage); ok {
		return text, nil
	}
	v := reflect.ValueOf(body)
	if !v.IsValid() {
		return []byte("null"), nil
	}
	if list := reflect.Indirect(v); list.IsValid() && emptyOf(list.Type()) != "" && list.IsNil() {
		return []byte(emptyOf(list.Type())), nil
	}
	return encode(v, true)
}

// marshalNested returns the JSON text of a value inside another one: an arm of
// a union, which is null if there is none, or an object with undeclared
// members.
func marshalNested(value any) ([]byte, error) {
	v := reflect.ValueOf(value)
	if !v.IsValid() {
		return []byte("null"), nil
	}
	return encode(v, false)
}

// buffers keeps buffers of encode. It is not a sync.Pool, because parts of that
// are compiled with every package that has one.
var buffers = make(chan []byte, 4)

const maxBuffer = 1 << 20 // larger buffers are not kept

// encode returns the JSON text of v, which is a request body if request is true.
func encode(v reflect.Value, request bool) ([]byte, error) {
	var b []byte
	select {
	case b = <-buffers:
	default:
	}
	b, err := planOf(v.Type()).append(b[:0], v, request)
	if err != nil {
		return nil, err
	}
	text := bytes.Clone(b)
	if cap(b) <= maxBuffer {
		select {
		case buffers <- b:
		default:
		}
	}
	return text, nil
}

// Types with special treatment. Each reflect.TypeFor would be compiled as part
// of this package.
var (
	marshalerType     = reflect.TypeOf((*json.Marshaler)(nil)).Elem()
	unmarshalerType   = reflect.TypeOf((*json.Unmarshaler)(nil)).Elem()
	textMarshalerType = reflect.TypeOf((*encoding.TextMarshaler)(nil)).Elem()
	nullableType      = reflect.TypeOf((*nullable)(nil)).Elem()
	timeType          = reflect.TypeOf(time.Time{})
	freeFormType      = reflect.TypeOf(json.RawMessage(nil))
	rawType           = reflect.TypeOf((*Raw)(nil))
)

func encoderOf(t reflect.Type) encodeFunc {
	switch {
	case t == timeType:
		return appendTime
	case t == freeFormType:
		return func(b []byte, v reflect.Value, _ bool) ([]byte, error) { return appendFreeForm(b, v.Bytes()) }
	case t == rawType:
		return appendRaw
	case t.Kind() == reflect.Struct && reflect.PointerTo(t).Implements(nullableType):
		return appendNullable
	case t.Kind() == reflect.Struct && unionField(t) >= 0:
		return unionEncoder(t)
	case t.Kind() == reflect.Struct && hasMethods(t):
		return structEncoder(t)
	case t.Kind() == reflect.Pointer && (t.Elem().Implements(marshalerType) || !t.Implements(marshalerType)):
		return pointerEncoder(t)
	case t.Implements(marshalerType), t.Implements(textMarshalerType):
		return appendLeaf
	}
	return kindEncoder(t)
}

func kindEncoder(t reflect.Type) encodeFunc {
	switch t.Kind() {
	case reflect.Bool:
		return func(b []byte, v reflect.Value, _ bool) ([]byte, error) { return strconv.AppendBool(b, v.Bool()), nil }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(b []byte, v reflect.Value, _ bool) ([]byte, error) { return strconv.AppendInt(b, v.Int(), 10), nil }
	case reflect.Uint64:
		return func(b []byte, v reflect.Value, _ bool) ([]byte, error) {
			return strconv.AppendUint(b, v.Uint(), 10), nil
		}
	case reflect.Float64:
		return appendFloat
	case reflect.String:
		return func(b []byte, v reflect.Value, _ bool) ([]byte, error) { return appendString(b, v.String()) }
	case reflect.Pointer:
		return pointerEncoder(t)
	case reflect.Interface:
		return appendInterface
	case reflect.Slice, reflect.Array:
		if t.Elem().Kind() != reflect.Uint8 {
			return listEncoder(t)
		}
	case reflect.Map:
		if t.Key().Kind() == reflect.String {
			return mapEncoder(t)
		}
	case reflect.Struct:
		return structEncoder(t)
	}
	return appendLeaf
}

// appendLeaf encodes v with encoding/json.
func appendLeaf(b []byte, v reflect.Value, _ bool) ([]byte, error) {
	text, err := json.Marshal(v.Interface())
	return append(b, text...), err
}

// appendFreeForm appends a JSON text without its white space. nil is null.
func appendFreeForm(b, text []byte) ([]byte, error) {
	if text == nil {
		return append(b, "null"...), nil
	}
	w := bytes.NewBuffer(b)
	err := json.Compact(w, text)
	return w.Bytes(), err
}

func appendRaw(b []byte, v reflect.Value, _ bool) ([]byte, error) {
	return appendFreeForm(b, v.Interface().(*Raw).data)
}

func appendTime(b []byte, v reflect.Value, _ bool) ([]byte, error) {
	var t time.Time
	if v.CanAddr() {
		t = *v.Addr().Interface().(*time.Time)
	} else {
		t = v.Interface().(time.Time)
	}
	b, err := t.AppendText(append(b, '"'))
	return append(b, '"'), err
}

func appendFloat(b []byte, v reflect.Value, _ bool) ([]byte, error) {
	f := v.Float()
	if a := math.Abs(f); a != 0 && !(1e-6 <= a && a < 1e21) {
		return appendLeaf(b, v, false)
	}
	return strconv.AppendFloat(b, f, 'f', -1, 64), nil
}

// appendString appends s unchanged if no character needs an escape.
func appendString(b []byte, s string) ([]byte, error) {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			text, err := json.Marshal(s)
			return append(b, text...), err
		}
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"'), nil
}

func pointerEncoder(t reflect.Type) encodeFunc {
	elem := planOf(t.Elem())
	return func(b []byte, v reflect.Value, request bool) ([]byte, error) {
		if v.IsNil() {
			return append(b, "null"...), nil
		}
		return elem.append(b, v.Elem(), request)
	}
}

func appendInterface(b []byte, v reflect.Value, request bool) ([]byte, error) {
	if v.IsNil() {
		return append(b, "null"...), nil
	}
	v = v.Elem()
	return planOf(v.Type()).append(b, v, request)
}

func appendNullable(b []byte, v reflect.Value, request bool) ([]byte, error) {
	if !v.CanAddr() {
		copied := reflect.New(v.Type()).Elem()
		copied.Set(v)
		v = copied
	}
	value, ok := v.Addr().Interface().(nullable).content()
	if !ok {
		return append(b, "null"...), nil
	}
	elem := reflect.ValueOf(value).Elem()
	return planOf(elem.Type()).append(b, elem, request)
}

func listEncoder(t reflect.Type) encodeFunc {
	elem := planOf(t.Elem())
	return func(b []byte, v reflect.Value, request bool) ([]byte, error) {
		if v.Kind() == reflect.Slice && v.IsNil() {
			return append(b, "null"...), nil
		}
		b = append(b, '[')
		for i := range v.Len() {
			if i > 0 {
				b = append(b, ',')
			}
			var err error
			if b, err = elem.append(b, v.Index(i), request); err != nil {
				return b, inElement(i, err)
			}
		}
		return append(b, ']'), nil
	}
}

func mapEncoder(t reflect.Type) encodeFunc {
	elem := planOf(t.Elem())
	return func(b []byte, v reflect.Value, request bool) ([]byte, error) {
		if v.IsNil() {
			return append(b, "null"...), nil
		}
		b, err := appendEntries(append(b, '{'), v, elem, nil, request)
		return append(b, '}'), err
	}
}

// appendEntries appends the entries of a map by key, without braces. It omits
// the keys in skip.
func appendEntries(b []byte, v reflect.Value, elem *plan, skip []string, request bool) ([]byte, error) {
	for _, key := range sortedKeys(v) {
		if slices.Contains(skip, key.String()) {
			continue
		}
		b = appendComma(b)
		var err error
		if b, err = appendString(b, key.String()); err != nil {
			return b, err
		}
		if b, err = elem.append(append(b, ':'), v.MapIndex(key), request); err != nil {
			return b, inMember(key.String(), err)
		}
	}
	return b, nil
}

// sortedKeys returns the sorted keys of a map.
func sortedKeys(v reflect.Value) []reflect.Value {
	keys := v.MapKeys()
	sort.Sort(byText(keys))
	return keys
}

// byText implements sort.Interface. An instance of slices.SortFunc would be
// compiled as part of every SDK.
type byText []reflect.Value

func (k byText) Len() int           { return len(k) }
func (k byText) Less(i, j int) bool { return k[i].String() < k[j].String() }
func (k byText) Swap(i, j int)      { k[i], k[j] = k[j], k[i] }

// appendComma appends a comma unless b ends with an opening brace.
func appendComma(b []byte) []byte {
	if b[len(b)-1] == '{' {
		return b
	}
	return append(b, ',')
}
