package admin

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"
)

// TestRoundTrip decodes each value of a file into the type of its schema, and
// writes the encoded results.
func TestRoundTrip(t *testing.T) {
	eachValue(t, func(schema, text string) any { return answer(schema, text) })
}

// eachValue writes what f returns for each value of a file.
func eachValue(t *testing.T, f func(schema, text string) any) {
	in, err := os.Open(os.Getenv("CONFORMANCE_VALUES"))
	if err != nil {
		t.Fatal(err)
	}
	out, err := os.Create(os.Getenv("CONFORMANCE_ANSWERS"))
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriterSize(out, 1<<20)
	decoder, encoder := json.NewDecoder(bufio.NewReaderSize(in, 1<<20)), json.NewEncoder(w)
	for {
		var q struct{ Schema, Text string }
		if err := decoder.Decode(&q); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if err := encoder.Encode(f(q.Schema, q.Text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
}

type roundTrip struct {
	Marshal, Request string
	Arm              string   // name of the outermost union's arm, if the value is a union
	Raws             []string // bytes of all unknown arms
	Error            string
}

func answer(schema, text string) roundTrip {
	var a roundTrip
	v := schemaTypes[schema]() // a **T, so that null can be represented
	err := decodeBody([]byte(text), v)
	if err == nil {
		err = sameByJSON(schema, text, v)
	}
	if err == nil {
		var data []byte
		data, err = json.Marshal(v)
		a.Marshal = string(data)
	}
	if err == nil && text != "null" {
		var data []byte
		data, err = encodeBody(reflect.ValueOf(v).Elem().Interface())
		a.Request = string(data)
	}
	if err != nil {
		a.Error = err.Error()
		return a
	}
	a.raws(reflect.ValueOf(v))
	a.Arm = armOf(reflect.ValueOf(v).Elem())
	return a
}

// sameByJSON checks that encoding/json decodes a text to v.
func sameByJSON(schema, text string, v any) error {
	w := schemaTypes[schema]()
	if err := json.Unmarshal([]byte(text), w); err != nil {
		return fmt.Errorf("by encoding/json: %w", err)
	}
	if !reflect.DeepEqual(v, w) {
		return errors.New("encoding/json makes another value of it")
	}
	return nil
}

func armOf(v reflect.Value) string {
	if v.IsNil() || v.Elem().Kind() != reflect.Struct {
		return ""
	}
	arm := v.Elem().FieldByName("Value")
	if !arm.IsValid() || arm.Kind() != reflect.Interface || arm.IsNil() {
		return ""
	}
	return strings.TrimPrefix(arm.Elem().Type().String(), "*admin.")
}

// raws collects the unknown arms in a value.
func (a *roundTrip) raws(v reflect.Value) {
	if v.CanInterface() {
		if raw, ok := v.Interface().(*Raw); ok {
			if raw != nil {
				a.Raws = append(a.Raws, string(raw.Bytes()))
			}
			return
		}
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			a.raws(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			a.raws(v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			a.raws(v.MapIndex(key))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			a.raws(v.Field(i))
		}
	}
}
