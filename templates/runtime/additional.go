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
// undeclared members go into its map.
func unmarshalAdditional(data []byte, object any) error {
	v := reflect.ValueOf(object).Elem()
	return readPlanOf(v.Type()).decode(data, v)
}
