package sdk

import (
	"github.com/dave/jennifer/jen"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/emit/text"
)

// errorForm returns the fields of the runtime's errorForm for a dialect.
func errorForm(e dialect.Errors) []jen.Code {
	var l literal
	l.texts("code", e.Code)
	l.texts("title", e.Title)
	l.texts("detail", e.Detail)
	l.texts("parameters", e.Parameters)
	l.texts("violations", e.Violations.At)
	l.texts("field", e.Violations.Field)
	l.texts("description", e.Violations.Description)
	l.text("requestID", string(e.RequestID))
	return l.fields
}

// texts writes a list of strings, unless it is empty.
func (l *literal) texts(name string, values []dialect.Path) {
	if len(values) == 0 {
		return
	}
	l.add(name, jen.Index().String().ValuesFunc(func(group *jen.Group) {
		for _, v := range values {
			group.Op(text.GoString(string(v)))
		}
	}))
}
