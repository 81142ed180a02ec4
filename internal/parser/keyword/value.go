// Package keyword reads the keywords of a Schema Object that stand for themselves: types,
// values and limits.
package keyword

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// IsRaw reports whether the type of a schema with some values does not express them.
func IsRaw(n *tree.Node, values []*tree.Node) bool {
	kind, ok := KindOf(n, slices.DeleteFunc(slices.Clone(values), IsNull))
	return !Types(n).Has("array") && (!ok || kind == model.Boolean && len(values) == 1)
}

// KindOf returns the kind of the values of a schema, and false if there is no one
// kind that Go could name them by.
func KindOf(n *tree.Node, values []*tree.Node) (model.Kind, bool) {
	all := func(is func(v *tree.Node) bool) bool {
		return len(values) > 0 && !slices.ContainsFunc(values, func(v *tree.Node) bool { return !is(v) })
	}
	switch {
	case all((*tree.Node).IsText):
		return model.String, true
	case all(isBooleanNode):
		return model.Boolean, true
	case all(isWholeNumeral) && !Types(n).Has("number"):
		return model.Integer, !slices.ContainsFunc(values, func(v *tree.Node) bool { return isTooLarge(Literal(v)) })
	case all(isNumeral):
		return model.Number, true
	}
	return 0, false
}

// isTooLarge reports whether an integer does not fit into 64 bits.
func isTooLarge(digits string) bool {
	_, err := strconv.ParseInt(digits, 10, 64)
	return errors.Is(err, strconv.ErrRange)
}

// Literal returns the text of a value. An integer in another spelling, as 0x10, 5.0
// or 1e3, has its digits.
func Literal(v *tree.Node) string {
	switch v.Tag {
	case tree.TagInteger, tree.TagFloat:
		return wholeNumber(string(v.JSON()))
	default:
		return v.Text
	}
}

// Constants returns the enum that a oneOf of constants of one kind is, with their
// titles or descriptions; nil if it is none.
func Constants(arms []*tree.Node) *model.Enum {
	e := &model.Enum{}
	seen := map[string]bool{}
	for i, arm := range arms {
		c := arm.Get("const")
		if c == nil || c.Kind != tree.Scalar {
			return nil
		}
		kind, ok := KindOf(arm, []*tree.Node{c})
		if i == 0 {
			e.Kind, e.Format = kind, arm.Str("format")
		}
		if !ok || kind != e.Kind || kind == model.Boolean {
			return nil
		}
		if wire := Literal(c); !seen[wire] {
			seen[wire] = true
			e.Values = append(e.Values, model.EnumValue{Wire: wire, Text: cmp.Or(arm.Str("description"), arm.Str("title"))})
		}
	}
	return e
}

func isBooleanNode(v *tree.Node) bool { return v.Tag == tree.TagBoolean }

func isNumeral(v *tree.Node) bool { return v.Tag == tree.TagInteger || v.Tag == tree.TagFloat }

func isWholeNumeral(v *tree.Node) bool {
	return isNumeral(v) && !strings.ContainsAny(Literal(v), ".eE")
}
