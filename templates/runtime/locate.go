package admin

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
)

// locate returns err with the path of the value that could not be decoded: the
// first one in the text. It decodes the parts of a value one by one, which is
// slow, and is done only after a failure. V is a pointer.
func locate(data []byte, v any, err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && !json.Valid(data) {
		return fmt.Errorf("at byte %d of %d: %w", syntax.Offset, len(data), err)
	}
	return locateIn(data, reflect.TypeOf(v).Elem(), err)
}

// locateIn explains the failure to decode data as a t.
func locateIn(data []byte, t reflect.Type, err error) error {
	switch {
	case t.Kind() == reflect.Pointer:
		return locateIn(data, t.Elem(), err)
	case t.Kind() == reflect.Struct && t.Implements(nullableType):
		return locateIn(data, t.Field(1).Type, err)
	case t.Kind() == reflect.Struct && unionField(t) >= 0:
		return locateArm(data, t, err)
	}
	switch kind := kindOf(data); {
	case kind == objectKind && t.Kind() == reflect.Struct:
		return locateMember(data, t, err)
	case kind == objectKind && t.Kind() == reflect.Map:
		for key, value := range members(data) {
			if inner := tryDecode(value, t.Elem()); inner != nil {
				return inMember(text(key), inner)
			}
		}
	case kind == arrayKind && t.Kind() == reflect.Slice:
		for i, value := range elements(data) {
			if inner := tryDecode(value, t.Elem()); inner != nil {
				return inElement(i, inner)
			}
		}
	}
	return err
}

// locateArm looks into the arm that the union chose before it failed.
func locateArm(data []byte, t reflect.Type, err error) error {
	union := reflect.New(t)
	_ = json.Unmarshal(data, union.Interface())
	arm := union.Elem().Field(unionField(t))
	if arm.IsNil() {
		return err
	}
	return locateIn(data, arm.Elem().Type(), err)
}

func locateMember(data []byte, t reflect.Type, err error) error {
	known := make(map[string]reflect.Type)
	for _, p := range properties(t) {
		known[p.name] = t.Field(p.index).Type
	}
	for key, value := range members(data) {
		field, ok := known[text(key)]
		if i := additionalField(t); !ok && i >= 0 {
			field, ok = t.Field(i).Type.Elem(), true
		}
		if !ok {
			continue
		}
		if inner := tryDecode(value, field); inner != nil {
			return inMember(text(key), inner)
		}
	}
	return err
}

// tryDecode returns why data is no t, or nil if it is one.
func tryDecode(data []byte, t reflect.Type) error {
	err := json.Unmarshal(data, reflect.New(t).Interface())
	if err == nil {
		return nil
	}
	return locateIn(data, t, err)
}
