package admin

import (
	"reflect"
	"slices"
	"strings"
)

// Every struct that a document declares begins with a keyed. It takes no space,
// and says two things to the compiler. Literals name the fields that they set,
// for a document may add one in any place. And structs are not compared with ==,
// which would look at pointers and not at what they point to; [reflect.DeepEqual]
// does that. So a new field of whatever type breaks no program, and no struct
// has a function of equality, which were a quarter of the cost of compiling this
// package.
type keyed [0]func()

// A property is a field of a generated struct, as its tags describe it.
type property struct {
	_ keyed

	name     string // the member of the JSON object
	index    int    // the field of the struct
	omitZero bool   // an absent value is not written
	readOnly bool   // the server sets it: it is left out of requests
}

// properties returns the fields of a struct that stand for JSON members.
func properties(t reflect.Type) []property {
	var list []property
	for i := range t.NumField() {
		field := t.Field(i)
		tag := field.Tag.Get("json")
		if !field.IsExported() || tag == "-" {
			continue
		}
		name, flags, _ := strings.Cut(tag, ",")
		if name == "" {
			name = field.Name
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

func hasFlag(list, flag string) bool { return slices.Contains(strings.Split(list, ","), flag) }

// unionField returns the index of the field that holds the arm of a union, or -1.
func unionField(t reflect.Type) int { return flaggedField(t, "union") }

// additionalField returns the index of the field that holds the undeclared
// members of an object, or -1.
func additionalField(t reflect.Type) int { return flaggedField(t, "additional") }

func flaggedField(t reflect.Type, flag string) int {
	for i := range t.NumField() {
		if hasFlag(t.Field(i).Tag.Get("api"), flag) {
			return i
		}
	}
	return -1
}

// A memberPlan is a property with what is needed to write it fast.
type memberPlan struct {
	property
	label []byte // the quoted name and the colon
	nil   string // what a nil list or map of a request is written as, or empty
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

// emptyOf returns how the empty list or map of a type is written; it is empty
// for other types, and for free-form JSON.
func emptyOf(t reflect.Type) string {
	switch {
	case t.Implements(marshalerType):
		return ""
	case t.Kind() == reflect.Slice && t.Elem().Kind() != reflect.Uint8:
		return "[]"
	case t.Kind() == reflect.Map:
		return "{}"
	}
	return ""
}
