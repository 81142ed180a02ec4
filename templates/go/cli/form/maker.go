package form

import (
	"io"

	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
)

// A Maker makes the forms of one operation.
type Maker struct {
	Request *ops.Request
	Schemas *schema.Set
	In      io.Reader // standard input
}

// Check returns what is wrong with a form by its schema. Files are texts of any kind.
func (m *Maker) Check(fields []Field) (wrong []string) {
	s := schema.Parse(m.Request.Schema)
	var texts []schema.Field
	for _, f := range fields {
		texts = append(texts, schema.Field{Name: f.Name, Text: f.Text})
	}
	for _, fault := range m.Schemas.Check(m.Schemas.Form(m.Request, s, texts), s, schema.Request) {
		wrong = append(wrong, fault.String())
	}
	return wrong
}

// Body returns a form as it is sent, and its media type.
func (m *Maker) Body(fields []Field) (io.Reader, string, error) {
	fields = m.typed(Arrange(m.Request, fields))
	if m.Request.Coding == ops.Multipart {
		return Multipart(fields, m.In)
	}
	body, err := URLEncoded(fields, m.In)
	return body, m.Request.MediaType, err
}

// Shown returns a form without its secrets.
func (m *Maker) Shown(fields []Field) []Field {
	s := schema.Parse(m.Request.Schema)
	fields = m.typed(Arrange(m.Request, fields))
	for n := range fields {
		if f := &fields[n]; m.Schemas.IsSecret(s, f.Name) {
			f.Text, f.Escaped = "[hidden]", ""
		}
	}
	return fields
}

// typed sets the media types of parts: that of the document, or JSON for objects.
func (m *Maker) typed(fields []Field) []Field {
	s := schema.Parse(m.Request.Schema)
	for n := range fields {
		f := &fields[n]
		e := m.Request.Encoding(f.Name)
		switch {
		case f.MediaType != "":
		case e != nil && e.MediaType != "":
			f.MediaType = e.MediaType
		case f.File == "" && m.Schemas.IsObject(s, f.Name):
			f.MediaType = "application/json"
		}
	}
	return fields
}
