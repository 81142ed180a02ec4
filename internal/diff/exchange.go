package diff

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A Use is an operation in one of its versions.
type Use struct {
	Op       *model.Operation
	Revision *model.Revision
}

// exchange compares the parameters, bodies and responses of two uses.
func (c *comparer) exchange(from, to Use) {
	n := c.node(Where{Operation: from.Op.Name.Wire, Version: version(from, to)})
	s := spot{node: n, dirs: both}
	c.parties(s, from, to)
	n.spread(to.Op.Name.Wire)
}

// parties compares the request and the responses of two uses.
func (c *comparer) parties(s spot, from, to Use) {
	c.params(s, from.Op, to.Op)
	c.body(s.in(" request").request(), from.Revision.Request, to.Revision.Request)
	c.responses(s.response(), from, to)
}

// version returns the compared versions.
func version(from, to Use) string {
	a, b := from.Revision.Version.String(), to.Revision.Version.String()
	if a == b {
		return a
	}
	return a + ".." + b
}

// params compares parameters by place and name, and path parameters by their
// order in the path.
func (c *comparer) params(s spot, from, to *model.Operation) {
	a, b := inOrder(from), inOrder(to)
	for _, p := range a {
		if q := counterpart(p, a, b); q != nil {
			c.param(s, p, q)
			continue
		}
		if at, isNew := c.part(s, part{from: p.Pos, role: p.In.String()}, s.param(p)); isNew {
			at.request().add(finding{kind: ParameterRemoved, pos: p.Pos, rule: breaks("its effect can no longer be requested")})
		}
	}
	for _, q := range b {
		if counterpart(q, b, a) != nil {
			continue
		}
		if at, isNew := c.part(s, part{to: q.Pos, role: q.In.String()}, s.param(q)); isNew {
			at.request().add(finding{kind: ParameterAdded, after: need(q.Required), pos: q.Pos,
				rule: either(q.Required, rule{sent: "requests without it are rejected", fine: "readers may ignore it"}, harmless("requests may omit it"))})
		}
	}
}

// inOrder returns the parameters of an operation: first those of the path, in
// the order of the path.
func inOrder(op *model.Operation) []*model.Param {
	params := op.PathParams()
	for _, p := range op.Params {
		if p.In != model.InPath {
			params = append(params, p)
		}
	}
	return params
}

// counterpart returns the parameter in b that corresponds to p in a, or nil.
func counterpart(p *model.Param, a, b []*model.Param) *model.Param {
	if p.In == model.InPath {
		i := slices.Index(a, p)
		if i < len(b) && b[i].In == model.InPath {
			return b[i]
		}
		return nil
	}
	for _, q := range b {
		if q.In == p.In && (q.Name.Wire == p.Name.Wire || p.In == model.InHeader && strings.EqualFold(q.Name.Wire, p.Name.Wire)) {
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
	at = at.request()
	if p.In == model.InPath && p.Name.Wire != q.Name.Wire {
		at.add(finding{kind: ParameterRenamed, before: p.Name.Wire, after: q.Name.Wire, pos: q.Pos, rule: harmless("only the position in the path matters")})
	}
	if before, after := style(p), style(q); before != after && isList(p) == isList(q) {
		at.add(finding{kind: ParameterStyle, before: before, after: after, pos: q.Pos, rule: breaks("the server expects the value in another form")})
	}
	if p.Empty != q.Empty {
		at.add(finding{kind: RestrictionChanged, member: "empty", before: emptiness(p), after: emptiness(q), pos: q.Pos,
			rule: either(q.Empty, harmless("it may have a value, as before"), rule{sent: "requests without a value are rejected", fine: "it always has a value"})})
	}
	c.need(at, p.Required, q.Required, q.Pos, ParameterRequired, ParameterOptional)
	c.member(at, &p.Schema, &q.Schema, !p.Required)
}

func emptiness(p *model.Param) string {
	if p.Empty {
		return "a value or none"
	}
	return "a value"
}

// need compares whether a part is required.
func (c *comparer) need(s spot, before, after bool, pos model.Position, required, optional Kind) {
	switch {
	case !before && after:
		s.add(finding{kind: required, pos: pos, rule: rule{sent: "requests without it are rejected", fine: "responses always contain it"}})
	case before && !after:
		s.add(finding{kind: optional, pos: pos, rule: rule{received: "responses may lack it", fine: "requests may omit it"}})
	}
}

func need(required bool) string {
	if required {
		return "required"
	}
	return "optional"
}

// style describes how a value is sent.
func style(p *model.Param) string {
	switch {
	case p.Style != "":
		return p.Style
	case p.Joined:
		return "one value with commas"
	case isList(p):
		return "repeated keys"
	}
	return "text"
}

func isList(p *model.Param) bool {
	_, ok := model.Resolved(p.Type).(*model.List)
	return ok
}

// param returns the place of a parameter. It has no version, because all
// versions of an operation share parameters.
func (s spot) param(p *model.Param) Where {
	w := s.below(" " + p.In.String() + " " + p.Name.Wire)
	w.Version = ""
	return w
}

// below returns the place of a part of s that other places may share.
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
			rule: either(to.Required, rule{sent: "requests without a body are rejected", fine: "readers may ignore it"}, harmless("requests may omit it"))})
	case to == nil:
		s.add(finding{kind: BodyRemoved, before: need(from.Required), pos: from.Pos, rule: breaks("its content can no longer be sent")})
	default:
		c.need(s, from.Required, to.Required, to.Pos, BodyRequired, BodyOptional)
		c.payloads(s, representations(from), representations(to), breaks("bodies of this media type are rejected"))
	}
}

// representations returns all payloads of a body.
func representations(b *model.Body) []*model.Payload {
	return append([]*model.Payload{&b.Payload}, b.Others...)
}
