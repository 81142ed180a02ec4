package sdk

import (
	"github.com/atlasgen/atlasgen/internal/emit/text"

	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/model"
)

// literal writes the facts of an operation, one a line, those that are unset
// left out.
type literal struct{ fields []jen.Code }

func (l *literal) text(name, value string) {
	if value != "" {
		l.add(name, jen.Op(text.GoString(value)))
	}
}

func (l *literal) add(name string, value jen.Code) {
	l.fields = append(l.fields, jen.Id(name).Op(":").Add(value))
}

// lines are the elements of a composite literal, one a line.
var lines = jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}

// facts writes the variable that the methods hand to the runtime. It is one per
// operation, and static: the linker drops those that a program does not call,
// and the methods stay short.
func (m method) facts(f *file) {
	f.Var().Id(m.factsName()).Op("=").Add(m.operation())
	f.Line()
}

// factsName returns the name of that variable: "getClusterOperation".
func (m method) factsName() string { return lower(m.name()) + "Operation" }

func (m method) operation() *jen.Statement {
	op, answer := m.endpoint.Operation, m.endpoint.Answer()
	var l literal
	l.text("Name", op.Name.Wire)
	l.text("Method", op.Method)
	l.text("Path", op.Path)
	l.text("Accept", answer.Accept.Text)
	l.text("AcceptCSV", answer.CSV.Text)
	if m.body() != nil {
		l.text("ContentType", m.body().MediaType.Text)
	}
	if op.Deprecated {
		l.add("Deprecated", jen.True())
	}
	l.text("Sunset", string(m.endpoint.Revision.Ends()))
	l.text("Successor", op.Successor(m.endpoint.Revision).String())
	if own := op.OwnUses(m.common); own != nil {
		l.add("Security", requirements(own))
	}
	if m.answer.kind == "ListCall" && !covers(m.usual, m.endpoint.Revision.Paging) {
		l.add("paging", pagingLiteral(m.endpoint.Revision.Paging))
	}
	if details := m.details(); details != nil {
		l.add("Details", details)
	}
	return jen.Id("Operation").Custom(lines, l.fields...)
}

// details returns the function that gives error answers of this version their
// type, or nil if there are none: three operations have such answers.
func (m method) details() *jen.Statement {
	var body []jen.Code
	var others jen.Code = jen.Nil()
	found := false
	for _, r := range m.endpoint.Revision.Responses {
		s := m.versioned(r)
		if s == nil {
			continue
		}
		found = true
		value := jen.New(m.shapes.value(s.Type))
		if r.Status == "default" {
			others = value
		} else {
			body = append(body, jen.If(statusIs(r.Status)).Block(jen.Return(value)))
		}
	}
	if !found {
		return nil
	}
	return jen.Func().Params(jen.Id("status").Int()).Any().Block(append(body, jen.Return(others))...)
}

// versioned returns the schema of an error answer that belongs to the version
// itself, not to all of them alike, or nil.
func (m method) versioned(r *model.Response) *model.Schema {
	if r.Success() || r.Shared != "" {
		return nil
	}
	for _, p := range r.Payloads {
		if p.MediaType.IsJSON() && m.endpoint.Revision.Own(p) && p.Schema != nil {
			return p.Schema
		}
	}
	return nil
}

// statusIs returns the condition for a status code or a class of them ("4XX").
func statusIs(status string) *jen.Statement {
	if status[1:] == "XX" {
		return jen.Id("status").Op("/").Lit(100).Op("==").Op(status[:1])
	}
	return jen.Id("status").Op("==").Op(status)
}
