package diff

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff/equal"
	"github.com/atlasgen/atlasgen/internal/diff/shape"
	"github.com/atlasgen/atlasgen/internal/model"
)

// payloads compares media types without their versions. gone is the rule for a
// removed one.
func (c *comparer) payloads(s spot, from, to []*model.Payload, gone rule) {
	for _, p := range from {
		if q := representing(to, p); q != nil {
			c.payload(s, p, q)
			continue
		}
		if ranged(to, p) {
			gone = rule{received: gone.received, fine: "a range covers it"}
		}
		s.add(finding{kind: MediaTypeRemoved, member: essence(p.MediaType), before: p.MediaType.Text, pos: p.Pos, rule: gone})
	}
	for _, q := range to {
		if representing(from, q) == nil {
			s.add(finding{kind: MediaTypeAdded, member: essence(q.MediaType), after: q.MediaType.Text, pos: q.Pos,
				rule: harmless("it must be requested explicitly")})
		}
	}
}

func representing(payloads []*model.Payload, p *model.Payload) *model.Payload {
	for _, q := range payloads {
		if essence(q.MediaType) == essence(p.MediaType) {
			return q
		}
	}
	return nil
}

// ranged reports whether a media range of payloads covers another one.
func ranged(payloads []*model.Payload, p *model.Payload) bool {
	return slices.ContainsFunc(payloads, func(q *model.Payload) bool { return equal.Covers(q.MediaType.Text, p.MediaType.Text) })
}

// essence returns the format of a versioned media type ("json", "csv"), and the only
// spelling of others.
func essence(m model.MediaType) string {
	if m.Version.Stage != model.Unversioned {
		return m.Format
	}
	return equal.MediaType(m.Text)
}

func (c *comparer) payload(s spot, p, q *model.Payload) {
	at, isNew := c.part(s, part{p.Pos, q.Pos, s.path}, s.where())
	if !isNew {
		return
	}
	at.dirs = s.dirs
	switch {
	case p.Schema == nil && q.Schema == nil:
	case p.Schema == nil:
		at.add(finding{kind: ContentAdded, after: shape.Describe(q.Schema.Type), pos: q.Schema.Pos, rule: rule{sent: fewer.sent, fine: "no content was expected before"}})
	case q.Schema == nil:
		at.add(finding{kind: ContentRemoved, before: shape.Describe(p.Schema.Type), pos: p.Schema.Pos, rule: rule{received: "there is no content to read", fine: more.fine}})
	default:
		c.schema(at, p.Schema, q.Schema)
		at.encodings(p, q)
	}
}

// encodings compares how the properties of a form are sent.
func (s spot) encodings(p, q *model.Payload) {
	for _, e := range slices.Concat(p.Encodings, q.Encodings) {
		before, after := encoding(p, e.Name), encoding(q, e.Name)
		f := finding{kind: EncodingChanged, before: before, after: after, pos: q.Pos, rule: rule{sent: "the server expects the value in another form", fine: "it has the same value"}}
		if before != after && !slices.ContainsFunc(s.node.findings, func(g finding) bool { return g.kind == f.kind && g.path == s.path+"."+e.Name }) {
			s.in("." + e.Name).add(f)
		}
	}
}

// encoding describes how a form has a property; "" stands for the default.
func encoding(p *model.Payload, name string) string {
	i := slices.IndexFunc(p.Encodings, func(e model.Encoding) bool { return e.Name == name })
	if i < 0 {
		return ""
	}
	e := p.Encodings[i]
	var parts []string
	for text := range strings.SplitSeq(e.ContentType, ",") {
		if text = strings.TrimSpace(text); text != "" {
			parts = append(parts, equal.MediaType(text))
		}
	}
	slices.Sort(parts)
	if e.Style != "" {
		parts = append(parts, e.Style)
	}
	if e.Joined {
		parts = append(parts, "joined")
	}
	if e.Reserved {
		parts = append(parts, "reserved")
	}
	return strings.Join(parts, ", ")
}
