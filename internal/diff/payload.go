package diff

import (
	"strings"

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

// essence returns the format of a versioned media type ("json", "csv"), and
// other media types in lower case.
func essence(m model.MediaType) string {
	if m.Version.Stage != model.Unversioned {
		return m.Format
	}
	return strings.ToLower(m.Text)
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
		at.add(finding{kind: ContentAdded, after: describe(q.Schema.Type), pos: q.Schema.Pos, rule: harmless("no content was expected before")})
	case q.Schema == nil:
		at.add(finding{kind: ContentRemoved, before: describe(p.Schema.Type), pos: p.Schema.Pos, rule: breaks("there is no content to read")})
	default:
		c.schema(at, p.Schema, q.Schema)
	}
}
