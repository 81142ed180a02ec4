package parser_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser"
)

// sparse has a place for additions of every kind: in front of what is there.
const sparse = `openapi: 3.0.3
info: {title: Shop, version: "1"}
tags:
#tag
- {name: Things}
paths:
#path
  /things/{id}:
    parameters:
    - {name: id, in: path, required: true, schema: {type: string}}
    - {name: mode, in: query, schema: {type: string, enum: [fast, slow]}}
#method
    get:
      operationId: getThing
      tags: [Things]
      parameters:
      - {name: level, in: query, schema: {type: string, enum: [fast, slow]}}
      responses:
        "200":
          description: Found.
          content:
#version
            application/vnd.atlas.2023-01-01+json:
              schema:
                type: object
                properties:
                  state: {type: string, enum: [IDLE, BUSY]}
                  shape: {$ref: '#/components/schemas/Shape'}
components:
  schemas:
#schema
    Shape:
      oneOf:
      - {$ref: '#/components/schemas/Circle'}
      - {type: object, title: Square, properties: {kind: {type: string, enum: [square]}, unit: {type: string, enum: [mm, cm]}}}
    Circle: {type: object, properties: {kind: {type: string, enum: [circle]}, unit: {type: string, enum: [mm, cm]}}}
    LineView: {type: object, properties: {ends: {type: array, items: {type: object, properties: {x: {type: number}}}}}}
`

// additions are what the places get.
var additions = []struct{ place, text string }{
	{"#tag", "- {name: Another}"},
	{"#path", `  /another: {get: {operationId: getAnother, tags: [Things], responses: {"204": {description: Nothing.}},
    parameters: [{name: state, in: query, schema: {type: string, enum: [IDLE, BUSY]}}]}}`},
	{"#method", `    delete: {operationId: deleteThing, tags: [Things], responses: {"204": {description: Gone.}}}`},
	{"#version", `            application/vnd.atlas.preview+json: {x-xgen-preview: {public: "true"}, schema: {type: object,
              properties: {state: {type: string, enum: [IDLE, BUSY]}}}}`},
	{"#schema", `    AnotherView: {type: object, properties: {kind: {type: string, enum: [circle]}, unit: {type: string, enum: [mm, cm]},
      mode: {type: string, enum: [fast, slow]}, state: {type: string, enum: [IDLE, BUSY]}, ends: {type: object, properties: {x: {type: number}}}}}`},
}

func TestAdditionsRenameNothing(t *testing.T) {
	before := goNames(t, sparse)
	for _, a := range additions {
		after := goNames(t, strings.Replace(sparse, a.place, a.text, 1))
		if len(after) <= len(before) {
			t.Errorf("with an addition at %s there are %d names, before %d", a.place, len(after), len(before))
		}
		maps.DeleteFunc(after, func(place, _ string) bool { return before[place] == "" })
		if diff := cmp.Diff(before, after); diff != "" {
			t.Errorf("an addition at %s changed names (-before +after):\n%s", a.place, diff)
		}
	}
}

// TestSchemaTakesItsName checks the exception: an invented name gives way to a
// schema of that very name.
func TestSchemaTakesItsName(t *testing.T) {
	after := goNames(t, strings.Replace(sparse, "#schema", "    LineEnds: {type: object, properties: {y: {type: number}}}", 1))
	for place, want := range map[string]string{"/components/schemas/LineEnds": "LineEnds", "/components/schemas/LineView/properties/ends/items": "LineEnds2"} {
		if got := after[place]; got != want {
			t.Errorf("name of %s = %s, want %s", place, got, want)
		}
	}
}

// goNames returns the Go names of a document by the places of what they name.
func goNames(t *testing.T, source string) map[string]string {
	t.Helper()
	doc, err := parser.Parse(parser.Options{File: "spec.yaml", Data: []byte(source)})
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, op := range doc.Operations {
		names[op.Name.Wire] = fmt.Sprint(op.Tag.Name.Go, op.Tag.Field, op.Name.Go, op.Forms)
		for _, p := range op.Params {
			names[op.Name.Wire+" "+p.Name.Wire] = p.Name.Go
		}
	}
	for _, tag := range doc.Tags {
		names["tag "+tag.Name.Wire] = tag.Name.Go + " " + tag.Field
	}
	for _, d := range doc.Decls {
		names[place(d)] = d.Name.Go
		switch t := d.Type.(type) {
		case *model.Enum:
			for _, v := range t.Values {
				names[place(d)+" "+v.Wire] = v.Go
			}
		case *model.Union:
			names[place(d)+" values"] = t.ValueName
		}
	}
	return names
}

// place returns the pointer of a declaration. For the properties that the arms of a
// union share, it returns that of the union.
func place(d *model.Decl) string {
	if _, ok := d.Type.(*model.Object); ok && d.Pointer == "/components/schemas/Shape" {
		return d.Pointer + " shared"
	}
	return d.Pointer
}
