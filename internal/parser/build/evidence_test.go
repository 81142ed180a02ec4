package build

import (
	"fmt"
	"strings"
	"testing"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// wide is a document whose example is a list of n empty objects. Each
// may be any of n arms.
func wide(n int) string {
	return fmt.Sprintf(`{"paths": {"/a": {"post": {"operationId": "createA", "requestBody": {"content": {"application/json": {
		"example": [{}%s],
		"schema": {"items": {"oneOf": [{"$ref": "#/components/schemas/A"}%s]}}}}}}}},
		"components": {"schemas": {"A": {"type": "object"}}}}`,
		strings.Repeat(", {}", n-1), strings.Repeat(`, {"type": "object"}`, n-1))
}

func TestExamineIsBounded(t *testing.T) {
	for n, want := range map[int]string{
		400: "",
		500: "line 2: examples of requests are too large: what they set from here on is not looked at",
	} {
		source, complaints := tree.Read("spec.json", []byte(wide(n)))
		if len(complaints) > 0 {
			t.Fatal(complaints)
		}
		b := newBuilder(source.Root, Options{Dialect: dialect.Plain()})
		b.examine()
		got := ""
		for _, w := range b.warnings {
			got += fmt.Sprintf("line %d: %s", w.Pos.Line, w.Text)
		}
		if got != want {
			t.Errorf("examine of %d values of %d arms warns %q, want %q", n, n, got, want)
		}
	}
}

// A schema may lead back to itself, and an example may be deep.
func TestExamineEnds(t *testing.T) {
	const depth = 50
	text := `{"paths": {"/a": {"post": {"operationId": "createA", "requestBody": {"content": {"application/json": {
		"example": ` + strings.Repeat(`{"a": `, depth) + `{"b": 1}` + strings.Repeat("}", depth) + `,
		"schema": {"$ref": "#/components/schemas/A"}}}}}}},
		"components": {"schemas": {
			"A": {"allOf": [{"$ref": "#/components/schemas/A"}], "oneOf": [{"$ref": "#/components/schemas/A"}],
				"discriminator": {"propertyName": "a", "mapping": {"A": "A"}},
				"properties": {"a": {"$ref": "#/components/schemas/A"}, "b": {"$ref": "#/components/schemas/B"}}},
			"B": {"type": "string", "readOnly": true}}}}`
	source, complaints := tree.Read("spec.json", []byte(text))
	if len(complaints) > 0 {
		t.Fatal(complaints)
	}
	b := newBuilder(source.Root, Options{Dialect: dialect.Plain()})
	for name, schema := range b.root.Get("components").Get("schemas").Pairs() {
		b.component(name.Text, schema)
	}
	b.examine()
	if len(b.settings) != 1 || len(b.warnings) != 1 {
		t.Errorf("examine finds %d settings and warns of %d, want 1 each", len(b.settings), len(b.warnings))
	}
}
