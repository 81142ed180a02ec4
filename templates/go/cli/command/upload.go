package command

import (
	"cmp"
	"context"
	"encoding/json"
	"mime"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/cli/form"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A payload is the body of a request as it is sent.
type payload struct {
	sent      any    // nil if there is no body
	mediaType string // value of Content-Type
}

// payload returns the body of the request.
func (i *invocation) payload(ctx context.Context) (payload, failure.Mistakes) {
	switch {
	case i.v.Request == nil:
		return payload{}, nil
	case i.isForm():
		return i.form(ctx)
	case i.raw():
		return i.upload()
	}
	p := payload{mediaType: cmp.Or(i.options.contentType, form.Concrete(i.v.Request.MediaType, ""))}
	body, wrong := i.body(ctx)
	if body != nil {
		p.sent = json.RawMessage(tree.Encode(body))
	}
	return p, wrong
}

// raw reports whether the body is sent as it is.
func (i *invocation) raw() bool {
	r := i.v.Request
	chosen := i.options.contentType
	if chosen == "" {
		return r != nil && r.Coding != ""
	}
	mediaType, _, _ := mime.ParseMediaType(chosen)
	return !strings.HasSuffix(mediaType, "json")
}

// upload returns a body that is neither JSON nor a form.
func (i *invocation) upload() (payload, failure.Mistakes) {
	source := cmp.Or(filed(i.options.file), i.options.data)
	p := payload{mediaType: cmp.Or(i.options.contentType, form.Concrete(i.v.Request.MediaType, source))}
	if source == "" {
		if i.v.Request.Required {
			return p, failure.Mistakes{i.missing()}
		}
		i.warnUnread()
		return p, nil
	}
	p.mediaType = form.Charset(p.mediaType, source)
	reader, err := form.Open(source, i.in)
	if err != nil {
		return p, failure.Mistakes{err.Error()}
	}
	p.sent = reader
	return p, nil
}
