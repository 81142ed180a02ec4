package parser

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// faulty is a document in which one operation is right.
const faulty = `openapi: 3.0.3
info: {title: Pets, version: "1"}
paths:
  /a:
    get:
      tags: [A]
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Bad"}}}}}
  /b:
    get:
      tags: [B]
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Good"}}}}}
  /c:
    parameters: [{name: x, in: nowhere, schema: {type: string}}]
    get:
      tags: [B]
      responses: {"200": {description: ok}}
components:
  schemas:
    Bad: {type: object, properties: {x: {$ref: "#/components/schemas/Missing"}}}
    Loop: {type: object, required: [self], properties: {self: {$ref: "#/components/schemas/Loop"}}}
    Good: {type: object, properties: {x: {type: string}}}
`

func TestPartsInError(t *testing.T) {
	const (
		missing = `f:19:48: reference leads nowhere: "#/components/schemas/Missing" at #/components/schemas/Bad/properties/x/$ref`
		nowhere = `f:13:32: "in" must be one of path, query, header, cookie: "nowhere" at #/paths/~1c/parameters/0/in`
		loop    = `f:20:11: no finite value satisfies this schema: "Loop > Loop" at #/components/schemas/Loop`
	)
	tests := []struct {
		name       string
		options    Options
		complaints []string
		operations string
		warnings   []string // codes
	}{
		{"all of it, from all stages", Options{}, []string{nowhere, missing, loop}, "", nil},
		{"lenient", Options{Lenient: true}, nil, "/b", []string{complaint.OperationLeftOut, complaint.OperationLeftOut}},
		{"a path without errors", Options{Selection: model.Selection{Paths: []string{"/b"}}}, nil, "/b", nil},
		{"a tag with errors", Options{Selection: model.Selection{Tags: []string{"A"}}}, []string{missing}, "", nil},
		{"a tag with errors, lenient", Options{Lenient: true, Selection: model.Selection{Tags: []string{"B"}}}, nil, "/b", []string{complaint.OperationLeftOut}},
		{"every operation is an error", Options{Selection: model.Selection{Paths: []string{"/c"}}}, []string{nowhere}, "", nil},
	}
	for _, test := range tests {
		test.options.File, test.options.Data = "f", []byte(faulty)
		doc, err := Parse(test.options)
		var lines, paths, codes []string
		if complaints, ok := err.(Complaints); ok {
			lines = strings.Split(complaints.Summary(0), "\n")
		}
		if doc != nil {
			for _, op := range doc.Operations {
				paths = append(paths, op.Path)
			}
			for _, w := range doc.Warnings {
				codes = append(codes, w.Code)
			}
		}
		if diff := cmp.Diff(test.complaints, lines); diff != "" {
			t.Errorf("%s: complaints (-want +got):\n%s", test.name, diff)
		}
		if got := strings.Join(paths, " "); got != test.operations {
			t.Errorf("%s: operations %q, want %q", test.name, got, test.operations)
		}
		if diff := cmp.Diff(test.warnings, codes); diff != "" {
			t.Errorf("%s: warnings (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestSummary holds that of many complaints of a kind three are listed.
func TestSummary(t *testing.T) {
	var list complaint.List
	for line := range 5 {
		list.Add(model.Position{File: "f", Line: line + 1, Column: 1}, "unknown thing: %d", line)
	}
	list.Add(model.Position{File: "f", Line: 9, Column: 1}, "another")
	want := "f:1:1: unknown thing: 0\nf:2:1: unknown thing: 1\nf:3:1: unknown thing: 2\nf:9:1: another\n2 more like f:1:1: --verbose lists them"
	if got := list.Summary(3); got != want {
		t.Errorf("Summary = %q, want %q", got, want)
	}
}
