package access

import (
	"cmp"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff/equal"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Schemes are the security schemes of two documents.
type Schemes struct {
	older []*model.SecurityScheme
	newer map[*model.SecurityScheme]*model.SecurityScheme // by the older one; not ranged over
}

// A Scheme is a security scheme of both documents, with its differences.
type Scheme struct {
	From, To *model.SecurityScheme
	Findings []Finding
}

// Pair pairs the security schemes of two documents by name, then by what callers send:
// the name of a scheme is not sent.
func Pair(from, to *model.Document) *Schemes {
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
	return &Schemes{from.Security, pairs}
}

// name returns the name of a scheme in the newer document, if it is there.
func (s *Schemes) name(x *model.SecurityScheme) string {
	if next := s.newer[x]; next != nil {
		return next.Name.Wire
	}
	return x.Name.Wire
}

// Changed returns the schemes that differ. Schemes that only one document has show in the
// operations that use them.
func (s *Schemes) Changed() []Scheme {
	var all []Scheme
	for _, a := range s.older {
		b := s.newer[a]
		if b == nil {
			continue
		}
		found := scopeChanges(scopes(a), scopes(b))
		if before, after := credentials(a), credentials(b); before != after {
			found = append(found, Finding{What: SchemeChanged, Before: before, After: after, Breaks: "requests that authenticate in the old way are rejected"})
		}
		if found != nil {
			all = append(all, Scheme{a, b, found})
		}
	}
	return all
}

// Uses reports whether requests of an operation may use a scheme.
func Uses(op *model.Operation, s *model.SecurityScheme) bool {
	return slices.ContainsFunc(op.Security, func(a model.Alternative) bool {
		return slices.ContainsFunc(a, func(u model.SchemeUse) bool { return u.Scheme == s })
	})
}

// scopeChanges compares the scopes that callers can ask for.
func scopeChanges(from, to []model.Scope) []Finding {
	var all []Finding
	for _, x := range from {
		if !hasScope(to, x.Name) {
			all = append(all, Finding{What: ScopeRemoved, Member: x.Name, Before: x.Name, Breaks: "tokens with it are no longer issued"})
		}
	}
	for _, y := range to {
		if !hasScope(from, y.Name) {
			all = append(all, Finding{What: ScopeAdded, Member: y.Name, After: y.Name, Fine: "operations that need it are listed separately"})
		}
	}
	return all
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
