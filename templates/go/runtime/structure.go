package admin

import (
	"reflect"
	"slices"
	"strings"
)

// Every struct of the document begins with a field of type keyed. It takes no
// space and has two effects. Literals must name their fields, because a
// document may add fields anywhere. And structs cannot be compared with ==,
// which would compare pointers; use [reflect.DeepEqual]. So a new field breaks
// no program, and structs have no equality functions, which were a quarter of
// the cost of compiling this package.
type keyed [0]func()

// A property is a field of a generated struct with its tags.
type property struct {
	_ keyed

	name     string // name of the member of the JSON object
	index    int    // index of the field in the struct
	omitZero bool   // an absent value is not written
	readOnly bool   // set by the server and omitted in requests
}

// properties returns the fields of a struct that are JSON members.
func properties(t reflect.Type) []property {
	var list []property
	for i := range t.NumField() {
		field := t.Field(i)
		name, flags, ok := memberOf(field)
		if !ok {
			continue
		}
		list = append(list, property{
			name:     name,
			index:    i,
			omitZero: hasFlag(flags, "omitzero"),
			readOnly: hasFlag(field.Tag.Get("api"), "readonly"),
		})
	}
	return list
}

// memberOf returns the name of the JSON member that a field holds and the flags of its
// tag. It returns false for other fields. The key "wire" has names that encoding/json
// does not take from a tag.
func memberOf(field reflect.StructField) (name, flags string, ok bool) {
	tag := field.Tag.Get("json")
	if name, ok = field.Tag.Lookup("wire"); ok {
		return name, field.Tag.Get("api"), true
	}
	if !field.IsExported() || tag == "-" {
		return "", "", false
	}
	name, flags, _ = strings.Cut(tag, ",")
	if name == "" {
		name = field.Name
	}
	return name, flags, true
}

// hasMethods reports whether a struct has the methods MarshalJSON and UnmarshalJSON:
// encoding/json could not read its undeclared members or the names of its fields.
func hasMethods(t reflect.Type) bool {
	for i := range t.NumField() {
		if _, ok := t.Field(i).Tag.Lookup("wire"); ok {
			return true
		}
	}
	return additionalField(t) >= 0
}

func hasFlag(list, flag string) bool { return slices.Contains(strings.Split(list, ","), flag) }

// unionField returns the index of the field for the arm of a union, or -1.
func unionField(t reflect.Type) int { return flaggedField(t, "union") }

// additionalField returns the index of the field for undeclared members, or -1.
func additionalField(t reflect.Type) int { return flaggedField(t, "additional") }

func flaggedField(t reflect.Type, flag string) int {
	for i := range t.NumField() {
		if hasFlag(t.Field(i).Tag.Get("api"), flag) {
			return i
		}
	}
	return -1
}

// A memberPlan is a property with prepared texts.
type memberPlan struct {
	property
	label []byte // quoted name and colon
	nil   string // text for a nil list or map in a request, or empty
	plan  *plan
}

func structEncoder(t reflect.Type) encodeFunc {
	members, names := memberPlans(t)
	additional := additionalField(t)
	return func(b []byte, v reflect.Value, request bool) ([]byte, error) {
		b = append(b, '{')
		for i := range members {
			m := &members[i]
			field := v.Field(m.index)
			if request && m.readOnly || m.omitZero && field.IsZero() {
				continue
			}
			b = append(appendComma(b), m.label...)
			if request && m.nil != "" && field.IsNil() {
				b = append(b, m.nil...)
				continue
			}
			var err error
			if b, err = m.plan.append(b, field, request); err != nil {
				return b, inMember(m.name, err)
			}
		}
		if additional >= 0 {
			entries := v.Field(additional)
			var err error
			if b, err = appendEntries(b, entries, planOf(entries.Type().Elem()), names, request); err != nil {
				return b, err
			}
		}
		return append(b, '}'), nil
	}
}

// memberPlans returns the members of an object, and their names.
func memberPlans(t reflect.Type) (members []memberPlan, names []string) {
	for _, p := range properties(t) {
		names = append(names, p.name)
		label, _ := appendString(nil, p.name)
		field := t.Field(p.index).Type
		members = append(members, memberPlan{property: p, label: append(label, ':'), nil: emptyOf(field), plan: planOf(field)})
	}
	return members, names
}

// emptyOf returns the text of the empty list, map or bytes of a type. It is empty
// for other types, and for free-form JSON.
func emptyOf(t reflect.Type) string {
	switch {
	case t.Implements(marshalerType):
		return ""
	case t.Kind() == reflect.Slice && t.Elem().Kind() != reflect.Uint8:
		return "[]"
	case t.Kind() == reflect.Slice && t != freeFormType:
		return `""`
	case t.Kind() == reflect.Map:
		return "{}"
	}
	return ""
}
