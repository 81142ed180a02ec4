package sdk

import (
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"

	"github.com/dave/jennifer/jen"
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

// factsName returns the name of that variable: "getClusterOperation". It is made from
// the name of the parameter struct, which is unique in the package.
func (m method) factsName() string {
	return lower(strings.TrimSuffix(m.paramsType(), m.options.Dialect.Names.Params.Of(""))) + "Operation"
}

func (m method) operation() *jen.Statement {
	op, answer := m.endpoint.Operation, m.endpoint.Answer()
	var l literal
	l.text("Name", op.Name.Wire)
	l.text("Method", op.Method)
	l.text("Path", op.Template())
	l.text("Accept", answer.Accept.Text)
	l.text("AcceptCSV", answer.CSV.Text)
	if m.body() != nil {
		l.text("ContentType", m.body().MediaType.Text)
	}
	if encoder := m.encoder(); encoder != "" {
		l.add("encode", jen.Id(encoder))
	}
	if (m.usesForm() || m.usesMultipart()) && m.body().Encodings != nil {
		l.add("form", m.formRules())
	}
	if op.Deprecated {
		l.add("Deprecated", jen.True())
	}
	l.text("Sunset", string(m.endpoint.Revision.Ends()))
	l.text("Successor", op.Successor(m.endpoint.Revision).String())
	if op.Servers != nil {
		l.add("Servers", jen.Id(m.serversName(op.Servers)))
	}
	if own := op.OwnUses(m.common); own != nil {
		l.add("Security", requirements(own))
	}
	if m.answer.isList() && !covers(m.usual, m.endpoint.Revision.Paging) {
		l.add("paging", pagingLiteral(m.endpoint.Revision.Paging))
	}
	if m.endpoint.Revision.Outcomes != nil {
		l.add("outcome", jen.Id("decodeOutcome"))
	}
	if details := m.details(); details != nil {
		l.add("Details", details)
	}
	return jen.Id("Operation").Custom(lines, l.fields...)
}
