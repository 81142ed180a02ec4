package sdk

import (
	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/model"
)

// An answer is a request type of the runtime: "ListCall" of two Go types.
type answer struct {
	kind  string
	types []func() *jen.Statement
}

// Request types that only some SDKs have.
const (
	textCall       = "TextCall"
	sequenceCall   = "SequenceCall"
	listCall       = "ListCall"       // pages of a list
	listFormatCall = "ListFormatCall" // also as CSV
)

func (a answer) isList() bool { return a.kind == listCall || a.kind == listFormatCall }

// answer returns the request type for what a successful call returns.
func (g *generator) answer(e *model.Endpoint) answer {
	a := e.Answer()
	value := func() *jen.Statement { return g.shapes.Pointer(a.Value.Type) }
	item := func() *jen.Statement { return g.shapes.Item(a.Item) }
	switch {
	case a.Kind == model.NoContent:
		return answer{kind: "NoContentCall"}
	case a.Kind == model.Several:
		return answer{"Call", []func() *jen.Statement{func() *jen.Statement { return jen.Op("*").Id(e.Revision.Outcomes.Name) }}}
	case a.Kind == model.Stream:
		return answer{kind: "StreamCall"}
	case a.Kind == model.Text:
		return answer{kind: textCall}
	case a.Kind == model.Lines:
		return answer{sequenceCall, []func() *jen.Statement{item}}
	case a.Kind == model.Events:
		return answer{"EventCall", []func() *jen.Statement{item}}
	case a.Kind == model.Pages && a.CSV.Text != "":
		return answer{listFormatCall, []func() *jen.Statement{value, item}}
	case a.CSV.Text != "":
		return answer{"FormatCall", []func() *jen.Statement{value}}
	case a.Kind == model.Pages:
		return answer{listCall, []func() *jen.Statement{value, item}}
	default:
		return answer{"Call", []func() *jen.Statement{value}}
	}
}

// result returns the request type: "*Call[*Cluster]".
func (a answer) result() *jen.Statement {
	var types []jen.Code
	for _, t := range a.types {
		types = append(types, t())
	}
	if len(types) == 0 {
		return jen.Op("*").Id(a.kind)
	}
	return jen.Op("*").Id(a.kind).Types(types...)
}
