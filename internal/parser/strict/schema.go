package strict

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// types checks the keyword type of a schema. A word that is no type is left out.
func (c *checker) types(in, n *tree.Node) {
	if n.Kind == tree.Scalar {
		c.typeWord(in, n)
		return
	}
	if !c.is("type", n, n.Kind == tree.Sequence, "a string or a list of strings") {
		return
	}
	if c.edition == openAPI30 {
		c.warn(complaint.OtherVersion, n, "several types are of another version of OpenAPI, read as there: %s", complaint.Quote("type"))
	}
	seen := map[string]bool{}
	for item := range n.Elements() {
		if c.is("type", item, item.Kind == tree.Scalar, "a string") && c.typeWord(n, item) {
			c.once(seen, n, item, "type")
		}
	}
	if len(n.Items) == 0 {
		c.warn(complaint.ListEmpty, n, "list is empty, left out: %q", "type")
		c.leave(in, n)
	}
}

// typeWord checks one type. It returns false if the type is left out.
func (c *checker) typeWord(in, n *tree.Node) bool {
	if slices.Contains(typeWords, n.Text) {
		if n.Text == "null" && c.edition == openAPI30 {
			c.warn(complaint.OtherVersion, n, "type of another version of OpenAPI, read as there: %s", n.Excerpt())
		}
		n.Tag = tree.TagString // a null without quotes
		return true
	}
	meant, known := typeSynonyms[strings.ToLower(n.Text)]
	words := strings.Join(typeWords[:len(typeWords)-1], ", ")
	if !known {
		c.warn(complaint.TypeUnknown, n, "type is none of %s, left out: %s", words, n.Excerpt())
		c.leave(in, n)
		return false
	}
	c.warn(complaint.TypeUnknown, n, "type is none of %s, taken as %s: %s", words, meant, n.Excerpt())
	n.Tag, n.Text = tree.TagString, meant
	return true
}

// once leaves out an item of a list that is there already.
func (c *checker) once(seen map[string]bool, list, item *tree.Node, key string) {
	if seen[item.Text] {
		c.warn(complaint.ItemDuplicate, item, "%s lists this twice: %s", key, complaint.Quote(item.Text))
		c.leave(list, item)
	}
	seen[item.Text] = true
}

// schema checks combinations of keywords in a Schema Object.
func (c *checker) schema(n *tree.Node) {
	for _, key := range []string{"allOf", "oneOf", "anyOf", "enum"} {
		if list := n.Get(key); list != nil && list.Kind == tree.Sequence && len(list.Items) == 0 {
			c.warn(complaint.ListEmpty, list, "list is empty, left out: %q", key)
			c.leave(n, list)
		}
	}
	if n.Str("type") == "array" && n.Get("items") == nil && c.edition == openAPI30 {
		c.warn(complaint.ItemsMissing, n, "missing key in schema of an array, any items are allowed: %q", "items")
	}
	if n.Str("readOnly") == "true" && n.Str("writeOnly") == "true" {
		c.warn(complaint.DirectionConflict, n.Get("writeOnly"), "readOnly and writeOnly exclude each other, both are left out")
		c.leave(n, n.Get("readOnly"))
		c.leave(n, n.Get("writeOnly"))
	}
	seen := map[string]bool{}
	for item := range n.Get("required").Elements() {
		c.once(seen, n.Get("required"), item, "required")
	}
	c.limits(n)
	c.values(n)
	c.discriminator(n.Get("discriminator"))
}

// sizes are the limits of lengths and counts.
var sizes = []string{"minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains"}

// limits leaves out limits that allow no value, or that no program can reach.
func (c *checker) limits(n *tree.Node) {
	for _, key := range sizes {
		if v := n.Get(key); v != nil && v.Tag == tree.TagInteger && v.Float() > 1<<31 {
			c.warn(complaint.Limit, v, "%s is larger than %d, left out: %s", key, 1<<31, complaint.Quote(v.Text))
			c.leave(n, v)
		}
	}
	for _, pair := range [][2]string{
		{"minimum", "maximum"}, {"minLength", "maxLength"}, {"minItems", "maxItems"}, {"minProperties", "maxProperties"}, {"minContains", "maxContains"},
	} {
		low, high := n.Get(pair[0]), n.Get(pair[1])
		if low != nil && high != nil && low.IsNumber() && high.IsNumber() && low.Float() > high.Float() {
			c.warn(complaint.Limit, low, "%s is greater than %s, which is %s, both are left out: %s", pair[0], pair[1], high.Text, complaint.Quote(low.Text))
			c.leave(n, low)
			c.leave(n, high)
		}
	}
	if v := n.Get("multipleOf"); v != nil && v.IsNumber() && v.Float() <= 0 {
		c.warn(complaint.Limit, v, "multipleOf must be greater than 0, left out: %s", complaint.Quote(v.Text))
		c.leave(n, v)
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

// subschema checks a schema, which may be a boolean in OpenAPI 3.1: true allows every
// value, false none.
func (c *checker) subschema(key string, n *tree.Node, r rule) {
	if n.Kind != tree.Scalar || n.Tag != tree.TagBoolean {
		c.objectOrReference(key, n, r)
		return
	}
	if c.edition == openAPI30 && key != "additionalProperties" {
		c.warn(complaint.OtherVersion, n, "value of another version of OpenAPI in schema, read as there: %s", complaint.Quote(key))
	}
}
