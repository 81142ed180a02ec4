package command

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"mime"
	"os"
	"path/filepath"
	"strings"

	"github.com/atlasgen/atlasgen/templates/go/cli/failure"
	"github.com/atlasgen/atlasgen/templates/go/ops/tree"
)

// A payload is the body of a request as it is sent.
type payload struct {
	sent      any    // nil if there is no body
	mediaType string // value of Content-Type
}

// payload returns the body of the request.
func (i *invocation) payload(ctx context.Context) (payload, failure.Mistakes) {
	if i.v.Request == nil {
		return payload{}, nil
	}
	if i.isForm() {
		return i.form(ctx)
	}
	if i.raw() {
		return i.upload()
	}
	p := payload{mediaType: cmp.Or(i.options.contentType, concrete(i.v.Request.MediaType, ""))}
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

// upload returns a body that is not JSON. A file is read while it is sent.
func (i *invocation) upload() (payload, failure.Mistakes) {
	source := cmp.Or(filed(i.options.file), i.options.data)
	p := payload{mediaType: cmp.Or(i.options.contentType, concrete(i.v.Request.MediaType, strings.TrimPrefix(source, "@")))}
	name, isFile := strings.CutPrefix(source, "@")
	switch {
	case source == "" && i.v.Request.Required:
		return p, failure.Mistakes{i.missing()}
	case source == "":
		return p, nil
	case source == "-":
		p.sent = io.NopCloser(i.in)
		return p, nil
	case !isFile:
		p.sent = strings.NewReader(source)
		return p, nil
	}
	file, err := os.Open(name) // it is read until the program ends
	if err != nil {
		return p, failure.Mistakes{err.Error()}
	}
	p.sent = file
	return p, nil
}

// concrete returns a media type, or for a range the type of a file.
func concrete(mediaType, file string) string {
	before, after, isRange := strings.Cut(mediaType, "*")
	switch guess := mime.TypeByExtension(filepath.Ext(file)); {
	case !isRange:
		return mediaType
	case strings.HasSuffix(after, "json"):
		return "application/json"
	case guess != "" && strings.HasPrefix(guess, strings.TrimSuffix(before, "*/")):
		return guess
	}
	return "application/octet-stream"
}
