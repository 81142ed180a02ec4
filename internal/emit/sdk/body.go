package sdk

import (
	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/emit/sdk/comment"
	"github.com/atlasgen/atlasgen/internal/model"
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
	switch b.MediaType.Coding() {
	case model.JSONCoding:
		if b.Schema == nil {
			return jen.Op("*").Add(m.shapes.value(model.FreeForm{}))
		}
		return jen.Op("*").Add(m.shapes.value(b.Schema.Type))
	case model.TextCoding:
		if b.Required {
			return jen.String()
		}
		return jen.Op("*").String()
	}
	return jen.Qual("io", "Reader")
}

// encoder returns the function of the runtime that encodes the body, or "" for JSON
// and for bytes.
func (m method) encoder() string {
	if b := m.body(); b != nil && b.MediaType.Coding() == model.TextCoding {
		return "encodeText"
	}
	return ""
}

func (m method) usesText() bool { return m.answer.kind == textCall || m.encoder() == "encodeText" }
