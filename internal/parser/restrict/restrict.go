// Package restrict reads what schemas demand of values beyond their type.
package restrict

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// groups are the keywords that restrict values of any type. Those of one line depend
// on each other.
var groups = [][]string{
	{"not"},
	{"if", "then", "else"},
	{"dependentRequired"},
	{"dependentSchemas"},
	{"propertyNames"},
	{"contains", "minContains", "maxContains"},
	{"contentMediaType", "contentEncoding", "contentSchema"},
}

// Keywords are the keywords that restrict values of any type.
var Keywords = slices.Concat(groups...)

// A Reader reads the restrictions of one document.
type Reader struct {
	Decl func(ref *tree.Node) *model.Decl // that a reference leads to; nil if there is none
}

// Of returns the restrictions of a schema that its type never expresses.
func (r *Reader) Of(n *tree.Node) []*model.Restriction {
	var all []*model.Restriction
	for _, keywords := range groups {
		if n.Get(keywords[0]) != nil {
			all = append(all, r.Keywords(n, keywords...))
		}
	}
	if n.Kind == tree.Scalar && n.Tag == tree.TagBoolean && n.Text == "false" {
		all = append(all, &model.Restriction{Keyword: "not", Value: []model.Part{{Text: `{"not":{}}`}}})
	}
	return all
}

// Keywords returns the restriction that some keywords of a schema are.
func (r *Reader) Keywords(n *tree.Node, keywords ...string) *model.Restriction {
	w := writer{reader: r}
	w.object(n, func(key string) bool { return slices.Contains(keywords, key) })
	return &model.Restriction{Keyword: keywords[0], Value: w.parts()}
}

// Whole returns the restriction that a schema is.
func (r *Reader) Whole(n *tree.Node) *model.Restriction {
	w := writer{reader: r}
	w.schema(n)
	return &model.Restriction{Keyword: "allOf", Value: w.parts()}
}

// Patterns returns the restriction of the members of an object by patterns of their
// names. Members that match no pattern and are not declared are not allowed if closed
// is set.
func (r *Reader) Patterns(n *tree.Node, closed bool) *model.Restriction {
	w := writer{reader: r}
	w.text(`{"patternProperties":`)
	w.table(n.Get("patternProperties"))
	if closed {
		w.text(`,"properties":{`)
		for i, key := range keysOf(n.Get("properties")) {
			w.text(comma(i) + quoted(key.Text) + ":{}")
		}
		w.text(`},"additionalProperties":{"not":{}}`)
	}
	w.text("}")
	return &model.Restriction{Keyword: "patternProperties", Value: w.parts()}
}

// keysOf returns the keys of a mapping, or nil.
func keysOf(n *tree.Node) []*tree.Node {
	if n == nil {
		return nil
	}
	return n.Keys
}
