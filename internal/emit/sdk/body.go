package sdk

import (
	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/emit/sdk/comment"
	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/model/coding"
)

// bodyField writes the field of a parameter struct for the body.
func (m method) bodyField(f *file, group *jen.Group) {
	need := "optional"
	if m.body().Required {
		need = "required"
	}
	group.Add(f.comment(comment.Body(m.body())))
	group.Id("Body").Add(m.bodyType()).Add(tag("body", need))
}

// bodyType returns the Go type of the body: a reader, a string, or a pointer to a
// value. A value without a schema is free-form.
func (m method) bodyType() *jen.Statement {
	b := m.body()
	switch b.Coding() {
	case coding.JSON, coding.Form, coding.Multipart:
		if b.Schema == nil {
			return jen.Op("*").Add(m.shapes.Value(model.FreeForm{}))
		}
		return jen.Op("*").Add(m.shapes.Value(b.Schema.Type))
	case coding.Text:
		if b.Required {
			return jen.String()
		}
		return jen.Op("*").String()
	}
	return jen.Qual("io", "Reader")
}

// The functions of the runtime that encode bodies.
const (
	encodeText      = "encodeText"
	encodeForm      = "encodeForm"
	encodeMultipart = "encodeMultipart"
)

// encoder returns the function that encodes the body, or "" for JSON and for bytes.
func (m method) encoder() string {
	if m.body() == nil {
		return ""
	}
	switch m.body().Coding() {
	case coding.Text:
		return encodeText
	case coding.Form:
		return encodeForm
	case coding.Multipart:
		return encodeMultipart
	}
	return ""
}

func (m method) usesText() bool { return m.answer.kind == textCall || m.encoder() == encodeText }

func (m method) usesForm() bool { return m.encoder() == encodeForm }

func (m method) usesMultipart() bool { return m.encoder() == encodeMultipart }

// formRules returns how the properties of a form are sent.
func (m method) formRules() *jen.Statement {
	var rules []jen.Code
	for _, e := range m.body().Encodings {
		var l literal
		l.text("name", e.Name)
		l.text("contentType", e.MediaType())
		l.text("style", e.Style)
		if e.Joined {
			l.add("joined", jen.True())
		}
		if e.Reserved {
			l.add("reserved", jen.True())
		}
		if e.Headers != nil {
			l.add("headers", texts(e.Headers))
		}
		rules = append(rules, jen.Values(l.fields...))
	}
	return jen.Index().Id("formRule").Custom(lines, rules...)
}

func texts(list []string) *jen.Statement {
	var all []jen.Code
	for _, text := range list {
		all = append(all, quoted(text))
	}
	return jen.Index().String().Values(all...)
}
