// Package tree holds JSON values as they were written: members of objects in
// their order, numbers digit for digit.
package tree

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// An Object is a JSON object. A value is an *Object, []any, string, json.Number,
// bool or nil.
type Object struct {
	members []Member
	index   map[string]int // name -> place in members
}

// A Member is a name and its value.
type Member struct {
	Name  string
	Value any
}

// Members returns the members in order. They must not be changed.
func (o *Object) Members() []Member { return o.members }

// Get returns the value of a member.
func (o *Object) Get(name string) (any, bool) {
	i, ok := o.index[name]
	if !ok {
		return nil, false
	}
	return o.members[i].Value, true
}

// Set adds a member at the end, or replaces the value of the one there is.
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

// Decode reads one JSON text. An error tells line and column.
func Decode(data []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	v, err := decode(d)
	if err == nil {
		if _, end := d.Token(); end != io.EOF {
			err = errors.New("there is more after the value")
		}
	}
	if err != nil {
		line, column := place(data, offset(d, err))
		return nil, fmt.Errorf("line %d, column %d: %w", line, column, explained(err))
	}
	return v, nil
}

func offset(d *json.Decoder, err error) int64 {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return syntax.Offset
	}
	return d.InputOffset()
}

func explained(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the JSON ends too early")
	}
	return err
}

func place(data []byte, offset int64) (line, column int) {
	before := data[:min(max(offset, 0), int64(len(data)))]
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
		o.Set(name.(string), value) // the decoder lets nothing else be a name
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
