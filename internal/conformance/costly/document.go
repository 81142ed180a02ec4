// Package costly writes documents that are cheap to write and may be costly to
// generate from: each repeats one construct.
package costly

import (
	"fmt"
	"slices"
	"strings"
)

// A Document is a family of documents. Text returns the member with n repetitions.
type Document struct {
	Name  string
	Full  int // repetitions of the member that is measured
	Small int // repetitions of the member whose growth is measured
	Text  func(n int) string
}

// Bounded reports whether outputs repeat parts of the document, and so grow faster
// than it does, up to a multiple of it.
func (d Document) Bounded() bool { return slices.Contains(bounded, d.Name) }

// All returns the families.
func All() []Document {
	return slices.Concat(schemas(), operations(), texts(), mistakes())
}

// bounded are the families whose outputs repeat: inherited properties, schemas on the
// pages of all operations that reach them, names in names, empty cells of a table, and
// the digits of a number.
var bounded = []string{
	"chain of allOf", "one wide parent of many", "mutual references", "mutual lists", "chain of properties",
	"versions of many operations", "versions of one operation", "description of a table",
	"long nested names", "large default number",
}

// document returns a document of paths and schemas, both without indentation: one
// flow mapping on each line.
func document(paths, components string) string {
	return "openapi: 3.0.1\ninfo: {title: Costly, version: '1'}\npaths:\n" + cond(paths, " {}\n") +
		"components:\n  schemas:\n    Leaf: {type: object, properties: {id: {type: string}}}\n" + components
}

func cond(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// get returns a path with a GET that answers with a schema.
func get(id, tag, schema string) string {
	return fmt.Sprintf("  /%s: {get: {operationId: get%[1]s, tags: [%s], responses: {'200': {description: OK., content: {application/json: {schema: %s}}}}}}\n", id, tag, schema)
}

// Empty is a document with one operation.
var Empty = document(get("thing", "Things", ref("Leaf")), "")

func ref(format string, args ...any) string {
	return fmt.Sprintf("{$ref: '#/components/schemas/"+format+"'}", args...)
}

// repeat joins what f returns for 0 to n-1.
func repeat(n int, separator string, f func(i int) string) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = f(i)
	}
	return strings.Join(parts, separator)
}

func schema(name, text string) string { return "    " + name + ": " + text + "\n" }

func num(format string) func(int) string {
	return func(i int) string { return fmt.Sprintf(format, i) }
}
