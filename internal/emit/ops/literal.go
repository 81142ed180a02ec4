package ops

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// A printer writes values of the table's types as Go source of the table's own
// package: constants and composite literals, which need no code at start-up. What
// many operations have alike, parameters and answers, is written once, as a
// variable: the runtime of Go walks over all pointers of a program's data when it
// starts, so that fewer are better.
type printer struct {
	shared map[string]bool // names of the variables; asked, never ranged over
	vars   bytes.Buffer    // their declarations, in the order of first use
}

// literal writes a value. Fields that are zero are left out.
func (p *printer) literal(b *bytes.Buffer, value any) { p.value(b, reflect.ValueOf(value), true) }

// value writes a value; typed says that its type must be named, because the
// place does not imply it.
func (p *printer) value(b *bytes.Buffer, v reflect.Value, typed bool) {
	switch v.Kind() {
	case reflect.String:
		b.WriteString(text.GoString(v.String()))
	case reflect.Int:
		b.WriteString(strconv.FormatInt(v.Int(), 10))
	case reflect.Bool:
		b.WriteString(strconv.FormatBool(v.Bool()))
	case reflect.Pointer:
		p.pointer(b, v)
	case reflect.Slice:
		p.slice(b, v, true)
	case reflect.Struct:
		p.structure(b, v, typed)
	default:
		panic(fmt.Sprintf("a table has no values of type %v", v.Type()))
	}
}

func (p *printer) pointer(b *bytes.Buffer, v reflect.Value) {
	b.WriteByte('&')
	switch name := v.Type().Elem().Name(); name {
	case "Param", "Response":
		b.WriteString(p.variable(strings.ToLower(name), v.Elem()))
	default:
		p.value(b, v.Elem(), true)
	}
}

// variable returns the name of the variable that holds a value, after the value's
// content, so that a change of one does not rename others.
func (p *printer) variable(kind string, v reflect.Value) string {
	var b bytes.Buffer
	p.value(&b, v, true)
	name := fmt.Sprintf("%s%x", kind, sha256.Sum256(b.Bytes()))[:len(kind)+12]
	if !p.shared[name] {
		p.shared[name] = true
		fmt.Fprintf(&p.vars, "\nvar %s = %s\n", name, &b)
	}
	return name
}

// slice writes one element a line where they are structs. The type of a slice in
// another is implied.
func (p *printer) slice(b *bytes.Buffer, v reflect.Value, typed bool) {
	elem := v.Type().Elem()
	lines := elem.Kind() == reflect.Struct
	if typed {
		b.WriteString(typeName(v.Type()))
	}
	b.WriteByte('{')
	for i := range v.Len() {
		if lines {
			b.WriteByte('\n')
		}
		if inner := v.Index(i); elem.Kind() == reflect.Slice {
			p.slice(b, inner, false)
		} else {
			p.value(b, inner, false)
		}
		b.WriteByte(',')
	}
	if lines {
		b.WriteByte('\n')
	}
	b.WriteByte('}')
}

// typeName returns a type as the table's package spells it.
func typeName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "[]" + typeName(t.Elem())
	case reflect.Pointer:
		return "*" + typeName(t.Elem())
	}
	return t.Name()
}

// structure writes the big structs one field a line, the others on one line.
func (p *printer) structure(b *bytes.Buffer, v reflect.Value, typed bool) {
	t := v.Type()
	if typed {
		b.WriteString(t.Name())
	}
	b.WriteByte('{')
	end := ","
	if t.Name() == "Operation" || t.Name() == "Version" || t.Name() == "Request" {
		end = ",\n"
		b.WriteByte('\n')
	}
	for i := range t.NumField() {
		if v.Field(i).IsZero() {
			continue
		}
		b.WriteString(t.Field(i).Name + ": ")
		p.value(b, v.Field(i), false)
		b.WriteString(end)
	}
	b.WriteByte('}')
}
