package value

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/dlclark/regexp2"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

type ecma regexp2.Regexp

func (re *ecma) MatchString(s string) bool {
	ok, err := (*regexp2.Regexp)(re).MatchString(s)
	return err == nil && ok
}

func (re *ecma) String() string { return (*regexp2.Regexp)(re).String() }

func newECMA(text string) (jsonschema.Regexp, error) {
	re, err := regexp2.Compile(text, regexp2.ECMAScript|regexp2.Unicode)
	return (*ecma)(re), err
}

func compileText(doc *spec.Document, text []byte) (map[string]*jsonschema.Schema, error) {
	tree, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.UseRegexpEngine(newECMA)
	compiler.AssertFormat()
	if err := compiler.AddResource("doc.json", tree); err != nil {
		return nil, err
	}
	all := map[string]*jsonschema.Schema{}
	for _, name := range doc.Schemas() {
		schema, err := compiler.Compile("doc.json#/definitions/" + name)
		if err != nil {
			return nil, err
		}
		all[name] = schema
	}
	return all, nil
}

// TestValuesAreValid checks values in strict mode with a validator of JSON
// Schema.
func TestValuesAreValid(t *testing.T) {
	checkValues(t, filepath.Join("..", "..", "..", "testdata", "openapi", "atlas-admin.yaml"))
}

// checkValues checks values of every schema of a document.
func checkValues(t *testing.T, file string) {
	t.Helper()
	doc, err := spec.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	validators, err := compile(doc)
	if err != nil {
		t.Fatal(err)
	}
	g := New(doc, 1)
	g.Strict = true
	for _, name := range doc.Schemas() {
		checkSchema(t, g, name, validators[name])
	}
}

func checkSchema(t *testing.T, g *Generator, name string, validator *jsonschema.Schema) {
	t.Helper()
	for i := range 12 {
		g.Fill = Fill(i % 3)
		text := g.Value(g.Doc.Schema(name)).JSON(g.Chance())
		tree, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatalf("Value(%s) = %s, want JSON: %v", name, text, err)
		}
		if err := validator.Validate(tree); err != nil {
			t.Errorf("Value(%s) = %.600s, want a valid value: %v", name, text, err)
			return
		}
	}
}
