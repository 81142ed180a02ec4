package command

import (
	"context"

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/form"
	"github.com/atlasgen/atlasgen/templates/go/cli/terminal"
	"github.com/atlasgen/atlasgen/templates/go/ops"
)

// isForm reports whether the body is a form.
func (i *invocation) isForm() bool {
	r := i.v.Request
	return r != nil && i.options.contentType == "" && r.IsForm()
}

func (i *invocation) maker() *form.Maker {
	return &form.Maker{Request: i.v.Request, Schemas: i.schemas.Set, In: i.in}
}

// fields returns the fields of a form: those of --form, then those of flags for single
// properties.
func (i *invocation) fields() (all []form.Field, wrong failure.Mistakes) {
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
		if p.In != ops.Body || !p.Given {
			continue
		}
		for _, value := range p.Values {
			if p.Format == "binary" {
				all = append(all, form.Field{Name: p.Name, File: value})
			} else {
				all = append(all, form.Field{Name: p.Name, Text: value})
			}
		}
	}
	return all, wrong
}

// form returns the form that the arguments describe.
func (i *invocation) form(ctx context.Context) (p payload, wrong failure.Mistakes) {
	fields, wrong := i.fields()
	switch {
	case len(wrong) > 0:
		return p, wrong
	case len(fields) == 0 && i.v.Request.Required:
		return p, failure.Mistakes{i.missing()}
	case len(fields) == 0:
		return p, nil
	case !i.options.noCheck:
		wrong = i.maker().Check(fields)
	}
	if len(wrong) > 0 {
		return p, wrong
	}
	p, err := terminal.UnlessInterrupted(ctx, func() (payload, error) {
		body, mediaType, err := i.maker().Body(fields)
		return payload{body, mediaType}, err
	})
	if err != nil {
		return p, failure.Mistakes{"--form: " + err.Error()}
	}
	return p, nil
}
