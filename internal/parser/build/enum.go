package build

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// enum reads the values of an enum or a const. Null among them makes the schema
// nullable. Booleans are not an enum in Go, and neither are integers of more than 64
// bits.
func (b *builder) enum(n *tree.Node) model.Type {
	values := slices.Collect(n.Get("enum").Elements())
	if c := n.Get("const"); c != nil {
		values = []*tree.Node{c}
	}
	values = slices.DeleteFunc(values, isNullValue)
	kind := enumKind(n, values)
	if kind == model.Boolean || len(values) == 0 {
		return primitive(n, cmp.Or(n.Str("type"), "boolean"))
	}
	var wires []string
	for _, v := range values {
		wires = append(wires, literal(v))
	}
	if kind == model.Integer && slices.ContainsFunc(wires, isTooLarge) {
		return model.FreeForm{} // keeps the digits
	}
	return &model.Enum{Kind: kind, Format: n.Str("format"), Values: model.EnumValues(wires)}
}

// isTooLarge reports whether an integer does not fit into 64 bits.
func isTooLarge(digits string) bool {
	_, err := strconv.ParseInt(digits, 10, 64)
	return errors.Is(err, strconv.ErrRange)
}

// literal returns the text of a value. An integer in another spelling, as 0x10, 5.0
// or 1e3, has its digits.
func literal(v *tree.Node) string {
	switch v.Tag {
	case tree.TagInteger, tree.TagFloat:
		return wholeNumber(string(v.JSON()))
	default:
		return v.Text
	}
}

// constants returns the enum that a oneOf of constants of one kind is, with their
// titles or descriptions; nil if it is none.
func constants(arms []*tree.Node) *model.Enum {
	e := &model.Enum{}
	seen := map[string]bool{}
	for i, arm := range arms {
		c := arm.Get("const")
		if c == nil || c.Kind != tree.Scalar {
			return nil
		}
		kind := enumKind(arm, []*tree.Node{c})
		if i == 0 {
			e.Kind, e.Format = kind, arm.Str("format")
		}
		if kind != e.Kind || kind == model.Boolean || kind == model.String && c.Tag != tree.TagString {
			return nil
		}
		if !seen[c.Text] {
			e.Values = append(e.Values, model.EnumValue{Wire: c.Text, Text: cmp.Or(arm.Str("description"), arm.Str("title"))})
		}
		seen[c.Text] = true
	}
	return e
}

func enumKind(n *tree.Node, values []*tree.Node) model.Kind {
	kinds := typesOf(n)
	all := func(is func(v *tree.Node) bool) bool {
		return !slices.ContainsFunc(values, func(v *tree.Node) bool { return !is(v) })
	}
	switch {
	case kinds.has("string"):
		return model.String
	case kinds.has("integer"), kinds == nil && all(isWholeNumeral):
		return model.Integer
	case kinds.has("number"), kinds == nil && all(isNumeral):
		return model.Number
	case kinds.has("boolean"), kinds == nil && all(isBooleanNode):
		return model.Boolean
	default:
		return model.String
	}
}

func isBooleanNode(v *tree.Node) bool { return v.Tag == tree.TagBoolean }

func isNumeral(v *tree.Node) bool { return v.Tag == tree.TagInteger || v.Tag == tree.TagFloat }

func isWholeNumeral(v *tree.Node) bool {
	return isNumeral(v) && !strings.ContainsAny(literal(v), ".eE")
}

// stringValues returns the values of a schema that is a string, an enum of
// strings, or a oneOf of such; ok is false for other schemas.
func (b *builder) stringValues(n *tree.Node) (values []string, ok bool) {
	return b.stringValuesBelow(n, tree.MaxDepth)
}

func (b *builder) stringValuesBelow(n *tree.Node, depth int) (values []string, ok bool) {
	n = b.deref(n)
	if n == nil || depth == 0 || n.Get("properties") != nil || n.Get("allOf") != nil {
		return nil, false
	}
	if arms := b.arms(n); len(arms) > 0 {
		for _, arm := range arms {
			more, ok := b.stringValuesBelow(arm, depth-1)
			if !ok {
				return nil, false
			}
			values = append(values, more...)
		}
		return values, true
	}
	for v := range n.Get("enum").Elements() {
		if v.Tag != tree.TagString && v.Tag != tree.TagNull {
			return nil, false
		}
		values = append(values, v.Text)
	}
	return values, typesOf(n).has("string") || typesOf(n) == nil && len(values) > 0
}

// nameConstants names the constants of all enums, last of all: a constant that
// finds its name taken by a type gives way with the suffix "Value".
// Schemas of the document come before types with invented names.
func (b *builder) nameConstants() {
	for _, invented := range []bool{false, true} {
		for _, d := range b.declared {
			if e, ok := d.Type.(*model.Enum); ok && (d.Name.Wire == "") == invented {
				b.nameValues(d, e)
			}
		}
	}
}

func (b *builder) nameValues(d *model.Decl, e *model.Enum) {
	local := naming.Members{}
	for i, v := range e.Values {
		e.Values[i].Go = b.names.Yield(local.Distinct(d.Name.Go+naming.Constant(v.Wire)), "a value of "+d.Name.Go, d.Pos)
	}
}

// errorCodes names the codes of errors. Two of a name are told apart as constants are.
func (b *builder) errorCodes() []model.EnumValue {
	var codes []model.EnumValue
	local := naming.Members{}
	for _, code := range b.dialect.ErrorCodes(b.root) {
		name := b.names.Yield(local.Distinct("Code"+naming.Constant(code.Text)), "an error code", code.Pos)
		codes = append(codes, model.EnumValue{Go: name, Wire: code.Text})
	}
	slices.SortFunc(codes, func(x, y model.EnumValue) int { return strings.Compare(x.Wire, y.Wire) })
	return codes
}
