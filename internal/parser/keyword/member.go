package keyword

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// Undeclared returns the schema of members that no property and no pattern declares;
// nil if there is none. Without parts that could evaluate members, those that are not
// evaluated are additional.
func Undeclared(n *tree.Node) *tree.Node {
	if values := n.Get("additionalProperties"); values != nil {
		return values
	}
	for _, key := range []string{"oneOf", "anyOf", "if", "dependentSchemas"} {
		if n.Get(key) != nil {
			return nil
		}
	}
	return n.Get("unevaluatedProperties")
}

// IsClosed reports whether an object allows declared members only.
func IsClosed(n *tree.Node) bool {
	values := Undeclared(n)
	return values != nil && values.Kind == tree.Scalar && values.Text == "false"
}

// OnlyPattern returns the only pattern of names that an object declares, and the
// schema of its members.
func OnlyPattern(n *tree.Node) (string, *tree.Node) {
	patterns := n.Get("patternProperties")
	if patterns == nil || len(patterns.Keys) != 1 {
		return "", nil
	}
	return patterns.Keys[0].Text, patterns.Items[0]
}

// everyName are patterns that all names match.
var everyName = []string{"", "^", ".*", "^.*", "^.*$", ".+", "^.+$"}

// PatternIsType reports whether all members that are no properties match one pattern,
// so that they have its type.
func PatternIsType(n *tree.Node) bool {
	pattern, value := OnlyPattern(n)
	return value != nil && (IsClosed(n) || slices.Contains(everyName, pattern))
}

// IsUncounted reports whether a schema limits the number of properties, and its type
// does not.
func IsUncounted(n *tree.Node) bool {
	values := Undeclared(n)
	free := values == nil || values.Kind == tree.Scalar || len(values.Keys) == 0
	return (n.Get("minProperties") != nil || n.Get("maxProperties") != nil) && (hasProperties(n) || free && !PatternIsType(n))
}

// IsEmptyObject reports whether a schema allows no properties at all.
func IsEmptyObject(n *tree.Node) bool {
	return IsClosed(n) && !hasProperties(n) && n.Get("patternProperties") == nil && n.Get("allOf") == nil
}

// EmptyObject is a schema that allows no properties.
var EmptyObject = &tree.Node{
	Kind:  tree.Mapping,
	Keys:  []*tree.Node{{Kind: tree.Scalar, Tag: tree.TagString, Text: "maxProperties"}},
	Items: []*tree.Node{{Kind: tree.Scalar, Tag: tree.TagInteger, Text: "0"}},
}

func hasProperties(n *tree.Node) bool {
	properties := n.Get("properties")
	return properties != nil && len(properties.Items) > 0
}
