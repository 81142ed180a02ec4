package value

import (
	"encoding/json"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/atlasgen/atlasgen/internal/conformance/spec"
)

// A translator converts the schemas of a document to JSON Schema draft 4, for
// validating values. Each schema is written twice: in full, and without arms
// for its children.
type translator struct {
	doc *spec.Document
}

func (tr translator) definitions() map[string]any {
	all := map[string]any{}
	for _, name := range tr.doc.Schemas() {
		all[name] = tr.schema(tr.doc.Schema(name))
		all[name+".parent"] = tr.parent(tr.doc.Schema(name))
	}
	return all
}

func (tr translator) schema(n *spec.Node) map[string]any {
	if ref := n.Get("$ref").Text(); ref != "" {
		return map[string]any{"$ref": "#/definitions/" + nameOf(ref)}
	}
	out := tr.parent(n)
	if arms := tr.arms(n); len(arms) > 0 {
		// Arms inherit the requirements of their parent. Some parents would
		// reject all their arms (units of HostMetricThreshold, the type object
		// beside strings of regionName).
		out = map[string]any{"anyOf": arms}
	}
	if n.Get("nullable").True() {
		return map[string]any{"anyOf": []any{out, map[string]any{"type": "null"}}}
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
			arms = append(arms, map[string]any{"$ref": "#/definitions/" + nameOf(mapping.Get(tag).Text())})
		}
	}
	return arms
}

// parent converts a schema without its arms.
func (tr translator) parent(n *spec.Node) map[string]any {
	out := map[string]any{}
	for _, key := range keywords {
		if v := n.Get(key); v != nil && !(key == "enum" && n.Get("items") != nil) {
			out[key] = plain(v)
		}
	}
	if properties := n.Get("properties"); properties != nil {
		all := map[string]any{}
		for _, name := range properties.Members() {
			all[name] = tr.schema(properties.Get(name))
		}
		out["properties"] = all
	}
	if items := n.Get("items"); items != nil {
		out["items"] = tr.schema(items)
	}
	if more := n.Get("additionalProperties"); len(more.Members()) > 0 {
		out["additionalProperties"] = tr.schema(more)
	}
	tr.inherit(out, n)
	return out
}

func (tr translator) inherit(out map[string]any, n *spec.Node) {
	var parts []any
	for _, part := range n.Get("allOf").List() {
		if ref := part.Get("$ref").Text(); ref != "" {
			parts = append(parts, map[string]any{"$ref": "#/definitions/" + nameOf(ref) + ".parent"})
		} else {
			parts = append(parts, tr.parent(part))
		}
	}
	if parts != nil {
		out["allOf"] = parts
	}
}

var keywords = []string{
	"type", "format", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
	"minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "enum", "required",
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

func nameOf(ref string) string {
	for i := len(ref) - 1; i >= 0; i-- {
		if ref[i] == '/' {
			return ref[i+1:]
		}
	}
	return ref
}

// compile returns a validator for each schema of a document.
func compile(doc *spec.Document) (map[string]*jsonschema.Schema, error) {
	text, err := json.Marshal(map[string]any{
		"$schema":     "http://json-schema.org/draft-04/schema#",
		"definitions": translator{doc}.definitions(),
	})
	if err != nil {
		return nil, err
	}
	return compileText(doc, text)
}
