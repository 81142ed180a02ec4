package diff

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// links compares the links of a response. They document which operation takes a value
// of it, and no program depends on them.
func (c *comparer) links(s spot, from, to []model.ResponseLink, pos model.Position) {
	for _, l := range from {
		i := slices.IndexFunc(to, func(m model.ResponseLink) bool { return m.Name == l.Name })
		switch {
		case i < 0:
			s.add(finding{kind: LinkRemoved, member: l.Name, before: l.Name + ": " + linkText(l), pos: pos, rule: harmless("links are documentation")})
		case linkText(l) != linkText(to[i]):
			s.add(finding{kind: LinkChanged, member: l.Name, before: l.Name + ": " + linkText(l), after: linkText(to[i]), pos: pos, rule: harmless("links are documentation")})
		}
	}
	for _, m := range to {
		if !slices.ContainsFunc(from, func(l model.ResponseLink) bool { return l.Name == m.Name }) {
			s.add(finding{kind: LinkAdded, member: m.Name, after: m.Name + ": " + linkText(m), pos: pos, rule: harmless("links are documentation")})
		}
	}
}

// linkText describes where a link leads: "GET /things/{id} with id".
func linkText(l model.ResponseLink) string {
	text := l.Target
	if l.Operation != nil {
		text = Endpoint(l.Operation)
	}
	var params []string
	for _, p := range l.Params {
		params = append(params, p.Name+" = "+p.Value)
	}
	if l.Body != "" {
		params = append(params, "body = "+l.Body)
	}
	slices.Sort(params)
	if len(params) > 0 {
		text += " with " + strings.Join(params, ", ")
	}
	return text
}
