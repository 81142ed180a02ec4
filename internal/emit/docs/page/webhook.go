package page

import (
	"cmp"
	"strings"

	"github.com/atlasgen/atlasgen/internal/emit/text"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Webhook describes a request that the API sends.
func (s *Site) Webhook(h *model.Hook) *Operation {
	t := newTrees(s)
	op := h.Operation
	p := &Operation{
		Name: h.Name, ID: h.Name, Title: cmp.Or(text.Printable(op.Summary), h.Name), Method: op.Method, Path: op.Path,
		File: op.Name.Kebab, Main: op.Name.Kebab, Description: op.Description, Version: h.Revision.Version.String(), Pin: s.API.Pin.String(),
		Deprecated: op.Deprecated, Settled: true,
	}
	for _, link := range op.Docs {
		p.Links = append(p.Links, Link(link))
	}
	p.Params = t.groups(op)
	if h.Revision.Request != nil {
		p.Request = t.requestBody(h.Revision.Request)
	}
	t.answers(p, h.Operation, h.Revision)
	code := s.samples.Webhook(h)
	p.Samples = []Sample{{Anchor: t.anchors.take("sample-go-sdk"), Title: "Go SDK", Language: "go", Source: code.Text(), Code: code}}
	return p
}

// callbacks returns the requests that an operation asks for.
func (s *Site) callbacks(op *model.Operation) []Related {
	var all []Related
	for _, h := range s.API.Hooks {
		if h.Callback != nil && h.Callback.Name == op.Name {
			all = append(all, Related{Name: h.Key, Page: "webhooks/" + h.Operation.Name.Kebab, Text: h.Operation.Method + " " + h.Operation.Path, Description: h.Operation.Summary})
		}
	}
	return all
}

// related returns the links of the responses of a revision.
func (s *Site) related(r *model.Revision) []Related {
	var all []Related
	for _, response := range r.Responses {
		for _, l := range response.Links {
			x := Related{Name: response.Status + " " + l.Name, Description: l.Description, Text: l.Target}
			if l.Operation != nil {
				x.Text = title(l.Operation)
				if file := s.pages[l.Operation.Name.Wire]; file != "" {
					x.Page = "operations/" + file
				}
			}
			var values []string
			for _, v := range l.Params {
				values = append(values, v.Name+" = "+v.Value)
			}
			if l.Body != "" {
				values = append(values, "the body = "+l.Body)
			}
			if len(values) > 0 {
				x.Text += ", with " + strings.Join(values, ", ")
			}
			all = append(all, x)
		}
	}
	return all
}
