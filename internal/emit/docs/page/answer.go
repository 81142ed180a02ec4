package page

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/emit/value"
	"github.com/atlasgen/atlasgen/internal/model"
)

// answers describes the responses. Successes have their content. Errors with the same
// content share one description.
func (t *trees) answers(p *Operation, op *model.Operation, r *model.Revision) {
	t.side = value.Response
	known := map[model.Type]string{} // never ranged over
	for _, resp := range sortedResponses(r) {
		a := &Answer{Anchor: t.anchors.take("response-" + resp.Status), Status: resp.Status, Description: resp.Description}
		for _, h := range resp.Headers {
			f := t.field(&h.Schema, h.Name.Wire, a.Anchor+"-header-"+h.Name.Wire)
			f.Required = h.Required
			a.Headers = append(a.Headers, f)
		}
		if resp.Failure() && !resp.Success() {
			a.Code, a.Advice = t.site.errorCode(resp), t.site.advise(op, resp.Status)
		}
		for i, payload := range jsonFirst(resp.Payloads) {
			switch {
			case resp.Failure() && !resp.Success() && i == 0:
				t.errorAnswer(p, a, payload, known)
			case i == 0:
				a.Bodies = append(a.Bodies, t.body(payload, a.Anchor))
			default:
				a.Bodies = append(a.Bodies, t.body(payload, t.anchors.take(a.Anchor+"-"+payload.MediaType.Format)))
			}
		}
		p.Responses = append(p.Responses, a)
	}
}

// jsonFirst returns the payloads in JSON, followed by the others.
func jsonFirst(payloads []*model.Payload) []*model.Payload {
	return slices.SortedFunc(slices.Values(payloads), model.ComparePayloads)
}

func sortedResponses(r *model.Revision) []*model.Response {
	return slices.SortedStableFunc(slices.Values(r.Responses), func(a, b *model.Response) int {
		return slices.Compare([]byte(a.Status), []byte(b.Status))
	})
}

func (t *trees) errorAnswer(p *Operation, a *Answer, payload *model.Payload, known map[model.Type]string) {
	a.MediaType = payload.MediaType.Text
	if payload.Schema == nil {
		return
	}
	key := errorType(payload.Schema.Type)
	if known[key] == "" {
		body := t.body(payload, t.anchors.take("error"))
		known[key] = body.Anchor
		p.Errors = append(p.Errors, body)
	}
	a.Error = known[key]
	if payload.Example != "" {
		a.Example = t.site.values.Payload(value.Response, payload)
	}
}

// errorType identifies the content of an error response.
func errorType(t model.Type) model.Type {
	if ref, ok := t.(*model.Ref); ok {
		return ref.Decl.Type
	}
	return t
}
