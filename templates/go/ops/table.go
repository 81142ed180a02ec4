package ops

import (
	"slices"
	"strings"
)

// A Table is all operations of an API.
type Table struct {
	Title      string       // of the API
	Errors     Errors       // form of error answers
	Servers    []Server     // if there is a choice; empty if the API has one server
	Pin        string       // version that the SDK next to this table was generated for, or empty
	Operations []*Operation // by Name
	IDs        []ID         // by Long: operations whose ID differs from their Name
	Schemas    []Schema     // by Name: schemas that bodies refer to
}

// An ID maps the long name of an operation to its name.
type ID struct{ Long, Name string }

// A Schema is a declared type as a JSON Schema of OpenAPI 3.1. Properties that
// only the server sets are readOnly. References have the form "#/$defs/NAME". The
// tag of a union is a property with which an example of the first variant is marked.
type Schema struct {
	Name string
	Text string // JSON; properties are in document order
}

// Lookup returns the operation with the given short or long name, or nil.
func (t *Table) Lookup(name string) *Operation {
	if op := t.named(name); op != nil {
		return op
	}
	i, found := slices.BinarySearchFunc(t.IDs, name, func(id ID, name string) int { return strings.Compare(id.Long, name) })
	if !found {
		return nil
	}
	return t.named(t.IDs[i].Name)
}

func (t *Table) named(name string) *Operation {
	i, found := slices.BinarySearchFunc(t.Operations, name, func(op *Operation, name string) int { return strings.Compare(op.Name, name) })
	if !found {
		return nil
	}
	return t.Operations[i]
}

// Schema returns the text of a declared type, or "".
func (t *Table) Schema(name string) string {
	i, found := slices.BinarySearchFunc(t.Schemas, name, func(s Schema, name string) int { return strings.Compare(s.Name, name) })
	if !found {
		return ""
	}
	return t.Schemas[i].Text
}

// Tags returns the sorted groups of operations.
func (t *Table) Tags() []string {
	var tags []string
	for _, op := range t.Operations {
		tags = append(tags, op.Tag)
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}
