package admin

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
)

// copyShared copies the properties that all arms of a union have in common from
// the arm that u holds. into is a pointer to a struct of them. A property of a
// [Raw] that has another type is left out.
func copyShared(u unionPointer, into any) {
	to := reflect.ValueOf(into).Elem()
	arm := valueOf(u).Interface()
	switch arm := arm.(type) {
	case *Raw:
		if arm != nil {
			readShared(arm.data, to)
		}
	case unionPointer:
		if !reflect.ValueOf(arm).IsNil() {
			copyShared(arm, into)
		}
	default:
		if from := reflect.Indirect(reflect.ValueOf(arm)); from.IsValid() {
			copyFields(to, from, properties(to.Type()))
		}
	}
}

func readShared(data []byte, into reflect.Value) {
	for _, p := range properties(into.Type()) {
		if value := member(data, p.name); value != nil {
			if field := into.Field(p.index); decodeInto(value, field) != nil {
				field.SetZero()
			}
		}
	}
}

// setShared stores properties in the arm that u holds. from is a pointer to a
// struct of the shared properties. In a [Raw], it changes the members that differ
// and keeps the bytes of all others.
func setShared(u unionPointer, from any) error {
	values := reflect.ValueOf(from).Elem()
	field := valueOf(u)
	switch arm := field.Interface().(type) {
	case nil:
		return fmt.Errorf("the union %T has %w", u, errNoArm)
	case *Raw:
		changed, err := arm.with(values, u.arms().tag)
		if err == nil {
			field.Set(reflect.ValueOf(changed))
		}
		return err
	case unionPointer:
		return setShared(arm, from)
	default:
		to := reflect.ValueOf(arm).Elem()
		if !to.IsValid() {
			return fmt.Errorf("the union %T has %w", u, errNoArm)
		}
		return copyFields(to, values, properties(values.Type()))
	}
}

var errRequired = errors.New("it is required")

// copyFields copies the fields of some properties from one struct to another. A
// field can be a pointer on one side alone, and enums can be types of their own.
func copyFields(to, from reflect.Value, list []property) error {
	for _, p := range list {
		source, ok := propertyOf(from.Type(), p.name)
		target, both := propertyOf(to.Type(), p.name)
		if !ok || !both {
			continue
		}
		if err := copyValue(to.Field(target.index), from.Field(source.index)); err != nil {
			return inMember(p.name, err)
		}
	}
	return nil
}

func copyValue(to, from reflect.Value) error {
	switch {
	case from.Type().AssignableTo(to.Type()):
		to.Set(from)
	case from.Kind() == reflect.Pointer && to.Kind() != reflect.Pointer:
		if from.IsNil() {
			return errRequired
		}
		return copyValue(to, from.Elem())
	case to.Kind() == reflect.Pointer:
		from = reflect.Indirect(from)
		if to.SetZero(); !from.IsValid() {
			return nil
		}
		to.Set(reflect.New(to.Type().Elem()))
		return copyValue(to.Elem(), from)
	case from.Kind() == reflect.String || from.CanInt() || from.CanUint() || from.CanFloat():
		to.Set(from.Convert(to.Type()))
	case from.Kind() == reflect.Slice && !from.IsNil():
		to.Set(reflect.MakeSlice(to.Type(), from.Len(), from.Len()))
		for i := range from.Len() {
			if err := copyValue(to.Index(i), from.Index(i)); err != nil {
				return inElement(i, err)
			}
		}
	case from.Kind() == reflect.Slice:
		to.SetZero()
	default: // maps and Nullables of enums
		data, err := encode(from, false)
		if err == nil {
			err = decodeInto(data, to)
		}
		return err
	}
	return nil
}

// with returns a copy of r in which the members are equal to the properties in
// values. tag is the name of the discriminator.
func (r *Raw) with(values reflect.Value, tag string) (*Raw, error) {
	if kindOf(r.data) != objectKind {
		return nil, fmt.Errorf("the value is no object: %.100s", r.data)
	}
	now := reflect.New(values.Type()).Elem()
	readShared(r.data, now)
	changed := &Raw{Tag: r.Tag, data: r.data}
	for _, p := range properties(values.Type()) {
		field := values.Field(p.index)
		if reflect.DeepEqual(field.Interface(), now.Field(p.index).Interface()) {
			continue
		}
		var text json.RawMessage
		if !p.omitZero || !field.IsZero() {
			var err error
			if text, err = encode(field, false); err != nil {
				return nil, inMember(p.name, err)
			}
		}
		if p.name == tag {
			changed.Tag = string(unquoted(text))
		}
		changed.data = withMember(changed.data, p.name, text)
	}
	return changed, nil
}

// withMember returns a copy of a JSON object in which a member has a value, or
// is missing if value is nil.
func withMember(object []byte, name string, value []byte) []byte {
	b := []byte{'{'}
	add := func(key, value []byte) {
		b = append(append(append(appendComma(b), key...), ':'), value...)
	}
	quoted, _ := appendString(nil, name)
	for m := membersOf(object); m.next(); {
		if !isName(m.key, name) {
			add(m.key, m.value)
		} else if value != nil {
			add(quoted, value)
			value = nil
		}
	}
	if value != nil {
		add(quoted, value)
	}
	return append(b, '}')
}
