package diff

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// responses compares the responses of two uses. A response that the newer document
// declares by a range or a default has that as its counterpart.
func (c *comparer) responses(s spot, from, to Use) {
	a, b := from.Revision.Responses, to.Revision.Responses
	for _, r := range a {
		at := s.in(" response " + r.Status)
		q := answering(b, r.Status)
		if q == nil {
			c.status(s, r, part{from: origin(r), role: r.Status}, StatusRemoved, covering(b, r) != nil)
			q = covering(b, r)
		}
		if q != nil && !empty(r.Status, from.Op) && !empty(q.Status, to.Op) {
			c.payloads(at, r.Payloads, q.Payloads, lostAnswer(r))
		}
		if q != nil {
			c.headers(at, r.Headers, q.Headers)
			c.links(at, r.Links, q.Links, q.Pos)
		}
	}
	for _, q := range b {
		if answering(a, q.Status) == nil {
			c.status(s, q, part{to: origin(q), role: q.Status}, StatusAdded, covering(a, q) != nil)
		}
	}
}

// empty reports whether responses never have content (RFC 9110, sections 9.3.2, 15.2,
// 15.3.5, 15.3.6 and 15.4.5), whatever a document says.
func empty(status string, op *model.Operation) bool {
	return status == "204" || status == "205" || status == "304" || status[0] == '1' || op.Method == "HEAD"
}

// covering returns the response that stands for others and describes a status, or one
// that such a response has described.
func covering(responses []*model.Response, r *model.Response) *model.Response {
	i := slices.IndexFunc(responses, func(q *model.Response) bool {
		ranged := strings.HasSuffix(q.Status, "XX") || strings.HasSuffix(r.Status, "XX")
		return ranged && q.Status[0] == r.Status[0] || q.Status == "default" && q.Success() == r.Success() || r.Status == "default" && q.Success() && r.Success()
	})
	if i < 0 {
		return nil
	}
	return responses[i]
}

// lostAnswer is the rule for a response that no longer exists.
func lostAnswer(r *model.Response) rule {
	return either(r.Success(), breaks("successful responses no longer have it"), harmless("it concerns error responses only"))
}

func answering(responses []*model.Response, status string) *model.Response {
	for _, r := range responses {
		if r.Status == status {
			return r
		}
	}
	return nil
}

// origin returns the position of the declaration of a response. Responses that
// share a declaration without content or headers have one position, and need no
// distinction.
func origin(r *model.Response) model.Position {
	switch {
	case r.Shared == "":
		return r.Pos
	case len(r.Payloads) > 0:
		return r.Payloads[0].Pos
	default:
		return model.Position{File: r.Shared}
	}
}

func (c *comparer) status(s spot, r *model.Response, key part, kind Kind, covered bool) {
	at, isNew := c.part(s, key, s.below(" response "+r.Status))
	if !isNew {
		return
	}
	verdict := lostAnswer(r)
	switch {
	case covered:
		verdict = harmless("another response describes it, and differences are listed separately")
	case r.Success() && kind == StatusAdded:
		verdict = harmless("every status code of class 2xx means success")
	}
	at.add(finding{kind: kind, pos: r.Pos, rule: verdict})
}

func (c *comparer) headers(s spot, from, to []*model.Param) {
	for _, h := range from {
		q := header(to, h.Name.Wire)
		if q == nil {
			c.header(s, part{from: h.Pos, role: "header"}, h, finding{kind: HeaderRemoved, pos: h.Pos, rule: breaks("its value is no longer sent")})
		} else if at, isNew := c.part(s, part{h.Pos, q.Pos, "header"}, s.below(headerPath(h))); isNew {
			c.need(at.response(), h.Required, q.Required, q.Pos, HeaderRequired, HeaderOptional)
			c.schema(at.response(), &h.Schema, &q.Schema)
		}
	}
	for _, q := range to {
		if header(from, q.Name.Wire) == nil {
			c.header(s, part{to: q.Pos, role: "header"}, q, finding{kind: HeaderAdded, pos: q.Pos, rule: harmless("unknown headers are ignored")})
		}
	}
}

func header(headers []*model.Param, name string) *model.Param {
	for _, h := range headers {
		if strings.EqualFold(h.Name.Wire, name) {
			return h
		}
	}
	return nil
}

func (c *comparer) header(s spot, key part, h *model.Param, f finding) {
	if at, isNew := c.part(s, key, s.below(headerPath(h))); isNew {
		at.add(f)
	}
}

func headerPath(h *model.Param) string { return " header " + h.Name.Wire }
