package admin

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// Arguments are the parameters of one call as they are sent.
type arguments struct {
	path   map[string]string
	query  url.Values
	url    string // replaces path and query if not empty
	header http.Header
	value  any  // the body before encoding, or nil
	needed bool // a nil value is an error
}

// A binding tells how the fields of a parameter struct are sent.
type binding struct {
	fields   []boundField
	body     int  // index of the field with the body, or -1
	required bool // the body must not be nil
}

type boundField struct {
	_ keyed

	index int
	name  string
	in    string // key of the field's tag: path, query or header
	csv   bool   // a list is one value with commas; otherwise it is repeated
}

func newBinding(t reflect.Type) *binding {
	b := &binding{body: -1}
	for i := range t.NumField() {
		tag := t.Field(i).Tag
		if need, ok := tag.Lookup("body"); ok {
			b.body, b.required = i, need == "required"
		}
		for _, in := range []string{"path", "query", "header"} {
			if value, ok := tag.Lookup(in); ok {
				name, flags, _ := strings.Cut(value, ",")
				b.fields = append(b.fields, boundField{index: i, name: name, in: in, csv: hasFlag(flags, "csv")})
			}
		}
	}
	return b
}

// bind returns the arguments in a parameter struct. params is a pointer to it.
func bind(params any) (*arguments, error) {
	v := reflect.ValueOf(params)
	if !v.IsValid() || v.IsNil() {
		return nil, errors.New("the parameters are missing")
	}
	v = v.Elem()
	b := bindingOf(v.Type())
	var args arguments
	for i := range b.fields {
		f := &b.fields[i]
		if err := args.add(f, v.Field(f.index)); err != nil {
			return nil, fmt.Errorf("%s parameter %s: %w", f.in, f.name, err)
		}
	}
	if b.body >= 0 {
		args.value = bodyIn(v.Field(b.body))
	}
	args.needed = b.required
	return &args, nil
}

func (a *arguments) add(f *boundField, v reflect.Value) error {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
		if !v.IsNil() {
			a.set(f, base64.StdEncoding.EncodeToString(v.Bytes()))
		}
		return nil
	}
	if v.Kind() != reflect.Slice {
		text, err := scalar(v)
		a.set(f, text)
		return err
	}
	texts := make([]string, v.Len())
	for i := range texts {
		var err error
		if texts[i], err = scalar(reflect.Indirect(v.Index(i))); err != nil {
			return inElement(i, err)
		}
	}
	if f.csv && len(texts) > 0 || f.in != "query" {
		texts = []string{strings.Join(texts, ",")}
	}
	a.set(f, texts...)
	return nil
}

func (a *arguments) set(f *boundField, texts ...string) {
	switch f.in {
	case "path":
		if a.path == nil {
			a.path = make(map[string]string)
		}
		a.path[f.name] = texts[0]
	case "header":
		if a.header == nil {
			a.header = make(http.Header)
		}
		a.header.Set(f.name, texts[0])
	default:
		if a.query == nil {
			a.query = make(url.Values)
		}
		a.query[f.name] = texts
	}
}

// scalar returns a parameter as text. Times have the format of RFC 3339 with
// fractions of seconds.
func scalar(v reflect.Value) (string, error) {
	switch v.Kind() {
	case reflect.String:
		return v.String(), nil
	case reflect.Bool:
		return strconv.FormatBool(v.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10), nil
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'f', -1, v.Type().Bits()), nil
	case reflect.Struct:
		if t, ok := v.Interface().(time.Time); ok {
			return t.Format(time.RFC3339Nano), nil
		}
	}
	return "", fmt.Errorf("cannot be sent as text: %s", v.Type())
}

// target returns the path and the query of the request.
func (a *arguments) target(template string) (string, error) {
	target, err := a.expand(template)
	if query := a.query.Encode(); query != "" {
		target += "?" + query
	}
	return target, err
}

// expand replaces the parameters in a path template, each escaped as one
// segment. A parameter that is empty, or would change the path, is an error.
func (a *arguments) expand(template string) (string, error) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(template, "{")
		b.WriteString(before)
		if !found {
			return b.String(), nil
		}
		name, after, _ := strings.Cut(rest, "}")
		switch value := a.path[name]; value {
		case "":
			return "", fmt.Errorf("path parameter %s is empty", name)
		case ".", "..":
			return "", fmt.Errorf("path parameter %s is %q, which would change the path", name, value)
		default:
			b.WriteString(url.PathEscape(value))
		}
		template = after
	}
}

// A step leads from one page of a list to another. The zero step leads nowhere.
type step struct {
	_ keyed

	param, value string // query parameter to replace
	url          string // replaces path and query
}

// take goes a step.
func (a *arguments) take(s step) {
	if s.url != "" {
		a.url = s.url
	}
	if s.param != "" {
		query := url.Values{s.param: {s.value}}
		for name, values := range a.query {
			if name != s.param {
				query[name] = values
			}
		}
		a.query = query
	}
}
