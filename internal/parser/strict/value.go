package strict

import (
	"math/big"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/complaint"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// values checks the values in a schema against its type. A value of another type is
// read as the type if it spells a value of that; else a default is left out, and a
// value of an enum wins over the type. Next to oneOf, anyOf and allOf the type does
// not apply to every value.
func (c *checker) values(n *tree.Node) {
	var kinds []string
	if n.Get("oneOf") == nil && n.Get("anyOf") == nil && n.Get("allOf") == nil {
		kinds = kindsOf(n)
	}
	if n.Str("type") == "array" {
		c.itemEnum(n.Get("enum"))
	} else {
		kinds = c.enum(n, kinds)
	}
	if v := n.Get("default"); v != nil {
		c.defaultValue(n, v, kinds)
	}
}

// enum checks the values of an enum or const, and returns the types that the schema
// has then: none if a value is of none of them.
func (c *checker) enum(n *tree.Node, kinds []string) []string {
	list := n.Get("enum")
	if list != nil && list.Kind != tree.Sequence {
		return kinds
	}
	values := slices.Collect(list.Elements())
	if v := n.Get("const"); v != nil {
		values = append(values, v)
	}
	for _, v := range values {
		if v.Tag == tree.TagNull && v.Kind == tree.Scalar && !isType(v, kinds) {
			c.warn(complaint.EnumMismatch, v, "null among the values of a schema that is not nullable, taken as nullable")
			continue
		}
		if isType(v, kinds) || c.read("enum", complaint.EnumMismatch, v, kinds) {
			continue
		}
		c.warn(complaint.EnumMismatch, v, "value of enum is not of type %s but %s, the type is left out: %s", strings.Join(kinds, " or "), v.Shape(), v.Excerpt())
		c.leave(n, n.Get("type"))
		kinds = nil
	}
	seen := map[string]bool{}
	for item := range list.Elements() {
		text := string(item.JSON())
		if seen[text] {
			c.warn(complaint.EnumDuplicate, item, "enum lists this twice: %s", item.Excerpt())
			c.leave(list, item)
		}
		seen[text] = true
	}
	return kinds
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

// defaultValue checks the default of a schema.
func (c *checker) defaultValue(n, v *tree.Node, kinds []string) {
	if !isType(v, kinds) && !c.read("default", complaint.DefaultMismatch, v, kinds) {
		c.warn(complaint.DefaultMismatch, v, "value of default is not of type %s but %s, left out: %s", strings.Join(kinds, " or "), v.Shape(), v.Excerpt())
		c.leave(n, v)
		return
	}
	enum := n.Get("enum")
	if enum == nil || len(kinds) == 0 || v.Kind != tree.Scalar || n.Str("type") == "array" {
		return
	}
	same := func(item *tree.Node) bool { return item.JSON() == v.JSON() }
	if !slices.ContainsFunc(enum.Items, same) {
		c.warn(complaint.DefaultMismatch, v, "default is none of the values of the enum, left out: %s", v.Excerpt())
		c.leave(n, v)
	}
}

// kindsOf returns the types of a schema, with "null" if it is nullable. It returns
// none if all types are allowed.
func kindsOf(n *tree.Node) []string {
	var all []string
	if t := n.Str("type"); slices.Contains(typeWords, t) {
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

// isType reports whether a value has one of some types; without types, it has.
func isType(v *tree.Node, kinds []string) bool {
	return len(kinds) == 0 || slices.ContainsFunc(kinds, func(kind string) bool { return hasType(v, kind) })
}

func hasType(v *tree.Node, kind string) bool {
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
		return v.IsFinite() && isWhole(string(v.JSON()))
	default:
		return v.IsNumber()
	}
}

// isWhole reports whether a number is an integer.
func isWhole(number string) bool {
	if !strings.ContainsAny(number, ".eE") {
		return true
	}
	if len(number) > 40 {
		return false
	}
	r, ok := new(big.Rat).SetString(number)
	return ok && r.IsInt()
}

// read changes a scalar to the value of one of some types that it spells. It returns
// false if it spells none.
func (c *checker) read(key, code string, v *tree.Node, kinds []string) bool {
	if v.Kind != tree.Scalar || v.Tag == tree.TagNull {
		return false
	}
	for _, kind := range kinds {
		tag, text, ok := spelled(v, kind)
		if ok {
			c.warn(code, v, "value of %s is not of type %s but %s, taken as one: %s", key, strings.Join(kinds, " or "), v.Shape(), v.Excerpt())
			v.Tag, v.Text = tag, text
			return true
		}
	}
	return false
}

// spelled returns the value of a type that a scalar spells.
func spelled(v *tree.Node, kind string) (tree.Tag, string, bool) {
	text := strings.TrimSpace(v.Text)
	switch kind {
	case "string":
		return tree.TagString, v.Text, true
	case "boolean":
		text = strings.ToLower(text)
		return tree.TagBoolean, text, text == "true" || text == "false"
	case "integer":
		tag, ok := tree.NumberTag(text)
		return tree.TagInteger, text, ok && tag == tree.TagInteger
	case "number":
		tag, ok := tree.NumberTag(text)
		return tag, text, ok
	}
	return 0, "", false
}

// bound checks exclusiveMinimum and exclusiveMaximum: a boolean in OpenAPI 3.0, a
// number in 3.1. The form of the other version is read as there.
func (c *checker) bound(key string, n *tree.Node) {
	flag, number := n.Kind == tree.Scalar && n.Tag == tree.TagBoolean, n.IsFinite()
	switch {
	case flag && c.edition == openAPI31, number && c.edition == openAPI30:
		c.warn(complaint.OtherVersion, n, "value of another version of OpenAPI in schema, read as there: %s", complaint.Quote(key))
	case c.edition == openAPI30:
		c.is(key, n, flag, "a boolean")
	default:
		c.is(key, n, number, "a number")
	}
}
