package admin

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"unicode/utf8"
)

// A decoder reads a JSON text (RFC 8259) from front to back, and checks it on
// the way. Its methods return errSyntax for what is not JSON.
type decoder struct {
	data  []byte
	i     int             // index of the next byte
	depth int             // number of open objects and arrays
	text  strings.Builder // keeps short strings
}

// errSyntax says that a text is not JSON. decodeBody replaces it by an error
// with a position.
var errSyntax = errors.New("invalid JSON")

// maxDepth is the largest depth of a text, as in encoding/json.
const maxDepth = 10000

// peek returns the next byte, or 0 at the end.
func (d *decoder) peek() byte {
	if d.i < len(d.data) {
		return d.data[d.i]
	}
	return 0
}

// space skips white space.
func (d *decoder) space() { d.i = skipSpace(d.data, d.i) }

// end checks that only white space follows.
func (d *decoder) end() error {
	if d.space(); d.i < len(d.data) {
		return errSyntax
	}
	return nil
}

// open goes into an object or array, which ends with the byte end. It reports
// whether there is a first part, and moves to it.
func (d *decoder) open(end byte) (more bool, err error) {
	if d.depth++; d.depth > maxDepth {
		return false, errSyntax
	}
	d.i++
	d.space()
	if d.peek() == end {
		d.depth--
		d.i++
		return false, nil
	}
	return true, nil
}

// next reports whether another part follows the last one. It moves to that
// part, or behind the object or array.
func (d *decoder) next(end byte) (more bool, err error) {
	d.space()
	switch d.peek() {
	case ',':
		d.i++
		d.space()
		return true, nil
	case end:
		d.depth--
		d.i++
		return false, nil
	}
	return false, errSyntax
}

// name reads the name of a member and moves to its value.
func (d *decoder) name() ([]byte, error) {
	name, err := d.string()
	if err != nil {
		return nil, err
	}
	if d.space(); d.peek() != ':' {
		return nil, errSyntax
	}
	d.i++
	d.space()
	return name, nil
}

// string reads a string. The result is part of the text unless the string has
// escapes or invalid UTF-8.
func (d *decoder) string() ([]byte, error) {
	if d.peek() != '"' {
		return nil, errSyntax
	}
	rest := d.data[d.i+1:]
	ascii := true
	for i, c := range rest {
		switch classes[c] {
		case inString:
			continue
		case endQuote:
			if ascii || utf8.Valid(rest[:i]) {
				d.i += i + 2
				return rest[:i], nil
			}
			return d.escaped()
		case special:
			return d.escaped()
		}
		ascii = false
	}
	return nil, errSyntax
}

// A class is what a byte is in a string.
type class byte

const (
	inString class = iota
	endQuote       // the quote at the end
	special        // a backslash, or a control character, which is not allowed
	wide           // part of a character beyond ASCII
)

var classes = func() (all [256]class) {
	for c := range all {
		switch {
		case c == '"':
			all[c] = endQuote
		case c == '\\' || c < ' ':
			all[c] = special
		case c >= utf8.RuneSelf:
			all[c] = wide
		}
	}
	return all
}()

// escaped reads a string with escapes or invalid UTF-8.
func (d *decoder) escaped() ([]byte, error) {
	end := skipString(d.data, d.i)
	var s string
	if json.Unmarshal(d.data[d.i:end], &s) != nil {
		return nil, errSyntax
	}
	d.i = end
	return []byte(s), nil
}

// Short strings share a backing text, which saves most allocations. A string
// that a program keeps holds on to at most sharedText bytes.
const (
	sharedText  = 1024
	shortString = 128
)

// keep returns a copy of b.
func (d *decoder) keep(b []byte) string {
	if len(b) > shortString {
		return string(b)
	}
	begin := d.text.Len()
	if d.text.Cap()-begin < len(b) {
		begin = 0
		d.text.Reset()
		d.text.Grow(max(len(b), min(sharedText, (len(d.data)-d.i)/2)))
	}
	d.text.Write(b)
	return d.text.String()[begin:]
}

// value skips a value and returns its text.
func (d *decoder) value() ([]byte, error) {
	begin := d.i
	err := d.skip()
	return d.data[begin:d.i], err
}

// skip skips a value.
func (d *decoder) skip() error {
	switch d.peek() {
	case '{':
		return d.skipObject()
	case '[':
		return d.skipArray()
	case '"':
		_, err := d.string()
		return err
	case 't':
		return d.literal("true")
	case 'f':
		return d.literal("false")
	case 'n':
		return d.literal("null")
	}
	_, err := d.number()
	return err
}

func (d *decoder) skipObject() error {
	more, err := d.open('}')
	for more {
		if _, err = d.name(); err != nil {
			return err
		}
		if err = d.skip(); err != nil {
			return err
		}
		more, err = d.next('}')
	}
	return err
}

func (d *decoder) skipArray() error {
	more, err := d.open(']')
	for more {
		if err = d.skip(); err != nil {
			return err
		}
		more, err = d.next(']')
	}
	return err
}

func (d *decoder) literal(word string) error {
	if end := d.i + len(word); end <= len(d.data) && string(d.data[d.i:end]) == word {
		d.i = end
		return nil
	}
	return errSyntax
}

// number reads a number and returns its text.
func (d *decoder) number() ([]byte, error) {
	begin := d.i
	if d.peek() == '-' {
		d.i++
	}
	ok := true
	if d.peek() == '0' {
		d.i++
	} else {
		ok = d.digits()
	}
	if d.peek() == '.' {
		d.i++
		ok = d.digits() && ok
	}
	if d.peek()|' ' == 'e' {
		d.i++
		if c := d.peek(); c == '+' || c == '-' {
			d.i++
		}
		ok = d.digits() && ok
	}
	if !ok {
		return nil, errSyntax
	}
	return d.data[begin:d.i], nil
}

// digits skips digits and reports whether there was one.
func (d *decoder) digits() bool {
	begin := d.i
	for d.i < len(d.data) && '0' <= d.data[d.i] && d.data[d.i] <= '9' {
		d.i++
	}
	return d.i > begin
}

// mismatch returns the error for a value of another kind than the Go type. As
// in encoding/json, null is not an error and changes only pointers.
func (d *decoder) mismatch(v reflect.Value) error {
	kind := kindOf(d.data[d.i:])
	text, err := d.value()
	if err != nil || kind == nullKind {
		return err
	}
	value := [...]string{objectKind: "object", arrayKind: "array", stringKind: "string", numberKind: "number", booleanKind: "bool"}[kind]
	if kind == numberKind {
		value += " " + string(text)
	}
	return &json.UnmarshalTypeError{Value: value, Type: v.Type()}
}
