package ops

import (
	"bytes"
	"fmt"
	"reflect"
	"strconv"
)

// literal writes a value of the table's types as Go source of the table's own
// package: constants and composite literals, which need no code at start-up.
// Fields that are zero are left out.
func literal(b *bytes.Buffer, value any) { goValue(b, reflect.ValueOf(value), true) }

// goValue writes a value; typed says that its type must be named, because the
// place does not imply it.
func goValue(b *bytes.Buffer, v reflect.Value, typed bool) {
	switch v.Kind() {
	case reflect.String:
		b.WriteString(strconv.Quote(v.String()))
	case reflect.Int:
		b.WriteString(strconv.FormatInt(v.Int(), 10))
	case reflect.Bool:
		b.WriteString(strconv.FormatBool(v.Bool()))
	case reflect.Pointer:
		b.WriteByte('&')
		goValue(b, v.Elem(), true)
	case reflect.Slice:
		goSlice(b, v)
	case reflect.Struct:
		goStruct(b, v, typed)
	default:
		panic(fmt.Sprintf("a table has no values of type %v", v.Type()))
	}
}

// goSlice writes one element a line where they are structs.
func goSlice(b *bytes.Buffer, v reflect.Value) {
	fmt.Fprintf(b, "[]%s{", v.Type().Elem().Name())
	lines := v.Type().Elem().Kind() == reflect.Struct
	for i := range v.Len() {
		if lines {
			b.WriteByte('\n')
		}
		goValue(b, v.Index(i), false)
		b.WriteByte(',')
	}
	if lines {
		b.WriteByte('\n')
	}
	b.WriteByte('}')
}

// goStruct writes the big structs one field a line, the others on one line.
func goStruct(b *bytes.Buffer, v reflect.Value, typed bool) {
	t := v.Type()
	if typed {
		b.WriteString(t.Name())
	}
	end := ","
	if t.Name() == "Operation" || t.Name() == "Version" || t.Name() == "Request" {
		end = ",\n"
	}
	b.WriteByte('{')
	if end == ",\n" {
		b.WriteByte('\n')
	}
	for i := range t.NumField() {
		if v.Field(i).IsZero() {
			continue
		}
		b.WriteString(t.Field(i).Name + ": ")
		goValue(b, v.Field(i), false)
		b.WriteString(end)
	}
	b.WriteByte('}')
}
