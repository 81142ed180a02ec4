package parser

import (
	"math"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
)

// types checks the keyword type.
func (c *checker) types(n *node) {
	allowed := typeWords
	if c.dialect == openAPI30 {
		allowed = typeWords[:len(typeWords)-1]
		if !c.is("type", n, n.isText(), "a string") {
			return
		}
	}
	if n.kind != sequence {
		if c.is("type", n, n.isText(), "a string or a list of strings") {
			c.word("type", n, allowed)
		}
		return
	}
	seen := map[string]bool{}
	for item := range n.elements() {
		if c.is("type", item, item.isText(), "a string") {
			c.word("type", item, allowed)
			c.once(seen, item, "type")
		}
	}
	if len(n.items) == 0 {
		c.complain(n, "list must not be empty: %q", "type")
	}
}

// once complains about an item of a list that stands there already.
func (c *checker) once(seen map[string]bool, item *node, list string) {
	if seen[item.text] {
		c.complain(item, "%s lists this twice: %s", list, complaint.Quote(item.text))
	}
	seen[item.text] = true
}

// schema checks what a Schema Object's keywords say together.
func (c *checker) schema(n *node) {
	for _, key := range []string{"allOf", "oneOf", "anyOf", "enum"} {
		if list := n.get(key); list != nil && list.kind == sequence && len(list.items) == 0 {
			c.complain(list, "list must not be empty: %q", key)
		}
	}
	if n.str("type") == "array" && n.get("items") == nil && c.dialect == openAPI30 {
		c.complain(n, "missing key in schema of an array: %q", "items")
	}
	if n.str("readOnly") == "true" && n.str("writeOnly") == "true" {
		c.complain(n.get("writeOnly"), "readOnly and writeOnly exclude each other")
	}
	seen := map[string]bool{}
	for item := range n.get("required").elements() {
		c.once(seen, item, "required")
	}
	c.limits(n)
	c.values(n)
	c.discriminator(n.get("discriminator"))
}

// limits complains about bounds that leave no value.
func (c *checker) limits(n *node) {
	for _, pair := range [][2]string{
		{"minimum", "maximum"}, {"minLength", "maxLength"}, {"minItems", "maxItems"}, {"minProperties", "maxProperties"},
	} {
		low, high := n.get(pair[0]), n.get(pair[1])
		if low != nil && high != nil && low.isNumber() && high.isNumber() && low.float() > high.float() {
			c.complain(low, "%s is greater than %s, which is %s: %s", pair[0], pair[1], high.text, complaint.Quote(low.text))
		}
	}
	for _, key := range []string{"minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"} {
		if v := n.get(key); v != nil && v.tag == tagInteger && v.float() > 1<<31 {
			c.complain(v, "%s is larger than %d: %s", key, 1<<31, complaint.Quote(v.text))
		}
	}
	if v := n.get("multipleOf"); v != nil && v.isNumber() && v.float() <= 0 {
		c.complain(v, "multipleOf must be greater than 0: %s", complaint.Quote(v.text))
	}
}

// values complains about values in a schema that the schema does not allow.
// Beside oneOf and its kin the type says nothing that holds for each value.
func (c *checker) values(n *node) {
	var kinds []string
	if n.get("oneOf") == nil && n.get("anyOf") == nil && n.get("allOf") == nil {
		kinds = kindsOf(n)
	}
	if n.str("type") == "array" {
		c.itemEnum(n.get("enum"))
		return
	}
	seen := map[string]*node{}
	for item := range n.get("enum").elements() {
		text := string(item.json())
		if seen[text] != nil {
			c.complain(item, "enum lists this twice: %s", item.excerpt())
		}
		seen[text] = item
		c.typed("enum", item, kinds)
	}
	for _, key := range []string{"default", "const"} {
		if v := n.get(key); v != nil {
			c.typed(key, v, kinds)
		}
	}
	if v := n.get("default"); v != nil && len(seen) > 0 && len(kinds) > 0 && v.kind == scalar && seen[string(v.json())] == nil {
		c.complain(v, "default is none of the values of the enum: %s", v.excerpt())
	}
}

// itemEnum warns of an enum that stands beside the items of an array instead of
// in them: by the letter no value satisfies it. (TeamRole.roleNames of July 2025.)
func (c *checker) itemEnum(enum *node) {
	for item := range enum.elements() {
		if item.kind != sequence {
			c.warn(item, "enum of an array lists values that are no arrays: %s", item.excerpt())
			return
		}
	}
}

// kindsOf returns the types of a schema, "null" among them if it is nullable;
// none if it does not restrict them.
func kindsOf(n *node) []string {
	var all []string
	if t := n.str("type"); t != "" {
		all = append(all, t)
	}
	for t := range n.get("type").elements() {
		if slices.Contains(typeWords, t.text) && !slices.Contains(all, t.text) {
			all = append(all, t.text)
		}
	}
	if len(all) > 0 && n.str("nullable") == "true" {
		all = append(all, "null")
	}
	return all
}

// typed complains about a value of a type that is not among those allowed.
func (c *checker) typed(key string, v *node, kinds []string) {
	fits := func(kind string) bool {
		switch kind {
		case "array":
			return v.kind == sequence
		case "object":
			return v.kind == mapping
		case "string":
			return v.isText()
		case "boolean":
			return v.kind == scalar && v.tag == tagBoolean
		case "null":
			return v.kind == scalar && v.tag == tagNull
		case "integer":
			return v.isNumber() && math.Trunc(v.float()) == v.float()
		default:
			return v.isNumber()
		}
	}
	if len(kinds) > 0 && !slices.ContainsFunc(kinds, fits) {
		c.complain(v, "value of %s is not of type %s but %s: %s", key, strings.Join(kinds, " or "), v.what(), v.excerpt())
	}
}

// discriminator checks that each tag leads to a schema: by its bare name, or by a reference.
func (c *checker) discriminator(n *node) {
	for _, target := range n.get("mapping").pairs() {
		if !target.isText() {
			continue
		}
		if c.root.get("components").get("schemas").get(target.text) == nil {
			c.mappingTarget(target)
		}
	}
}

func (c *checker) mappingTarget(target *node) {
	if strings.HasPrefix(target.text, "#") {
		c.leadsTo(target, target.text, "schema")
		return
	}
	c.complain(target, "mapping leads to no schema: %s%s", complaint.Quote(target.text), c.hint("schemas", target.text))
}
