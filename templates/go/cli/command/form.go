package command

import (
	"context"
	"io"

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/form"
	"github.com/atlasgen/atlasgen/templates/go/cli/shown"
	"github.com/atlasgen/atlasgen/templates/go/cli/terminal"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
)

// isForm reports whether the body is a form.
func (i *invocation) isForm() bool {
	r := i.v.Request
	return r != nil && i.options.contentType == "" && r.IsForm()
}

// fields returns the fields of a form: those of --form, then those of flags for single
// properties.
func (i *invocation) fields() ([]form.Field, failure.Mistakes) {
	var all []form.Field
	var wrong failure.Mistakes
	for _, argument := range i.options.form {
		f, err := form.Parse(argument)
		if err != nil {
			wrong = append(wrong, "--form: "+err.Error())
			continue
		}
		all = append(all, f)
	}
	for n := range i.params {
		p := &i.params[n]
		if p.In != ops.Body || !p.set {
			continue
		}
		for _, value := range p.values {
			f := form.Field{Name: p.Name, Text: value}
			if p.Format == "binary" {
				f = form.Field{Name: p.Name, File: value}
			}
			all = append(all, f)
		}
	}
	return all, wrong
}

// form returns the form that the arguments describe.
func (i *invocation) form(ctx context.Context) (payload, failure.Mistakes) {
	r := i.v.Request
	p := payload{mediaType: r.MediaType}
	fields, wrong := i.fields()
	switch {
	case len(wrong) > 0:
		return p, wrong
	case len(fields) == 0 && r.Required:
		return p, failure.Mistakes{i.missing()}
	case len(fields) == 0:
		return p, nil
	case !i.options.noCheck:
		wrong = i.checkForm(fields)
	}
	if len(wrong) > 0 {
		return p, wrong
	}
	var err error
	fields = i.withTypes(form.Arrange(r, fields))
	if r.Coding == ops.Multipart {
		p.sent, p.mediaType, err = form.Multipart(fields, i.in)
	} else {
		p.sent, err = terminal.UnlessInterrupted(ctx, func() (io.ReadSeeker, error) { return form.URLEncoded(fields, i.in) })
	}
	if err != nil {
		return p, failure.Mistakes{"--form: " + err.Error()}
	}
	return p, nil
}

// checkForm checks a form against its schema. Files are texts of any kind.
func (i *invocation) checkForm(fields []form.Field) (wrong failure.Mistakes) {
	r := i.v.Request
	s := schema.Parse(r.Schema)
	var texts []schema.Field
	for _, f := range fields {
		texts = append(texts, schema.Field{Name: f.Name, Text: f.Text})
	}
	for _, fault := range i.schemas.Check(i.schemas.Form(r, s, texts), s, schema.Request) {
		wrong = append(wrong, fault.String())
	}
	return wrong
}

// withTypes sets the media types of parts: that of the document, or JSON for objects.
func (i *invocation) withTypes(fields []form.Field) []form.Field {
	s := schema.Parse(i.v.Request.Schema)
	for n := range fields {
		f := &fields[n]
		e := i.v.Request.Encoding(f.Name)
		switch {
		case f.MediaType != "":
		case e != nil && e.MediaType != "":
			f.MediaType = e.MediaType
		case f.File == "" && i.schemas.IsObject(s, f.Name):
			f.MediaType = "application/json"
		}
	}
	return fields
}

// shownForm returns the form without its secrets.
func (i *invocation) shownForm() (any, error) {
	fields, _ := i.fields() // the request has been made from them
	s := schema.Parse(i.v.Request.Schema)
	fields = i.withTypes(form.Arrange(i.v.Request, fields))
	for n := range fields {
		if f := &fields[n]; i.schemas.IsSecret(s, f.Name) {
			f.Text = "[hidden]"
		}
	}
	return shown.Form{Fields: fields, Multipart: i.v.Request.Coding == ops.Multipart}, nil
}
