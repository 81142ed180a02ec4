// Package tree represents JSON values without loss: members of objects keep
// their order, and numbers their digits.
package tree

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// An Object is a JSON object. A value is an *Object, []any, string, json.Number,
// bool or nil.
type Object struct {
	members []Member
	index   map[string]int // place in members by name
}

// A Member is a name with its value.
type Member struct {
	Name  string
	Value any
}

// Members returns the members in order. Callers must not change them.
func (o *Object) Members() []Member { return o.members }

// Get returns the value of a member.
func (o *Object) Get(name string) (any, bool) {
	i, ok := o.index[name]
	if !ok {
		return nil, false
	}
	return o.members[i].Value, true
}

// Set sets the value of a member. A new member is added at the end.
func (o *Object) Set(name string, value any) {
	if i, ok := o.index[name]; ok {
		o.members[i].Value = value
		return
	}
	if o.index == nil {
		o.index = map[string]int{}
	}
	o.index[name] = len(o.members)
	o.members = append(o.members, Member{name, value})
}

// mark is the byte order mark with which some programs begin a file.
const mark = "\ufeff"

// Decode reads one JSON text, after a byte order mark if there is one. Errors contain
// line and column.
func Decode(data []byte) (any, error) {
	data = bytes.TrimPrefix(data, []byte(mark))
	if err := check(data); err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	return decode(d)
}

// check returns an error if data is not one JSON text. It is called before
// decoding, because the errors of a Decoder do not always contain an offset.
func check(data []byte) error {
	var whole json.RawMessage
	err := json.Unmarshal(data, &whole)
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return err
	}
	if strings.Contains(syntax.Error(), "unexpected end") {
		line, column := place(data, len(data))
		return fmt.Errorf("line %d, column %d: unexpected end of JSON", line, column)
	}
	line, column := place(data, int(syntax.Offset)-1)
	return fmt.Errorf("line %d, column %d: %w", line, column, syntax)
}

// place returns the line and column of a byte. Columns count bytes, from 1.
func place(data []byte, index int) (line, column int) {
	before := data[:index]
	return bytes.Count(before, []byte("\n")) + 1, len(before) - bytes.LastIndexByte(before, '\n')
}

func decode(d *json.Decoder) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		return decodeObject(d)
	case json.Delim('['):
		return decodeList(d)
	}
	return token, nil
}

func decodeObject(d *json.Decoder) (any, error) {
	o := new(Object)
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, err
		}
		value, err := decode(d)
		if err != nil {
			return nil, err
		}
		o.Set(name.(string), value) // the decoder accepts no other names
	}
	_, err := d.Token()
	return o, err
}

func decodeList(d *json.Decoder) (any, error) {
	list := []any{}
	for d.More() {
		value, err := decode(d)
		if err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	_, err := d.Token()
	return list, err
}
