package shown

import (
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/form"
	"github.com/atlasgen/atlasgen/templates/go/cli/page"
)

// A Form is a form, as the flags give it.
type Form struct {
	Fields    []form.Field
	Multipart bool
}

// content returns one line for each field.
func (f Form) content() string {
	var lines []string
	for _, field := range f.Fields {
		lines = append(lines, page.Printable(field.Name+"="+value(field)))
	}
	return strings.Join(lines, "\n")
}

// data returns the flags of curl for the fields.
func (f Form) data() string {
	var flags []string
	for _, field := range f.Fields {
		flag := "--form "
		switch {
		case !f.Multipart:
			flag = "--data-urlencode "
		case field.File == "" && strings.ContainsAny(field.Text, "@<;\""):
			flag = "--form-string "
		}
		flags = append(flags, flag+page.Quote(field.Name+"="+value(field)))
	}
	return strings.Join(flags, " \\\n  ")
}

// value returns a field as curl reads it.
func value(f form.Field) string {
	text := f.Text
	if f.File != "" {
		text = "@" + f.File
	}
	if f.MediaType != "" && f.File != "" {
		text += ";type=" + f.MediaType
	}
	return text
}
