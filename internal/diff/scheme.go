package diff

import (
	"cmp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff/equal"
	"github.com/atlasgen/atlasgen/internal/model"
)

// schemeName returns the name of a scheme in the newer document, if it is there.
func (d *documents) schemeName(s *model.SecurityScheme) string {
	if next := d.schemes[s]; next != nil {
		return next.Name.Wire
	}
	return s.Name.Wire
}

// pairSchemes pairs the security schemes of two documents by name, then by what
// callers send: the name of a scheme is not sent.
func pairSchemes(from, to *model.Document) map[*model.SecurityScheme]*model.SecurityScheme {
	pairs := map[*model.SecurityScheme]*model.SecurityScheme{}
	taken := map[*model.SecurityScheme]bool{}
	for _, same := range []func(a, b *model.SecurityScheme) bool{
		func(a, b *model.SecurityScheme) bool { return a.Name.Wire == b.Name.Wire },
		func(a, b *model.SecurityScheme) bool { return credentials(a) == credentials(b) },
	} {
		for _, a := range from.Security {
			i := slices.IndexFunc(to.Security, func(b *model.SecurityScheme) bool { return !taken[b] && same(a, b) })
			if pairs[a] == nil && i >= 0 {
				pairs[a], taken[to.Security[i]] = to.Security[i], true
			}
		}
	}
	return pairs
}

// securitySchemes compares the declarations of schemes. Those that only one document
// has show in the operations that use them; others concern nobody.
func (d *documents) securitySchemes(from *model.Document, pairs []OperationPair) {
	for _, a := range from.Security {
		b := d.schemes[a]
		if b == nil {
			continue
		}
		s := spot{node: d.node(Where{Path: "security scheme " + a.Name.Wire}), dirs: both}
		if before, after := credentials(a), credentials(b); before != after {
			s.add(finding{kind: SchemeChanged, before: before, after: after, pos: b.Pos, rule: breaks("requests that authenticate in the old way are rejected")})
		}
		s.scopes(scopes(a), scopes(b), b.Pos)
		for _, p := range pairs {
			if p.From != nil && p.To != nil && d.before(p.From) && d.after(p.To) && authenticates(p.From, a) {
				s.node.user(p.To.Name.Wire, both)
			}
		}
	}
}

// authenticates reports whether requests of an operation may use a scheme.
func authenticates(op *model.Operation, s *model.SecurityScheme) bool {
	return slices.ContainsFunc(op.Security, func(a model.Alternative) bool {
		return slices.ContainsFunc(a, func(u model.SchemeUse) bool { return u.Scheme == s })
	})
}

// scopes compares the scopes that callers can ask for.
func (s spot) scopes(from, to []model.Scope, pos model.Position) {
	for _, x := range from {
		if !hasScope(to, x.Name) {
			s.add(finding{kind: ScopeRemoved, member: x.Name, before: x.Name, pos: pos, rule: breaks("tokens with it are no longer issued")})
		}
	}
	for _, y := range to {
		if !hasScope(from, y.Name) {
			s.add(finding{kind: ScopeAdded, member: y.Name, after: y.Name, pos: pos, rule: harmless("operations that need it are listed separately")})
		}
	}
}

func hasScope(list []model.Scope, name string) bool {
	return slices.ContainsFunc(list, func(s model.Scope) bool { return s.Name == name })
}

func scopes(s *model.SecurityScheme) []model.Scope {
	switch k := s.Kind.(type) {
	case model.ClientCredentials:
		return k.Scopes
	case model.Token:
		return k.Scopes
	default:
		return nil
	}
}

// credentials describes what callers send, and where they get it.
func credentials(s *model.SecurityScheme) string {
	switch k := s.Kind.(type) {
	case model.APIKey:
		name := k.Param
		if k.In == model.InHeader {
			name = strings.ToLower(name)
		}
		return "API key in " + k.In.String() + " " + name
	case model.Basic:
		return "HTTP basic"
	case model.Digest:
		return "HTTP digest"
	case model.Bearer:
		return "bearer token"
	case model.ClientCredentials:
		return "OAuth 2 client credentials from " + equal.URL(k.TokenURL)
	case model.Token:
		return "token from " + cmp.Or(equal.URL(k.URL), "elsewhere")
	case model.MutualTLS:
		return "client certificate"
	case model.Unsupported:
		return k.What
	}
	return ""
}
