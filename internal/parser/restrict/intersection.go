package restrict

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// An Intersection is what the parts of an allOf of values that are no objects allow
// together.
type Intersection struct {
	Schema *tree.Node   // the keywords of all parts; nil if the parts contradict each other
	Rest   []*tree.Node // parts with keywords that one schema cannot join
}

// Intersect joins schemas that contain no references and no allOf.
func Intersect(parts []*tree.Node) Intersection {
	joined := &tree.Node{Kind: tree.Mapping, Pos: parts[0].Pos}
	var rest []*tree.Node
	for _, part := range parts {
		for key, value := range part.Pairs() {
			switch both, ok := join(key.Text, joined.Get(key.Text), value); {
			case both == nil:
				return Intersection{}
			case ok:
				joined.Set(key, both)
			case forms[key.Text] != data || key.Text != "format" && slices.Contains(restricting, key.Text):
				rest = append(rest, part)
			}
		}
	}
	return Intersection{Schema: joined, Rest: slices.Compact(rest)}
}

// join returns the value of a keyword that means the same as two values of it. The
// first may be nil. join returns nil if no JSON value satisfies both, and x and false if
// no one value of the keyword means the same.
func join(key string, x, y *tree.Node) (*tree.Node, bool) {
	switch {
	case x == nil:
		return y, true
	case x.JSON() == y.JSON():
		return x, true
	case key == "type":
		return joinTypes(x, y)
	case key == "enum":
		return joinLists(x, y)
	case strings.HasPrefix(key, "min") && x.IsNumber() && y.IsNumber():
		return choose(x.Float() < y.Float(), y, x), true
	case strings.HasPrefix(key, "max") && x.IsNumber() && y.IsNumber():
		return choose(x.Float() < y.Float(), x, y), true
	}
	return x, false
}

func choose(condition bool, yes, no *tree.Node) *tree.Node {
	if condition {
		return yes
	}
	return no
}

// joinTypes returns the types that both list. An integer is a number.
func joinTypes(x, y *tree.Node) (*tree.Node, bool) {
	both := &tree.Node{Kind: tree.Sequence, Pos: x.Pos}
	add := func(item *tree.Node, text string) {
		if !slices.ContainsFunc(both.Items, func(n *tree.Node) bool { return n.Text == text }) {
			both.Items = append(both.Items, &tree.Node{Kind: tree.Scalar, Tag: tree.TagString, Text: text, Pos: item.Pos})
		}
	}
	for _, a := range items(x) {
		for _, b := range items(y) {
			switch {
			case a.Text == b.Text:
				add(a, a.Text)
			case a.Text+b.Text == "integernumber", a.Text+b.Text == "numberinteger":
				add(a, "integer")
			}
		}
	}
	switch len(both.Items) {
	case 0:
		return nil, false
	case 1:
		return both.Items[0], true
	}
	return both, true
}

// items returns the items of a list, or the only value.
func items(n *tree.Node) []*tree.Node {
	if n.Kind == tree.Sequence {
		return n.Items
	}
	return []*tree.Node{n}
}

// joinLists returns the values that both lists have.
func joinLists(x, y *tree.Node) (*tree.Node, bool) {
	both := &tree.Node{Kind: tree.Sequence, Pos: x.Pos}
	for item := range x.Elements() {
		if slices.ContainsFunc(y.Items, func(other *tree.Node) bool { return other.JSON() == item.JSON() }) {
			both.Items = append(both.Items, item)
		}
	}
	if len(both.Items) == 0 {
		return nil, false
	}
	return both, true
}

// restricting are the keywords that restrict values and do not change their type.
var restricting = []string{
	"pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems",
	"minProperties", "maxProperties", "not", "if", "then", "else", "contains", "minContains", "maxContains", "dependentRequired", "dependentSchemas",
	"propertyNames", "contentMediaType",
}

// Only reports whether a schema restricts values and says nothing about their type.
func Only(n *tree.Node) bool {
	return !slices.ContainsFunc(n.Keys, func(key *tree.Node) bool {
		_, known := forms[key.Text]
		return known && !slices.Contains(restricting, key.Text)
	})
}
