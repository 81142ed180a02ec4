package parser

import (
	"fmt"
	"testing"
)

// schemas are valid, each for a reason that a checker could miss. libopenapi complains
// about some of them.
var schemas = []struct{ why, openapi, text string }{
	{"a list may be empty", "3.0.3", "A: {type: array, items: {$ref: '#/components/schemas/A'}}"},
	{"a required list may be empty", "3.0.3", "A: {type: object, required: [a], properties: {a: {type: array, items: {$ref: '#/components/schemas/A'}}}}"},
	{"null ends the circle", "3.0.3", "A: {type: object, required: [a], properties: {a: {nullable: true, allOf: [{$ref: '#/components/schemas/A'}]}}}"},
	{"null ends the circle", "3.1.0", "A: {type: [object, 'null'], required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}"},
	{"one arm ends the circle", "3.0.3", "A: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]}"},
	{"parent and child", "3.0.3", `A: {type: object, oneOf: [{$ref: '#/components/schemas/B'}], required: [k], properties: {k: {type: string}},
      discriminator: {propertyName: k, mapping: {b: '#/components/schemas/B', c: B}}}
    B: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {b: {$ref: '#/components/schemas/A'}}}]}`},
	{"a map may be empty", "3.0.3", "A: {type: object, additionalProperties: {$ref: '#/components/schemas/A'}}"},
	{"required and not described", "3.0.3", "A: {type: object, required: [a]}"},
	{"an example is data", "3.0.3", "A: {type: object, example: {$ref: x.yaml}, default: {$ref: '#/nowhere'}, enum: [{$ref: '#/nowhere'}]}"},
	{"an extension is data", "3.0.3", "A: {type: object, x-a: {$ref: 'https://example.com/x'}, x-b: [{$ref: 1}]}"},
	{"a property is called $ref", "3.0.3", "A: {type: object, properties: {$ref: {type: string}, example: {$ref: '#/components/schemas/A'}}}"},
	{"dates, on and off are strings", "3.0.3", "A: {type: string, enum: [off, 2024-01-01, yes, '1', '-1', <, '>'], default: off}"},
	{"integers may be written as floats", "3.0.3", "A: {type: integer, minimum: 1.1991456e+09, default: 2.0e+09, example: 1}"},
	{"type beside oneOf of strings", "3.0.3", "A: {type: object, oneOf: [{type: string, enum: [a]}], default: a}"},
	{"null is a value of a nullable enum", "3.0.3", "A: {type: string, nullable: true, enum: [a, null]}"},
	{"an escaped reference", "3.0.3", "a.b-c_1: {type: string}\n    C: {$ref: '#/components/schemas/a%2Eb-c_1'}"},
	{"schemas that say nothing", "3.0.3", "A: {}\n    B: {additionalProperties: true}\n    C: {additionalProperties: false, type: object}"},
	{"a pattern is not compiled", "3.0.3", `A: {type: string, pattern: '^(?!x)(a*/'}`},
	{"keywords of 3.1", "3.1.0", "A: {type: [integer, 'null'], exclusiveMinimum: 1, const: 3, examples: [3], $comment: c}"},
	{"text beside a reference", "3.1.0", "A: {type: string}\n    B: {$ref: '#/components/schemas/A', description: d}"},
}

func TestAccept(t *testing.T) {
	for _, test := range schemas {
		in, complaints := load(Options{File: "spec.yaml", Data: schemaDocument(test.openapi, test.text)})
		if len(complaints)+len(in.warnings) > 0 {
			t.Errorf("%s: load(%s) complains: %v, warnings: %v", test.why, test.text, complaints, in.warnings)
		}
	}
}

// schemaDocument returns a document that contains only schemas.
func schemaDocument(openapi, schemas string) []byte {
	const format = "openapi: %s\ninfo: {title: Clusters, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    %s\n"
	return fmt.Appendf(nil, format, openapi, schemas)
}
