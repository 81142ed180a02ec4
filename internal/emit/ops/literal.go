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

// A printer writes values of the table's types as Go source: constants and composite
// literals, which need no code at start-up. Parameters and responses that many
// operations share are written once, as variables. This makes programs start faster,
// because the runtime of Go scans all pointers in a program's data.
type printer struct {
	shared map[string]bool // names of the variables; never ranged over
	vars   bytes.Buffer    // their declarations, in the order of first use
}

// literal writes a value. It leaves out zero fields.
func (p *printer) literal(b *bytes.Buffer, value any) { p.value(b, reflect.ValueOf(value), true) }

// value writes a value. typed says that its type must be named, because the context
// does not imply it.
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

// variable returns the name of the variable for a value. It is a hash of the value, so
// that a change of one value does not rename other variables.
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

// slice writes structs on lines of their own. The type of a nested slice is implied.
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

// typeName returns the name of a type in the table's package.
func typeName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "[]" + typeName(t.Elem())
	case reflect.Pointer:
		return "*" + typeName(t.Elem())
	}
	return t.Name()
}

// structure writes large structs with one field on each line, and small ones on one
// line.
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
