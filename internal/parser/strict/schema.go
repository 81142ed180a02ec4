package strict

import (
	"math"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// types checks the keyword type.
func (c *checker) types(n *tree.Node) {
	allowed := typeWords
	if c.edition == openAPI30 {
		allowed = typeWords[:len(typeWords)-1]
		if !c.is("type", n, n.IsText(), "a string") {
			return
		}
	}
	if n.Kind != tree.Sequence {
		if c.is("type", n, n.IsText(), "a string or a list of strings") {
			c.word("type", n, allowed)
		}
		return
	}
	seen := map[string]bool{}
	for item := range n.Elements() {
		if c.is("type", item, item.IsText(), "a string") {
			c.word("type", item, allowed)
			c.once(seen, item, "type")
		}
	}
	if len(n.Items) == 0 {
		c.complain(n, "list must not be empty: %q", "type")
	}
}

// once complains about a repeated item of a list.
func (c *checker) once(seen map[string]bool, item *tree.Node, list string) {
	if seen[item.Text] {
		c.complain(item, "%s lists this twice: %s", list, complaint.Quote(item.Text))
	}
	seen[item.Text] = true
}

// schema checks combinations of keywords in a Schema Object.
func (c *checker) schema(n *tree.Node) {
	for _, key := range []string{"allOf", "oneOf", "anyOf", "enum"} {
		if list := n.Get(key); list != nil && list.Kind == tree.Sequence && len(list.Items) == 0 {
			c.complain(list, "list must not be empty: %q", key)
		}
	}
	if n.Str("type") == "array" && n.Get("items") == nil && c.edition == openAPI30 {
		c.complain(n, "missing key in schema of an array: %q", "items")
	}
	if n.Str("readOnly") == "true" && n.Str("writeOnly") == "true" {
		c.complain(n.Get("writeOnly"), "readOnly and writeOnly exclude each other")
	}
	seen := map[string]bool{}
	for item := range n.Get("required").Elements() {
		c.once(seen, item, "required")
	}
	c.limits(n)
	c.values(n)
	c.discriminator(n.Get("discriminator"))
}

// limits complains about limits that allow no value.
func (c *checker) limits(n *tree.Node) {
	for _, pair := range [][2]string{
		{"minimum", "maximum"}, {"minLength", "maxLength"}, {"minItems", "maxItems"}, {"minProperties", "maxProperties"},
	} {
		low, high := n.Get(pair[0]), n.Get(pair[1])
		if low != nil && high != nil && low.IsNumber() && high.IsNumber() && low.Float() > high.Float() {
			c.complain(low, "%s is greater than %s, which is %s: %s", pair[0], pair[1], high.Text, complaint.Quote(low.Text))
		}
	}
	for _, key := range []string{"minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"} {
		if v := n.Get(key); v != nil && v.Tag == tree.TagInteger && v.Float() > 1<<31 {
			c.complain(v, "%s is larger than %d: %s", key, 1<<31, complaint.Quote(v.Text))
		}
	}
	if v := n.Get("multipleOf"); v != nil && v.IsNumber() && v.Float() <= 0 {
		c.complain(v, "multipleOf must be greater than 0: %s", complaint.Quote(v.Text))
	}
}

// values complains about values in a schema that its type does not allow. Next to
// oneOf, anyOf and allOf the type does not apply to every value.
func (c *checker) values(n *tree.Node) {
	var kinds []string
	if n.Get("oneOf") == nil && n.Get("anyOf") == nil && n.Get("allOf") == nil {
		kinds = kindsOf(n)
	}
	if n.Str("type") == "array" {
		c.itemEnum(n.Get("enum"))
		return
	}
	seen := map[string]*tree.Node{}
	for item := range n.Get("enum").Elements() {
		text := string(item.JSON())
		if seen[text] != nil {
			c.complain(item, "enum lists this twice: %s", item.Excerpt())
		}
		seen[text] = item
		c.typed("enum", item, kinds)
	}
	for _, key := range []string{"default", "const"} {
		if v := n.Get(key); v != nil {
			c.typed(key, v, kinds)
		}
	}
	if v := n.Get("default"); v != nil && len(seen) > 0 && len(kinds) > 0 && v.Kind == tree.Scalar && seen[string(v.JSON())] == nil {
		c.complain(v, "default is none of the values of the enum: %s", v.Excerpt())
	}
}

// itemEnum warns about an enum of an array that lists values of its items: strictly,
// no value satisfies it. (TeamRole.roleNames of July 2025.)
func (c *checker) itemEnum(enum *tree.Node) {
	for item := range enum.Elements() {
		if item.Kind != tree.Sequence {
			c.warn(complaint.EnumOfArray, item, "enum of an array lists values that are no arrays: %s", item.Excerpt())
			return
		}
	}
}

// kindsOf returns the types of a schema, with "null" if it is nullable. It returns
// none if all types are allowed.
func kindsOf(n *tree.Node) []string {
	var all []string
	if t := n.Str("type"); t != "" {
		all = append(all, t)
	}
	for t := range n.Get("type").Elements() {
		if slices.Contains(typeWords, t.Text) && !slices.Contains(all, t.Text) {
			all = append(all, t.Text)
		}
	}
	if len(all) > 0 && n.Str("nullable") == "true" {
		all = append(all, "null")
	}
	return all
}

// typed complains about a value whose type is not allowed.
func (c *checker) typed(key string, v *tree.Node, kinds []string) {
	fits := func(kind string) bool {
		switch kind {
		case "array":
			return v.Kind == tree.Sequence
		case "object":
			return v.Kind == tree.Mapping
		case "string":
			return v.IsText()
		case "boolean":
			return v.Kind == tree.Scalar && v.Tag == tree.TagBoolean
		case "null":
			return v.Kind == tree.Scalar && v.Tag == tree.TagNull
		case "integer":
			return v.IsNumber() && math.Trunc(v.Float()) == v.Float()
		default:
			return v.IsNumber()
		}
	}
	if len(kinds) > 0 && !slices.ContainsFunc(kinds, fits) {
		c.complain(v, "value of %s is not of type %s but %s: %s", key, strings.Join(kinds, " or "), v.Shape(), v.Excerpt())
	}
}

// discriminator checks that each tag leads to a schema, by name or by a reference.
func (c *checker) discriminator(n *tree.Node) {
	for _, target := range n.Get("mapping").Pairs() {
		if !target.IsText() {
			continue
		}
		if c.root.Get("components").Get("schemas").Get(target.Text) == nil {
			c.mappingTarget(target)
		}
	}
}

func (c *checker) mappingTarget(target *tree.Node) {
	if strings.HasPrefix(target.Text, "#") {
		c.leadsTo(target, target.Text, "schema")
		return
	}
	c.complain(target, "mapping leads to no schema: %s%s", complaint.Quote(target.Text), c.hint("schemas", target.Text))
}
