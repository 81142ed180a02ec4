// Package form makes the bodies of forms from the arguments of a command.
package form

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A Field is a field of a form: a text or a file.
type Field struct {
	Name      string
	Text      string
	File      string // path of the file, or "-" for standard input; empty for a text
	MediaType string // of the part; empty for the default
	Escaped   string // Text as it is in a urlencoded form; empty for the usual way
}

// Parse reads a field as curl does: "name=text", "name=@FILE" or
// "name=@FILE;type=TYPE".
func Parse(argument string) (Field, error) {
	name, value, ok := strings.Cut(argument, "=")
	if !ok || name == "" {
		return Field{}, fmt.Errorf("%q is not NAME=VALUE or NAME=@FILE", argument)
	}
	path, isFile := strings.CutPrefix(value, "@")
	if !isFile {
		return Field{Name: name, Text: value}, nil
	}
	path, mediaType, _ := strings.Cut(path, ";type=")
	if path == "" {
		return Field{}, fmt.Errorf("%q names no file", argument)
	}
	return Field{Name: name, File: path, MediaType: mediaType}, nil
}

// Arrange returns the fields in the form in which they are sent: a list that is one
// value is joined, and an object in JSON is one field for each of its values if it has
// the style deepObject.
func Arrange(r *ops.Request, fields []Field) []Field {
	var all []Field
	joined := map[string]int{} // name -> its index in all
	for _, f := range fields {
		e := r.Encoding(f.Name)
		at, known := joined[f.Name]
		switch {
		case e == nil || f.File != "":
			all = append(all, f)
		case e.Style == "deepObject":
			all = append(all, deep(f)...)
		case !e.Joined:
			all = append(all, f)
		case known:
			all[at].Text += separator(e) + f.Text
			all[at].Escaped += strings.ReplaceAll(url.PathEscape(separator(e)), "%2C", ",") + url.QueryEscape(f.Text)
		default:
			joined[f.Name] = len(all)
			f.Escaped = url.QueryEscape(f.Text)
			all = append(all, f)
		}
	}
	return all
}

func separator(e *ops.Encoding) string {
	switch e.Style {
	case "spaceDelimited":
		return " "
	case "pipeDelimited":
		return "|"
	}
	return ","
}

// deep returns the fields for an object or a list in JSON.
func deep(f Field) []Field {
	value, err := tree.Decode([]byte(f.Text))
	if err != nil {
		return []Field{f}
	}
	switch value.(type) {
	case *tree.Object, []any:
		return deepFields(nil, f.Name, value)
	}
	return []Field{f}
}

// deepFields appends a field for each scalar in a value. A string stays what it is,
// also if it looks like JSON.
func deepFields(all []Field, name string, value any) []Field {
	switch v := value.(type) {
	case *tree.Object:
		for _, m := range v.Members() {
			all = deepFields(all, name+"["+m.Name+"]", m.Value)
		}
	case []any:
		for i, item := range v {
			all = deepFields(all, name+"["+strconv.Itoa(i)+"]", item)
		}
	default:
		all = append(all, Field{Name: name, Text: text(value)})
	}
	return all
}

// text returns a value as text: a string without quotes, others as JSON.
func text(value any) string {
	if s, ok := value.(string); ok {
		return s
	}
	return string(tree.Encode(value))
}
