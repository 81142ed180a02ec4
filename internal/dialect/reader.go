package dialect

import (
	"reflect"
	"slices"
	"strconv"

	"github.com/goccy/go-yaml/ast"
)

// A reader fills a Dialect from a YAML tree and collects mistakes. goccy/go-yaml could
// decode the tree, but would stop at the first mistake.
type reader struct {
	file   string
	faults Faults
}

// A checked value describes what is wrong with it. The text is empty if nothing is.
type checked interface{ fault() string }

// A table is filled from a mapping whose keys are data. add describes what is wrong
// with an entry. The text is empty if nothing is.
type table interface {
	add(key, value string) string
}

func (r *reader) dialect(n ast.Node, d *Dialect) {
	r.value(n, reflect.ValueOf(d).Elem())
	switch {
	case len(r.faults) > 0:
	case d.Name == "":
		r.add(nil, "name: is missing")
	case d.Names.Service == "":
		r.add(nil, "names: is missing")
	}
}

// value decodes a node and checks the decoded value.
func (r *reader) value(n ast.Node, v reflect.Value) {
	before := len(r.faults)
	r.decode(n, v)
	if len(r.faults) > before {
		return
	}
	if c, ok := v.Addr().Interface().(checked); ok {
		if text := c.fault(); text != "" {
			r.add(n, "%s%s", text, excerpt(n))
		}
	}
}

// excerpt returns a scalar in the form that ends an error text.
func excerpt(n ast.Node) string {
	if s, ok := n.(ast.ScalarNode); ok {
		return ": " + strconv.Quote(scalarText(s))
	}
	return ""
}

func (r *reader) decode(n ast.Node, v reflect.Value) {
	if t, ok := v.Addr().Interface().(table); ok {
		r.table(n, t)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		r.object(n, v)
	case reflect.Slice:
		r.list(n, v)
	default:
		r.scalar(n, v)
	}
}

func (r *reader) object(n ast.Node, v reflect.Value) {
	for _, entry := range r.entries(n) {
		key := entry.Key.GetToken().Value
		i := slices.IndexFunc(reflect.VisibleFields(v.Type()), func(f reflect.StructField) bool {
			return f.Tag.Get("yaml") == key && key != "-"
		})
		if i < 0 {
			r.add(entry.Key, "unknown key: %q", key)
			continue
		}
		r.value(entry.Value, v.Field(i))
	}
}

// entries returns the keys and values of a mapping. The YAML parser has rejected
// repeated keys.
func (r *reader) entries(n ast.Node) []*ast.MappingValueNode {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}
	case *ast.NullNode:
		return nil
	}
	r.add(n, "want keys with values")
	return nil
}

func (r *reader) table(n ast.Node, t table) {
	for _, entry := range r.entries(n) {
		value, ok := entry.Value.(ast.ScalarNode)
		if !ok {
			r.add(entry.Value, "want a text")
			continue
		}
		if text := t.add(entry.Key.GetToken().Value, scalarText(value)); text != "" {
			r.add(entry.Value, "%s", text)
		}
	}
}

// scalarText returns a scalar as it is written, without quotes; null is "".
func scalarText(n ast.ScalarNode) string {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value
	case *ast.NullNode:
		return ""
	}
	return n.GetToken().Value
}

// list decodes a sequence. It takes a single value for a list of one.
func (r *reader) list(n ast.Node, v reflect.Value) {
	nodes := []ast.Node{n}
	switch n := n.(type) {
	case *ast.SequenceNode:
		nodes = n.Values
	case *ast.NullNode:
		return
	}
	for _, item := range nodes {
		elem := reflect.New(v.Type().Elem()).Elem()
		r.value(item, elem)
		v.Set(reflect.Append(v, elem))
	}
}

func (r *reader) scalar(n ast.Node, v reflect.Value) {
	s, ok := n.(ast.ScalarNode)
	if !ok {
		r.add(n, "want a text")
		return
	}
	text := scalarText(s)
	if v.Kind() == reflect.String {
		v.SetString(text)
		return
	}
	if v.Kind() == reflect.Bool {
		if text != "true" && text != "false" {
			r.add(n, "want true or false: %q", text)
		}
		v.SetBool(text == "true")
		return
	}
	number, err := strconv.Atoi(text)
	if err != nil {
		r.add(n, "want an integer: %q", text)
		return
	}
	v.SetInt(int64(number))
}
