// Package access compares how callers of an API authenticate, and to which servers they
// send requests.
package access

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
)

// A credential is what one alternative of an operation demands. Schemes have the names
// of the newer document, sorted; a scheme that it lacks keeps its own.
type credential []schemeUse

type schemeUse struct {
	scheme string
	scopes []string // sorted
}

// String returns "apiKey + oauth (read, write)".
func (c credential) String() string {
	var all []string
	for _, u := range c {
		text := u.scheme
		if len(u.scopes) > 0 {
			text += " (" + strings.Join(u.scopes, ", ") + ")"
		}
		all = append(all, text)
	}
	return strings.Join(all, " + ")
}

// suffices reports whether a caller who sends other satisfies c: c demands no scheme
// and no scope beyond it.
func (c credential) suffices(other credential) bool {
	return !slices.ContainsFunc(c, func(u schemeUse) bool {
		i := slices.IndexFunc(other, func(o schemeUse) bool { return o.scheme == u.scheme })
		return i < 0 || slices.ContainsFunc(u.scopes, func(s string) bool { return !slices.Contains(other[i].scopes, s) })
	})
}

func sameSchemes(x, y credential) bool {
	return slices.EqualFunc(x, y, func(a, b schemeUse) bool { return a.scheme == b.scheme })
}

// A What says what changed.
type What int

// The findings of this package.
const (
	SecurityRequired What = iota // nothing was needed before
	SecurityOptional
	SecurityAdded // another way to authenticate
	SecurityRemoved
	ScopesChanged // that an operation needs
	SchemeChanged
	ScopeAdded // that a scheme offers
	ScopeRemoved
	ServerChanged // the default
	ServerAdded
	ServerRemoved
	ServerVariableChanged
)

// A Finding is a difference. Breaks is the reason why it breaks callers. It is empty if
// it does not, and Fine says why not.
type Finding struct {
	What          What
	Member        string // the scope or variable, if a place has several
	Before, After string
	Breaks, Fine  string
}

// credentials returns the alternatives of an operation. One without any is open to
// everybody, which is an empty credential.
func (s *Schemes) credentials(op *model.Operation) []credential {
	var all []credential
	for _, alternative := range op.Security {
		c := credential{}
		for _, use := range alternative {
			c = append(c, schemeUse{s.name(use.Scheme), slices.Sorted(slices.Values(use.Scopes))})
		}
		slices.SortFunc(c, func(a, b schemeUse) int { return strings.Compare(a.scheme, b.scheme) })
		all = append(all, c)
	}
	if all == nil {
		all = []credential{{}}
	}
	return all
}

// Security compares how callers of an operation authenticate. Everything that sufficed
// has to stay sufficient.
func (s *Schemes) Security(a, b *model.Operation) []Finding {
	from, to := s.credentials(a), s.credentials(b)
	told := map[string]bool{} // newer alternatives that a finding has named; not ranged over
	var all []Finding
	for _, x := range from {
		if !has(to, x) {
			all = append(all, lost(x, to, told))
		}
	}
	for _, y := range to {
		switch {
		case told[y.String()] || has(from, y):
		case len(y) == 0:
			all = append(all, Finding{What: SecurityOptional, Fine: "requests without credentials are accepted"})
		default:
			all = append(all, Finding{What: SecurityAdded, After: y.String(), Fine: "what sufficed before still does, or is listed separately"})
		}
	}
	return all
}

func has(list []credential, c credential) bool {
	return slices.ContainsFunc(list, func(o credential) bool { return o.String() == c.String() })
}

// lost returns the finding about an alternative that does not exist any more. It marks
// the newer ones that the finding names.
func lost(x credential, to []credential, told map[string]bool) Finding {
	if len(x) == 0 {
		var all []string
		for _, y := range to {
			told[y.String()] = true
			all = append(all, y.String())
		}
		return Finding{What: SecurityRequired, After: strings.Join(all, " or "), Breaks: "requests without credentials are rejected"}
	}
	f := Finding{What: SecurityRemoved, Before: x.String(), Breaks: "requests that authenticate in this way are rejected", Fine: "less is sufficient"}
	if i := slices.IndexFunc(to, func(y credential) bool { return sameSchemes(x, y) }); i >= 0 {
		told[to[i].String()] = true
		f = Finding{What: ScopesChanged, Before: x.String(), After: to[i].String(), Breaks: "tokens without the new scopes are rejected", Fine: "tokens with more scopes are accepted"}
	}
	if slices.ContainsFunc(to, func(y credential) bool { return y.suffices(x) }) {
		f.Breaks = ""
	}
	return f
}
