package diff

import (
	"fmt"
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

func equalCredentials(x, y credential) bool { return x.String() == y.String() }

// credentials returns the alternatives of an operation. One without any is open to
// everybody, which is an empty credential.
func (d *documents) credentials(op *model.Operation) []credential {
	var all []credential
	for _, alternative := range op.Security {
		c := credential{}
		for _, use := range alternative {
			c = append(c, schemeUse{d.schemeName(use.Scheme), slices.Sorted(slices.Values(use.Scopes))})
		}
		slices.SortFunc(c, func(a, b schemeUse) int { return strings.Compare(a.scheme, b.scheme) })
		all = append(all, c)
	}
	if all == nil {
		all = []credential{{}}
	}
	return all
}

// security compares how callers of an operation authenticate. Whatever was sufficient
// has to stay so.
func (d *documents) security(a, b *model.Operation) {
	if !d.before(a) || !d.after(b) {
		return
	}
	from, to := d.credentials(a), d.credentials(b)
	told := map[string]bool{} // newer alternatives that a finding has named; not ranged over
	for _, x := range from {
		if !slices.ContainsFunc(to, func(y credential) bool { return equalCredentials(x, y) }) {
			d.share(a, b, d.lostCredential(x, to, told))
		}
	}
	for _, y := range to {
		if told[y.String()] || slices.ContainsFunc(from, func(x credential) bool { return equalCredentials(x, y) }) {
			continue
		}
		f := finding{kind: SecurityAdded, after: y.String(), rule: harmless("what sufficed before still does, or is listed separately")}
		if len(y) == 0 {
			f = finding{kind: SecurityOptional, rule: harmless("requests without credentials are accepted")}
		}
		d.share(a, b, f)
	}
}

// lostCredential returns the finding about an alternative that does not exist any more.
func (d *documents) lostCredential(x credential, to []credential, told map[string]bool) finding {
	enough := slices.ContainsFunc(to, func(y credential) bool { return y.suffices(x) })
	if len(x) == 0 {
		var all []string
		for _, y := range to {
			told[y.String()] = true
			all = append(all, y.String())
		}
		return finding{kind: SecurityRequired, after: strings.Join(all, " or "), rule: breaks("requests without credentials are rejected")}
	}
	if i := slices.IndexFunc(to, func(y credential) bool { return sameSchemes(x, y) }); i >= 0 {
		told[to[i].String()] = true
		return finding{kind: ScopesChanged, before: x.String(), after: to[i].String(),
			rule: either(enough, harmless("tokens with more scopes are accepted"), breaks("tokens without the new scopes are rejected"))}
	}
	return finding{kind: SecurityRemoved, before: x.String(),
		rule: either(enough, harmless("less is sufficient"), breaks("requests that authenticate in this way are rejected"))}
}

// share adds a finding about two operations. The same finding about many operations is
// one change.
func (d *documents) share(a, b *model.Operation, f finding) {
	breaking, _ := f.rule.judge(both)
	key := part{role: fmt.Sprint(f.kind, f.path, "\n", f.before, "\n", f.after, breaking)}
	n, known := d.parts[key]
	if !known {
		n = d.node(Where{Operation: a.Name.Wire, Path: f.path})
		d.parts[key] = n
		if f.member == "" {
			f.member = f.before + f.after
		}
		f.pos = b.Pos
		spot{node: n, dirs: both}.add(f)
	}
	n.user(b.Name.Wire, both)
}
