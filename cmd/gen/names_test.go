package main

import (
	"os"
	"strings"
	"testing"
)

// moving is a document in which an inline schema has the name ThingStatus. An added
// schema of this name makes the inline one give way.
const moving = `openapi: 3.0.3
info: {title: T, version: "1"}
servers: [{url: "https://example.com"}]
paths:
  /things: {get: {operationId: OP, tags: [Store], parameters: [{name: q, in: query, schema: {type: string}}], responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}}}}
components:
  schemas:
    Thing: {type: object, properties: {status: {type: string, enum: [on, off]}, other: {$ref: "#/components/schemas/OTHER"}}}
    OTHER: {type: object, properties: {a: {type: string}}}
`

func spec(operation, other string) string {
	return strings.NewReplacer("OP", operation, "OTHER", other).Replace(moving)
}

// source returns the generated Go of the package, joined.
func source(t *testing.T) string {
	t.Helper()
	entries, err := os.ReadDir("generated/sdk/admin")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, e := range entries {
		if data, err := os.ReadFile("generated/sdk/admin/" + e.Name()); err == nil {
			b.Write(data)
		}
	}
	return b.String()
}

func contains(t *testing.T, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("the SDK lacks %q", want)
		}
	}
}

func TestNamesAreKept(t *testing.T) {
	workspace(t, map[string]string{"atlasgen.yaml": "spec: api.yaml\nnames: names.yaml\n", "names.yaml": "", "api.yaml": spec("getThing", "Detail")})
	if code, _, stderr := gen("names", "--write", "names.yaml"); code != exitDone {
		t.Fatalf("gen names = %d: %s", code, stderr)
	}
	if code, _, stderr := gen(); code != exitDone {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	kept := []string{"type ThingStatus string", "ThingStatusOn ", ") GetThing(", "type GetThingParams struct"}
	before := source(t)
	contains(t, before, kept...)

	put(t, "api.yaml", spec("fetchThing", "ThingStatus"))
	if code, _, stderr := gen(); code != exitDone {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	contains(t, source(t), append(kept, "type ThingStatus2 struct")...)

	put(t, "names.yaml", "operations: {}\n")
	if code, _, stderr := gen(); code != exitDone {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	contains(t, source(t), "type ThingStatus struct", "type ThingStatus2 string", ") FetchThing(")

	for text, want := range map[string]string{"types: {/a: b}\n": `names.yaml: /a: "b" is no exported Go identifier`, "typos: {}\n": "names.yaml: "} {
		put(t, "names.yaml", text)
		if code, _, stderr := gen(); code != exitUsage || !strings.HasPrefix(stderr, want) {
			t.Errorf("gen with names %q = %d: %s, want %s", text, code, stderr, want)
		}
	}
}

// An SDK with aliases declares the former names of types and constants that have moved.
func TestFormerNames(t *testing.T) {
	workspace(t, map[string]string{
		"atlasgen.yaml": "spec: api.yaml\nsdk: {aliases: old.yaml}\n",
		"old.yaml":      spec("getThing", "Detail"),
		"api.yaml":      strings.NewReplacer("    Thing:", "    Item:", "schemas/Thing", "schemas/Item").Replace(spec("getThing", "Particulars")),
	})
	if code, _, stderr := gen(); code != exitDone {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	data, err := os.ReadFile("generated/sdk/admin/former.go")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, string(data), "type Detail = Particulars\n", "type Thing = Item\n", "type ThingStatus = ItemStatus\n", "const ThingStatusOn = ItemStatusOn\n", "// Deprecated: use [Item].")
	if lock, err := os.ReadFile("generated/atlasgen.lock"); err != nil || !strings.Contains(string(lock), `"former": {`) {
		t.Errorf("the lock is %s, %v, want the former document in it", lock, err)
	}
	put(t, "old.yaml", spec("getThing", "Gone")+"x")
	if code, _, stderr := gen(); code == exitDone || !strings.Contains(stderr, "old.yaml") {
		t.Errorf("gen with a damaged former document = %d: %s", code, stderr)
	}
}

// A union that was one struct has types of its own arms when a property becomes required.
// The constants of the struct's enum are those of the arm.
func TestFormerNamesOfMergedUnions(t *testing.T) {
	const text = `openapi: 3.0.3
info: {title: T, version: "1"}
servers: [{url: "https://example.com"}]
paths:
  /things: {post: {operationId: makeThing, tags: [Things], requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}, responses: {"204": {description: ok}}}}
components:
  schemas:
    Thing: {type: object, properties: {shape: {oneOf: [{$ref: "#/components/schemas/Text"}, {$ref: "#/components/schemas/Vector"}]}}}
    Text: {type: object, required: [mappings], properties: {mappings: {type: string}, analyzer: {type: string, enum: [plain, fancy]}}}
    Vector: {type: object, REQUIRED properties: {fields: {type: array, items: {type: string}}}}
`
	workspace(t, map[string]string{
		"atlasgen.yaml": "spec: api.yaml\nsdk: {aliases: old.yaml}\n",
		"old.yaml":      strings.Replace(text, "REQUIRED ", "", 1),
		"api.yaml":      strings.Replace(text, "REQUIRED ", "required: [fields], ", 1),
	})
	if code, _, stderr := gen(); code != exitDone {
		t.Fatalf("gen = %d: %s", code, stderr)
	}
	contains(t, source(t), "type ThingShapeAnalyzer = TextAnalyzer\n", "const ThingShapeAnalyzerPlain = TextAnalyzerPlain\n")
}
