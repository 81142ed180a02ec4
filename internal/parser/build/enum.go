package build

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/keyword"
	"github.com/atlasgen/atlasgen/internal/parser/naming"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// enum reads the values of an enum or a const. Null among them makes the schema
// nullable. Booleans are not an enum in Go. Values of several kinds are raw JSON, and so
// are integers of more than 64 bits.
func (b *builder) enum(n *tree.Node) model.Type {
	values := slices.DeleteFunc(keyword.Values(n), keyword.IsNull)
	kind, ok := keyword.KindOf(n, values)
	switch {
	case !ok:
		return model.FreeForm{}
	case kind == model.Boolean:
		return keyword.Primitive(n, "boolean")
	}
	var wires []string
	for _, v := range values {
		wires = append(wires, keyword.Literal(v))
	}
	return &model.Enum{Kind: kind, Format: n.Str("format"), Values: model.EnumValues(wires)}
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
	for _, v := range slices.DeleteFunc(keyword.Values(n), keyword.IsNull) {
		if !v.IsText() {
			return nil, false
		}
		values = append(values, v.Text)
	}
	return values, keyword.Types(n).Has("string") || keyword.Types(n) == nil && len(values) > 0
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
		text := v.Wire
		if e.Kind == model.Number {
			text = naming.Numeral(text)
		}
		what := "a value of " + d.Name.Go
		if kept := b.kept.Constants[d.Pointer][v.Wire]; b.names.Own(kept, what, d.Pos) {
			e.Values[i].Go = kept
			continue
		}
		e.Values[i].Go = b.names.Yield(local.Distinct(d.Name.Go+b.speller.Constant(text)), what, d.Pos)
	}
}

// errorCodes names the codes of errors. Two of a name are told apart as constants are.
func (b *builder) errorCodes() []model.EnumValue {
	var codes []model.EnumValue
	local := naming.Members{}
	for _, code := range b.dialect.ErrorCodes(b.root) {
		name := b.names.Yield(local.Distinct("Code"+b.speller.Constant(code.Text)), "an error code", code.Pos)
		codes = append(codes, model.EnumValue{Go: name, Wire: code.Text})
	}
	slices.SortFunc(codes, func(x, y model.EnumValue) int { return strings.Compare(x.Wire, y.Wire) })
	return codes
}
