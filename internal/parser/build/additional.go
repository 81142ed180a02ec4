package build

import (
	"strconv"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/keyword"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// additional returns what the members of an object are that its properties do not
// declare. It returns nil if the object allows none, or says nothing about them.
func (b *builder) additional(n *tree.Node, at inline) *model.Schema {
	values := keyword.Undeclared(n)
	switch {
	case keyword.PatternIsType(n):
		pattern, value := keyword.OnlyPattern(n)
		at.pointer += "/patternProperties/" + tree.EscapePointer(pattern)
		return b.schema(value, at)
	case n.Get("patternProperties") != nil:
		return &model.Schema{Pos: n.Pos, Type: model.FreeForm{}}
	case values == nil, values.Kind == tree.Scalar && values.Text == "false":
		return nil
	case len(values.Keys) == 0:
		return &model.Schema{Pos: values.Pos, Type: model.FreeForm{}}
	}
	return b.schema(values, at)
}

// tuple reads the first items of a list that have schemas of their own. The list is
// one of any JSON values unless all items have one type.
func (b *builder) tuple(l *model.List, n *tree.Node, at inline) {
	if !hasItems(n.Get("prefixItems")) {
		return
	}
	rest := n.Get("items")
	if rest == nil {
		rest = n.Get("unevaluatedItems")
	}
	place := at
	for i, item := range n.Get("prefixItems").Items {
		place.member, place.pointer = at.member+"Item"+strconv.Itoa(i+1), at.pointer+"/prefixItems/"+strconv.Itoa(i)
		l.Prefix = append(l.Prefix, b.schema(item, place))
	}
	closed := rest != nil && rest.Kind == tree.Scalar && rest.Text == "false"
	if n := len(l.Prefix); closed && (l.MaxItems == nil || *l.MaxItems > n) {
		l.MaxItems = &n
	}
	if closed {
		l.Elem = &model.Schema{Pos: n.Pos, Type: l.Prefix[0].Type}
	}
	for _, s := range l.Prefix {
		if !model.SameType(s.Type, l.Elem.Type) || s.Nullable != l.Elem.Nullable {
			if !closed {
				l.Rest = l.Elem
			}
			l.Elem = &model.Schema{Pos: n.Pos, Type: model.FreeForm{}}
			return
		}
	}
}
