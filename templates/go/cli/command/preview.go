package command

import (
	"context"
	"errors"
	"io"
	"net/http"

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/shown"
	"github.com/atlasgen/atlasgen/templates/go/ops"
	"github.com/atlasgen/atlasgen/templates/go/ops/schema"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
	admin "github.com/atlasgen/atlasgen/templates/go/runtime"
)

var errPreview = errors.New("the request is only shown")

// preview prints the request without sending it. The client itself makes the request.
// It is intercepted before credentials are added.
func (i *invocation) preview(ctx context.Context, g *supplied, r admin.Request) error {
	var caught *http.Request
	caller, err := i.connect(g, func(admin.Next) admin.Next {
		return func(req *http.Request) (*http.Response, error) {
			caught = req
			return nil, errPreview
		}
	})
	if err != nil {
		return err
	}
	if _, err := caller.Do(ctx, r); !errors.Is(err, errPreview) {
		return err
	}
	body, err := i.shown(caught)
	if err != nil {
		return err
	}
	choice, err := i.Settings.Choose(i.op.Security, g.sources)
	if err != nil {
		return failure.Usage(g.explain(err))
	}
	if i.options.curl && choice.Ways == nil {
		choice.Ways = i.Settings.First(i.op.Security)
	}
	settings := &shown.Settings{Table: &i.Settings, Values: g.merged}
	settings.Hide(caught, choice.Ways)
	text := shown.Plain(caught, body, choice.Ways)
	if i.options.curl {
		text = settings.Curl(caught, body, choice.Ways)
	}
	_, err = io.WriteString(i.out, text)
	return err
}

// shown returns the body without its secrets, or nil if there is none.
func (i *invocation) shown(req *http.Request) (any, error) {
	if req.Body == nil {
		return nil, nil
	}
	if i.isForm() {
		fields, _ := i.fields() // the request has been made from them
		return shown.Form{Fields: i.maker().Shown(fields), Multipart: i.v.Request.Coding == ops.Multipart}, nil
	}
	if i.raw() {
		return shown.Upload{File: i.options.file, Text: i.options.data}, nil
	}
	data, err := io.ReadAll(req.Body)
	if err != nil {
		return nil, err
	}
	v, err := tree.Decode(data)
	if err != nil {
		return nil, err
	}
	return i.schemas.Hide(v, schema.Parse(i.v.Request.Schema)), nil
}
