package diff

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A use is an operation in one of its versions.
type use struct {
	op       *model.Operation
	revision *model.Revision
}

// exchange compares what two uses take and return.
func (c *comparer) exchange(from, to use) {
	n := c.node(Where{Operation: from.op.Name.Wire, Version: version(from, to)})
	s := spot{node: n, dirs: both}
	c.params(s, from.op, to.op)
	c.body(s.in(" request").limited(sent), from.revision.Request, to.revision.Request)
	c.responses(s, from.revision.Responses, to.revision.Responses)
	n.spread(to.op.Name.Wire)
}

// version names the versions that are compared.
func version(from, to use) string {
	a, b := from.revision.Version.String(), to.revision.Version.String()
	if a == b {
		return a
	}
	return a + ".." + b
}

// params compares parameters by place and name, those of the path by their order
// in it.
func (c *comparer) params(s spot, from, to *model.Operation) {
	a, b := inOrder(from), inOrder(to)
	for _, p := range a {
		if q := counterpart(p, a, b); q != nil {
			c.param(s, p, q)
			continue
		}
		if at, isNew := c.part(s, part{from: p.Pos, role: p.In.String()}, s.param(p)); isNew {
			at.limited(sent).add(finding{kind: ParameterRemoved, pos: p.Pos, rule: breaks("what it did can no longer be asked for")})
		}
	}
	for _, q := range b {
		if counterpart(q, b, a) != nil {
			continue
		}
		if at, isNew := c.part(s, part{to: q.Pos, role: q.In.String()}, s.param(q)); isNew {
			at.limited(sent).add(finding{kind: ParameterAdded, after: need(q.Required), pos: q.Pos,
				rule: either(q.Required, breaks("requests without it are refused"), harmless("it may be left out"))})
		}
	}
}

// inOrder returns the parameters, those of the path first and in its order.
func inOrder(op *model.Operation) []*model.Param {
	params := op.PathParams()
	for _, p := range op.Params {
		if p.In != model.InPath {
			params = append(params, p)
		}
	}
	return params
}

// counterpart returns the parameter of b that stands for p, which is one of a.
func counterpart(p *model.Param, a, b []*model.Param) *model.Param {
	if p.In == model.InPath {
		i := slices.Index(a, p)
		if i < len(b) && b[i].In == model.InPath {
			return b[i]
		}
		return nil
	}
	for _, q := range b {
		if q.In == p.In && q.Name.Wire == p.Name.Wire {
			return q
		}
	}
	return nil
}

func (c *comparer) param(s spot, p, q *model.Param) {
	at, isNew := c.part(s, part{p.Pos, q.Pos, p.In.String()}, s.param(p))
	if !isNew {
		return
	}
	at = at.limited(sent)
	if p.Name.Wire != q.Name.Wire {
		at.add(finding{kind: ParameterRenamed, before: p.Name.Wire, after: q.Name.Wire, pos: q.Pos, rule: harmless("in a path only the place counts")})
	}
	if p.Explode != q.Explode && isList(p.Type) && isList(q.Type) {
		at.add(finding{kind: ParameterStyle, before: style(p), after: style(q), pos: q.Pos, rule: breaks("lists are read in another form")})
	}
	c.need(at, p.Required, q.Required, q.Pos, ParameterRequired, ParameterOptional)
	c.schema(at, &p.Schema, &q.Schema)
}

// need compares whether something must be there.
func (c *comparer) need(s spot, before, after bool, pos model.Position, required, optional Kind) {
	switch {
	case !before && after:
		s.add(finding{kind: required, pos: pos, rule: rule{sent: "requests without it are refused", fine: "answers always have it"}})
	case before && !after:
		s.add(finding{kind: optional, pos: pos, rule: rule{received: "answers may lack it", fine: "requests may leave it out"}})
	}
}

func need(required bool) string {
	if required {
		return "required"
	}
	return "optional"
}

func style(p *model.Param) string {
	if p.Explode {
		return "repeated keys"
	}
	return "one value with commas"
}

func isList(t model.Type) bool {
	_, ok := model.Resolved(t).(*model.List)
	return ok
}

// param returns the place of a parameter, which all versions of the operation
// that s is have alike.
func (s spot) param(p *model.Param) Where {
	w := s.below(" " + p.In.String() + " " + p.Name.Wire)
	w.Version = ""
	return w
}

// below returns the place of a part of s that may be shared with others.
func (s spot) below(part string) Where {
	w := s.where()
	w.Path = joined(w.Path, part)
	return w
}

func (c *comparer) body(s spot, from, to *model.Body) {
	switch {
	case from == nil && to == nil:
	case from == nil:
		s.add(finding{kind: BodyAdded, after: need(to.Required), pos: to.Pos,
			rule: either(to.Required, breaks("requests without a body are refused"), harmless("it may be left out"))})
	case to == nil:
		s.add(finding{kind: BodyRemoved, before: need(from.Required), pos: from.Pos, rule: breaks("what it said can no longer be said")})
	default:
		c.need(s, from.Required, to.Required, to.Pos, BodyRequired, BodyOptional)
		c.payloads(s, []*model.Payload{&from.Payload}, []*model.Payload{&to.Payload}, breaks("bodies of this form are refused"))
	}
}

func (c *comparer) responses(s spot, from, to []*model.Response) {
	s = s.limited(received)
	for _, r := range from {
		if q := answering(to, r.Status); q != nil {
			c.payloads(s.in(" response "+r.Status), r.Payloads, q.Payloads, lostAnswer(r))
			c.headers(s.in(" response "+r.Status), r.Headers, q.Headers)
		} else {
			c.status(s, r, part{from: origin(r), role: r.Status}, StatusRemoved)
		}
	}
	for _, q := range to {
		if answering(from, q.Status) == nil {
			c.status(s, q, part{to: origin(q), role: q.Status}, StatusAdded)
		}
	}
}

// lostAnswer judges an answer that can no longer be had.
func lostAnswer(r *model.Response) rule {
	return either(r.Success(), breaks("answers no longer come with it"), harmless("errors are no part of what a call is for"))
}

func answering(responses []*model.Response, status string) *model.Response {
	for _, r := range responses {
		if r.Status == status {
			return r
		}
	}
	return nil
}

// origin returns where a response is declared. Those that share one declaration
// without content or headers cannot be told apart, and need not be.
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

func (c *comparer) status(s spot, r *model.Response, key part, kind Kind) {
	at, isNew := c.part(s, key, s.below(" response "+r.Status))
	if !isNew {
		return
	}
	verdict := lostAnswer(r)
	if r.Success() && kind == StatusAdded {
		verdict = harmless("every code of class 2xx is success")
	}
	at.add(finding{kind: kind, pos: r.Pos, rule: verdict})
}

func (c *comparer) headers(s spot, from, to []*model.Param) {
	for _, h := range from {
		q := header(to, h.Name.Wire)
		if q == nil {
			c.header(s, part{from: h.Pos, role: "header"}, h, finding{kind: HeaderRemoved, pos: h.Pos, rule: breaks("what it said is no longer said")})
		} else if at, isNew := c.part(s, part{h.Pos, q.Pos, "header"}, s.below(headerPath(h))); isNew {
			c.schema(at.limited(received), &h.Schema, &q.Schema)
		}
	}
	for _, q := range to {
		if header(from, q.Name.Wire) == nil {
			c.header(s, part{to: q.Pos, role: "header"}, q, finding{kind: HeaderAdded, pos: q.Pos, rule: harmless("unknown headers are passed over")})
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
