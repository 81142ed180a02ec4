package admin

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"time"
)

// Arguments are the parameters of one call as they are sent.
type arguments struct {
	path     map[string]string
	query    url.Values
	rawPath  map[string]string // parameters of the path that are escaped already
	rawQuery map[string]string // parts of the query that are escaped already, by parameter: "sort=a,b"
	url      string            // replaces path and query if not empty
	header   http.Header
	value    any  // the body before encoding, or nil
	needed   bool // a nil value is an error
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
	in    string // key of the field's tag: path, query, header or cookie
	csv   bool   // a list is one value with commas; otherwise it is repeated
	style string // for styled; empty for the usual way
	fixed string // the only value of the parameter; empty if the field has the value
}

// A styled function adds a parameter that is not sent in the usual way. text is its
// value as JSON.
type styled func(a *arguments, f *boundField, text []byte)

func newBinding(t reflect.Type) *binding {
	b := &binding{body: -1}
	for i := range t.NumField() {
		tag := t.Field(i).Tag
		if need, ok := tag.Lookup("body"); ok {
			b.body, b.required = i, need == "required"
		}
		for _, in := range []string{"path", "query", "header", "cookie"} {
			if name, ok := tag.Lookup(in); ok {
				name, csv := strings.CutSuffix(name, ",csv")
				b.fields = append(b.fields, boundField{index: i, name: name, in: in, csv: csv, style: tag.Get("style"), fixed: tag.Get("fixed")})
			}
		}
	}
	return b
}

// bind returns the arguments in a parameter struct. params is a pointer to it.
func bind(params any, s styled) (*arguments, error) {
	v := reflect.ValueOf(params)
	if !v.IsValid() || v.IsNil() {
		return nil, errors.New("the parameters are missing")
	}
	v = v.Elem()
	b := bindingOf(v.Type())
	var args arguments
	for i := range b.fields {
		f := &b.fields[i]
		if f.fixed != "" {
			args.set(f, f.fixed)
			continue
		}
		if err := args.add(f, v.Field(f.index), s); err != nil {
			return nil, fmt.Errorf("%s parameter %s: %w", f.in, f.name, err)
		}
	}
	if b.body >= 0 {
		args.value = bodyIn(v.Field(b.body))
	}
	args.needed = b.required
	return &args, nil
}

func (a *arguments) add(f *boundField, v reflect.Value, s styled) error {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	if f.style != "" {
		text, err := encode(v, true)
		if err == nil {
			s(a, f, text)
		}
		return err
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
	a.list(f, texts)
	return nil
}

// list adds a list. One that is sent as a whole has commas between its items, and is
// not sent if it is empty (RFC 6570, section 3.2.1).
func (a *arguments) list(f *boundField, texts []string) {
	switch {
	case f.in == "query" && !f.csv:
		a.set(f, texts...)
	case len(texts) == 0:
	case f.in == "query":
		a.rawQuery = with(a.rawQuery, f.name, url.QueryEscape(f.name)+"="+commas(texts, url.QueryEscape))
	case f.in == "path":
		a.rawPath = with(a.rawPath, f.name, commas(texts, url.PathEscape))
	default:
		a.set(f, strings.Join(texts, ","))
	}
}

// commas returns texts with commas between them. Those in the texts are escaped.
func commas(texts []string, escape func(string) string) string {
	escaped := make([]string, len(texts))
	for i, t := range texts {
		escaped[i] = escape(t)
	}
	return strings.Join(escaped, ",")
}

// with adds an entry to a map, which may be nil.
func with(m map[string]string, key, value string) map[string]string {
	if m == nil {
		m = make(map[string]string)
	}
	m[key] = value
	return m
}

func (a *arguments) set(f *boundField, texts ...string) {
	switch f.in {
	case "path":
		a.path = with(a.path, f.name, texts[0])
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
	case reflect.Uint64:
		return strconv.FormatUint(v.Uint(), 10), nil
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'f', -1, v.Type().Bits()), nil
	case reflect.Struct:
		if t, ok := v.Interface().(time.Time); ok {
			return t.Format(time.RFC3339Nano), nil
		}
	}
	return "", fmt.Errorf("cannot be sent as text: %s", v.Type())
}

// target returns the path and the query of the request. A query of the template comes
// first.
func (a *arguments) target(template string) (string, error) {
	path, query, _ := strings.Cut(template, "?")
	target, err := a.expand(path, url.PathEscape)
	if err != nil {
		return "", err
	}
	if query, err = a.expand(query, url.QueryEscape); err != nil {
		return "", err
	}
	if more := a.encodedQuery(); query == "" {
		query = more
	} else if more != "" {
		query += "&" + more
	}
	if query != "" {
		target += "?" + query
	}
	return target, nil
}

// encodedQuery returns the parameters of the query, sorted by name.
func (a *arguments) encodedQuery() string {
	if len(a.rawQuery) == 0 {
		return a.query.Encode()
	}
	names := make([]string, 0, len(a.query)+len(a.rawQuery))
	for name := range a.query {
		names = append(names, name)
	}
	for name := range a.rawQuery {
		if a.query[name] == nil {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	var parts []string
	for _, name := range names {
		part := a.rawQuery[name]
		if values := a.query[name]; values != nil {
			part = url.Values{name: values}.Encode()
		}
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "&")
}

// expand replaces the parameters in a template, each escaped as one segment. A
// parameter that is empty, or would change the path, is an error.
func (a *arguments) expand(template string, escape func(string) string) (string, error) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(template, "{")
		b.WriteString(before)
		if !found {
			return b.String(), nil
		}
		name, after, _ := strings.Cut(rest, "}")
		value, raw := a.rawPath[name]
		if !raw {
			value = a.path[name]
		}
		switch value {
		case "":
			return "", fmt.Errorf("path parameter %s is empty", name)
		case ".", "..":
			return "", fmt.Errorf("path parameter %s is %q, which would change the path", name, value)
		}
		if !raw {
			value = escape(value)
		}
		b.WriteString(value)
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
