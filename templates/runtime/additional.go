package admin

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
)

// marshalAdditional writes an object that has declared members, in their order,
// and others, by name: all of them, as json.Marshal does. A declared member wins.
func marshalAdditional(object any) ([]byte, error) {
	v := reflect.ValueOf(object)
	var b bytes.Buffer
	b.WriteByte('{')
	var names []string
	for _, p := range properties(v.Type()) {
		names = append(names, p.name)
		if field := v.Field(p.index); !p.omitZero || !field.IsZero() {
			if err := writeMember(&b, p.name, field.Interface()); err != nil {
				return nil, err
			}
		}
	}
	entries := v.Field(additionalField(v.Type()))
	for _, key := range sortedKeys(entries) {
		if slices.Contains(names, key.String()) {
			continue
		}
		if err := writeMember(&b, key.String(), entries.MapIndex(key).Interface()); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func writeMember(b *bytes.Buffer, name string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return inMember(name, err)
	}
	label, err := json.Marshal(name)
	if b.Len() > 1 {
		b.WriteByte(',')
	}
	b.Write(label)
	b.WriteByte(':')
	b.Write(text)
	return err
}

// unmarshalAdditional reads an object, to which a pointer is given, whose
// undeclared members go into its map. Names are compared exactly.
func unmarshalAdditional(data []byte, object any) error {
	v := reflect.ValueOf(object).Elem()
	switch kindOf(data) {
	case nullKind:
		return nil
	case objectKind:
	default:
		return &json.UnmarshalTypeError{Value: "a value that is no object", Type: v.Type()}
	}
	rest := v.Field(additionalField(v.Type()))
	declared := properties(v.Type())
	for key, value := range members(data) {
		name := text(key)
		if i := slices.IndexFunc(declared, func(p property) bool { return p.name == name }); i >= 0 {
			if err := unmarshalNested(value, v.Field(declared[i].index).Addr().Interface()); err != nil {
				return inMember(name, err)
			}
			continue
		}
		if err := setEntry(rest, name, value); err != nil {
			return inMember(name, err)
		}
	}
	return nil
}

func setEntry(entries reflect.Value, name string, data []byte) error {
	value := reflect.New(entries.Type().Elem())
	if err := unmarshalNested(data, value.Interface()); err != nil {
		return err
	}
	if entries.IsNil() {
		entries.Set(reflect.MakeMap(entries.Type()))
	}
	entries.SetMapIndex(reflect.ValueOf(name), value.Elem())
	return nil
}
