package admin

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"path/filepath"
	"reflect"
	"strconv"
)

// A FormFile is a file in a form. It is read when the form is sent, and once more
// if the call is repeated, which needs an [io.Seeker]. The caller closes it.
type FormFile struct {
	_ keyed

	Name        string      // of the file; the default is that of Content, if it is an [os.File], or that of the field
	ContentType string      // the default is that of the document, or application/octet-stream
	Header      http.Header // further headers of the part; nil for none
	Content     io.Reader
}

// MarshalJSON writes the name. The content of a file is sent in forms only.
func (f FormFile) MarshalJSON() ([]byte, error) { return json.Marshal(f.Name) }

// UnmarshalJSON reads what MarshalJSON writes.
func (f *FormFile) UnmarshalJSON(data []byte) error { return json.Unmarshal(data, &f.Name) }

// fileName returns the name to send for the file of a field.
func (f *FormFile) fileName(field string) string {
	if f.Name != "" {
		return f.Name
	}
	if named, ok := f.Content.(interface{ Name() string }); ok {
		return filepath.Base(named.Name())
	}
	return field
}

// A formField is a property of a form: a JSON value or files.
type formField struct {
	_ keyed

	rule  formRule // with the name
	value []byte
	files []*FormFile
}

// formFields returns the properties of a form in the order of JSON. Read-only
// properties are left out.
func formFields(op *Operation, form any) ([]formField, error) {
	data, err := encodeBody(form)
	if err != nil {
		return nil, err
	}
	if kindOf(data) != objectKind {
		return nil, errors.New("a form must be an object")
	}
	files := make(map[string][]*FormFile)
	collectFiles(reflect.ValueOf(form), files)
	var all []formField
	for m := membersOf(data); m.next(); {
		field := formField{rule: op.rule(text(m.key)), value: m.value}
		field.files = files[field.rule.name]
		for _, f := range field.files {
			if f.Content == nil {
				return nil, inMember(field.rule.name, errors.New("the file has no Content"))
			}
		}
		all = append(all, field)
	}
	return all, nil
}

// rule returns how a property is sent.
func (o *Operation) rule(name string) formRule {
	for _, r := range o.form {
		if r.name == name {
			return r
		}
	}
	return formRule{name: name}
}

// collectFiles adds the files in the properties of a form by their names.
func collectFiles(v reflect.Value, files map[string][]*FormFile) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if v.Kind() != reflect.Struct {
		return
	}
	if i := unionField(v.Type()); i >= 0 {
		collectFiles(v.Field(i), files)
		return
	}
	for _, p := range properties(v.Type()) {
		if found := filesIn(v.Field(p.index)); found != nil {
			files[p.name] = found
		}
	}
}

// filesIn returns the files in a property.
func filesIn(v reflect.Value) []*FormFile {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return filesIn(v.Elem())
		}
	case reflect.Slice:
		var all []*FormFile
		for i := range v.Len() {
			all = append(all, filesIn(v.Index(i))...)
		}
		return all
	case reflect.Struct:
		switch x := v.Addr().Interface().(type) {
		case *FormFile:
			return []*FormFile{x}
		case nullable:
			if value, ok := x.content(); ok {
				return filesIn(reflect.ValueOf(value))
			}
		}
	}
	return nil
}

// A formPair is a name with a value. A value may have several texts, which a
// separator joins.
type formPair struct {
	_ keyed

	name      string
	texts     []string
	separator string
	json      bool // the text is a JSON object or list
}

func pairOf(name string, value []byte) formPair {
	kind := kindOf(value)
	return formPair{name: name, texts: []string{plainText(value)}, json: kind == objectKind || kind == arrayKind}
}

// plainText returns a JSON value as text: a string without quotes, nothing for
// null.
func plainText(value []byte) string {
	switch kindOf(value) {
	case stringKind:
		return text(value)
	case nullKind:
		return ""
	}
	return string(value)
}

// pairs returns how a JSON value is sent (OpenAPI 3.1.1, section 4.8.15): by its
// style, or without one a scalar as text, a list as a pair for each item, and an
// object as JSON.
func (r *formRule) pairs(value []byte) []formPair {
	kind := kindOf(value)
	switch {
	case r.style == "deepObject":
		return deepPairs(nil, r.name, value)
	case kind == objectKind && r.style != "":
		return r.objectPairs(value)
	case kind != arrayKind:
		return []formPair{pairOf(r.name, value)}
	}
	var pairs []formPair
	joined := formPair{name: r.name, separator: map[string]string{"spaceDelimited": " ", "pipeDelimited": "|"}[r.style]}
	if joined.separator == "" {
		joined.separator = ","
	}
	for e := elementsOf(value); e.next(); {
		pairs = append(pairs, pairOf(r.name, e.value))
		joined.texts = append(joined.texts, plainText(e.value))
	}
	if r.joined && pairs != nil {
		return []formPair{joined}
	}
	return pairs
}

// objectPairs returns the members of an object in the style form: as pairs, or as
// one text.
func (r *formRule) objectPairs(value []byte) []formPair {
	var pairs []formPair
	joined := formPair{name: r.name, separator: ","}
	for m := membersOf(value); m.next(); {
		pairs = append(pairs, pairOf(text(m.key), m.value))
		joined.texts = append(joined.texts, text(m.key), plainText(m.value))
	}
	if r.joined && pairs != nil {
		return []formPair{joined}
	}
	return pairs
}

// deepPairs appends a pair for each scalar in a value: "a[b][0]".
func deepPairs(pairs []formPair, name string, value []byte) []formPair {
	switch kindOf(value) {
	case objectKind:
		for m := membersOf(value); m.next(); {
			pairs = deepPairs(pairs, name+"["+text(m.key)+"]", m.value)
		}
	case arrayKind:
		i := 0
		for e := elementsOf(value); e.next(); i++ {
			pairs = deepPairs(pairs, name+"["+strconv.Itoa(i)+"]", e.value)
		}
	default:
		pairs = append(pairs, pairOf(name, value))
	}
	return pairs
}
