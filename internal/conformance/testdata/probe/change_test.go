package admin

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"
)

// TestChangeUnions decodes each value of a file, changes one property of each kind
// in the arm that its union holds, and writes what a request sends.
func TestChangeUnions(t *testing.T) {
	eachValue(t, func(schema, text string) any { return changes(schema, text) })
}

type change struct{ Kind, Property, Value, Body, Error string }

func changes(schema, text string) []change {
	all := []change{}
	done := map[string]bool{}
	for i := 0; ; i++ {
		u := schemaTypes[schema]()
		if err := decodeBody([]byte(text), u); err != nil {
			return append(all, change{Error: err.Error()})
		}
		v := reflect.ValueOf(u).Elem() // a *T
		if v.IsNil() {
			return all
		}
		object, tags, store := changeable(v)
		if !object.IsValid() || i == object.NumField() {
			return all
		}
		p, ok := changedField(object.Type(), i, tags)
		if !ok {
			continue
		}
		c := change{Property: p.name}
		if c.Kind, ok = alter(object.Field(i)); !ok || done[c.Kind] {
			continue
		}
		done[c.Kind] = true
		all = append(all, c.finish(v, object.Field(i), p, store))
	}
}

func (c change) finish(v, field reflect.Value, p property, store func() error) change {
	err := store()
	var text []byte
	if err == nil && (!p.omitZero || !field.IsZero()) {
		text, err = json.Marshal(field.Interface())
		c.Value = string(text)
	}
	if err == nil {
		text, err = encodeBody(v.Interface())
		c.Body = string(text)
	}
	if err != nil {
		c.Error = err.Error()
	}
	return c
}

// changeable returns the struct in which a value's properties change, the names
// that select arms, and what stores a change.
func changeable(v reflect.Value) (object reflect.Value, tags map[string]bool, store func() error) {
	tags = map[string]bool{}
	outermost := v
	for {
		u, ok := v.Interface().(unionPointer)
		if !ok {
			return v.Elem(), tags, func() error { return nil }
		}
		tags[u.arms().tag] = true
		for i := range u.arms().arms {
			tags[u.arms().arms[i].member] = true
		}
		if v = valueOf(u).Elem(); v.Type() == rawType {
			return sharedOf(outermost, tags)
		}
	}
}

func sharedOf(v reflect.Value, tags map[string]bool) (reflect.Value, map[string]bool, func() error) {
	get, set := v.MethodByName("Shared"), v.MethodByName("SetShared")
	if !get.IsValid() {
		return reflect.Value{}, nil, nil
	}
	s := get.Call(nil)[0]
	return s.Elem(), tags, func() error {
		err, _ := set.Call([]reflect.Value{s})[0].Interface().(error)
		return err
	}
}

// changedField returns the property that a field is, unless only the server sets
// it or it selects the arm.
func changedField(t reflect.Type, index int, tags map[string]bool) (property, bool) {
	for _, p := range properties(t) {
		if p.index == index {
			return p, !p.readOnly && !tags[p.name]
		}
	}
	return property{}, false
}

// alter gives a field another value, and returns its kind. It reports false if it
// knows none.
func alter(v reflect.Value) (kind string, ok bool) {
	if v.Kind() == reflect.Pointer {
		if k := v.Type().Elem().Kind(); k == reflect.Struct && v.Type().Elem() != timeType {
			present := !v.IsNil()
			v.SetZero() // the property is removed
			return "object", present
		}
		return alter(fresh(v))
	}
	switch old := v.Interface().(type) {
	case time.Time:
		v.Set(reflect.ValueOf(old.Add(time.Hour).UTC()))
		return "time", true
	case json.RawMessage:
		v.Set(reflect.ValueOf(json.RawMessage(`{"changed":[1.50]}`)))
		return "free-form", true
	}
	if n, ok := v.Addr().Interface().(nullable); ok {
		if _, present := n.content(); !present {
			return "", false
		}
		return "nullable", json.Unmarshal([]byte("null"), v.Addr().Interface()) == nil
	}
	return alterKind(v)
}

// fresh makes a pointer point to a copy of its value, or to a new one, and returns
// that.
func fresh(v reflect.Value) reflect.Value {
	copied := reflect.New(v.Type().Elem())
	if !v.IsNil() {
		copied.Elem().Set(v.Elem())
	}
	v.Set(copied)
	return copied.Elem()
}

func alterKind(v reflect.Value) (kind string, ok bool) {
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(!v.Bool())
		return "bool", true
	case reflect.Int, reflect.Int64:
		v.SetInt(v.Int() + 1)
		return v.Kind().String(), true
	case reflect.Float64:
		v.SetFloat(-v.Float() - 1.5)
		return "float64", true
	case reflect.String:
		kind = "string"
		if v.Type().Name() != "string" {
			kind = "enum"
		}
		v.SetString(v.String() + "changed <&>")
		return kind, true
	case reflect.Slice:
		if v.Len() == 0 {
			return "", false
		}
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		return "list", true
	case reflect.Map:
		if v.Len() == 0 {
			return "", false
		}
		v.Set(reflect.MakeMap(v.Type()))
		return "map", true
	}
	return "", false
}
