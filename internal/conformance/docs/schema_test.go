package docs

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/dlclark/regexp2"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// A translator converts the schemas of a document to JSON Schema draft 4,
// either for requests or for responses. A read-only property is not required in
// a request, and a write-only one not in a response.
type translator struct {
	doc     *spec.Document
	request bool
}

// schema converts a schema. One or more arms must match, because a strict oneOf
// would exclude values that fit several arms without required properties.
func (tr translator) schema(n *spec.Node) map[string]any {
	if ref := n.Get("$ref").Text(); ref != "" {
		return map[string]any{"$ref": "#/definitions/" + lastPart(ref)}
	}
	out := tr.own(n)
	if arms := tr.arms(n); len(arms) > 0 {
		out = map[string]any{"anyOf": arms}
	}
	if n.Get("nullable").True() {
		out = map[string]any{"anyOf": []any{out, map[string]any{"type": "null"}}}
	}
	return out
}

func (tr translator) arms(n *spec.Node) []any {
	var arms []any
	for _, key := range []string{"oneOf", "anyOf"} {
		for _, arm := range n.Get(key).List() {
			arms = append(arms, tr.schema(arm))
		}
	}
	mapping := n.Get("discriminator", "mapping")
	if len(arms) == 0 {
		for _, tag := range mapping.Members() {
			arms = append(arms, map[string]any{"$ref": "#/definitions/" + lastPart(mapping.Get(tag).Text())})
		}
	}
	return arms
}

var copied = []string{
	"type", "format", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
	"minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "enum",
}

// own converts a schema without its arms, as children inherit it.
func (tr translator) own(n *spec.Node) map[string]any {
	out := map[string]any{}
	for _, key := range copied {
		if v := n.Get(key); v != nil {
			out[key] = plain(v)
		}
	}
	properties := map[string]any{}
	for _, name := range n.Get("properties").Members() {
		properties[name] = tr.schema(n.Get("properties", name))
	}
	out["properties"] = properties
	if required := tr.required(n); len(required) > 0 {
		out["required"] = required
	}
	if items := n.Get("items"); items != nil {
		out["items"] = tr.schema(items)
	}
	if more := n.Get("additionalProperties"); len(more.Members()) > 0 {
		out["additionalProperties"] = tr.schema(more)
	}
	var parts []any
	for _, part := range n.Get("allOf").List() {
		parts = append(parts, tr.inherited(part))
	}
	if parts != nil {
		out["allOf"] = parts
	}
	return out
}

func (tr translator) inherited(part *spec.Node) any {
	if ref := part.Get("$ref").Text(); ref != "" {
		return map[string]any{"$ref": "#/definitions/" + lastPart(ref) + ".own"}
	}
	return tr.own(part)
}

func (tr translator) required(n *spec.Node) []any {
	var names []any
	for _, name := range n.Get("required").List() {
		if !tr.hidden(n.Get("properties", name.Text()), 0) {
			names = append(names, name.Text())
		}
	}
	return names
}

// hidden reports whether a property does not occur in this direction.
func (tr translator) hidden(n *spec.Node, depth int) bool {
	key := "writeOnly"
	if tr.request {
		key = "readOnly"
	}
	if n == nil || depth > 10 {
		return false
	}
	if n.Get("$ref") != nil {
		return tr.hidden(tr.doc.Deref(n), depth+1)
	}
	return n.Get(key).True() || slices.ContainsFunc(n.Get("allOf").List(), func(part *spec.Node) bool { return tr.hidden(part, depth+1) })
}

func plain(n *spec.Node) any {
	if n.Items == nil {
		return n.Scalar
	}
	var all []any
	for _, item := range n.Items {
		all = append(all, plain(item))
	}
	return all
}

func lastPart(ref string) string { return ref[strings.LastIndex(ref, "/")+1:] }

// compile returns a validator for each payload of one direction.
func compile(t *testing.T, doc *spec.Document, request bool, payloads map[string]*spec.Node) map[string]*jsonschema.Schema {
	t.Helper()
	tr := translator{doc: doc, request: request}
	all := map[string]any{}
	for _, name := range doc.Schemas() {
		all[name] = tr.schema(doc.Schema(name))
		all[name+".own"] = tr.own(doc.Schema(name))
	}
	for key, schema := range payloads {
		all[key] = tr.schema(schema)
	}
	text, err := json.Marshal(map[string]any{"$schema": "http://json-schema.org/draft-04/schema#", "definitions": all})
	if err != nil {
		t.Fatal(err)
	}
	tree, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.UseRegexpEngine(newECMA)
	compiler.AssertFormat()
	if err := compiler.AddResource("doc.json", tree); err != nil {
		t.Fatal(err)
	}
	compiled := map[string]*jsonschema.Schema{}
	for key := range payloads {
		if compiled[key], err = compiler.Compile("doc.json#/definitions/" + key); err != nil {
			t.Fatal(err)
		}
	}
	return compiled
}

// An ecma is a regular expression of ECMA 262, as documents use them.
type ecma struct{ *regexp2.Regexp }

func newECMA(text string) (jsonschema.Regexp, error) {
	re, err := regexp2.Compile(text, regexp2.ECMAScript|regexp2.Unicode)
	return ecma{re}, err
}

func (e ecma) MatchString(s string) bool {
	ok, err := e.Regexp.MatchString(s)
	return ok && err == nil
}
