package dialect

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Faults lists all mistakes in a dialect, from top to bottom.
type Faults []Fault

// A Fault is one mistake in a dialect, with its position.
type Fault struct {
	File         string
	Line, Column int
	Text         string
}

// Error returns "file:line:column: what is wrong".
func (f Fault) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Text)
}

// Error returns one line per fault.
func (f Faults) Error() string {
	var lines []string
	for _, fault := range f {
		lines = append(lines, fault.Error())
	}
	return strings.Join(lines, "\n")
}

// Load reads a dialect. Unknown keys and values that no document can have are
// errors; the error holds all of them and is a [Faults].
func Load(file string, data []byte) (*Dialect, error) {
	d := &Dialect{Source: data}
	err := read(file, data, func(r *reader, body ast.Node) {
		if body == nil {
			r.add(nil, "the dialect is empty")
			return
		}
		r.dialect(body, d)
	})
	if err != nil {
		return nil, err
	}
	d.Aliases.sort()
	return d, nil
}

// read calls decode with the content of a YAML file, which is nil if the file is
// empty.
func read(file string, data []byte, decode func(*reader, ast.Node)) error {
	const byteOrderMark = "\ufeff"
	tree, err := parser.ParseBytes(bytes.TrimPrefix(data, []byte(byteOrderMark)), 0)
	if err != nil {
		return syntax(file, err)
	}
	r := &reader{file: file}
	switch {
	case len(tree.Docs) == 0:
		decode(r, nil)
	case len(tree.Docs) > 1:
		r.add(tree.Docs[1].Body, "a second YAML document")
	default:
		decode(r, tree.Docs[0].Body)
	}
	if len(r.faults) == 0 {
		return nil
	}
	slices.SortStableFunc(r.faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return r.faults
}

// syntax returns the error of the YAML parser with its position.
func syntax(file string, err error) error {
	var at yaml.Error
	if !errors.As(err, &at) || at.GetToken() == nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	pos := at.GetToken().Position
	return Faults{{file, pos.Line, pos.Column, at.GetMessage()}}
}

// add records a fault at a node. A nil node stands for the start of the file.
func (r *reader) add(n ast.Node, format string, args ...any) {
	f := Fault{File: r.file, Line: 1, Column: 1, Text: fmt.Sprintf(format, args...)}
	if n != nil {
		pos := n.GetToken().Position
		f.Line, f.Column = pos.Line, pos.Column
	}
	r.faults = append(r.faults, f)
}
