package diff

import (
	"slices"

	"github.com/atlasgen/atlasgen/internal/model"
)

// operation compares an operation that both documents have.
func (d *documents) operation(a, b *model.Operation) {
	d.facts(a, b)
	d.roles(a, b)
	d.access(a, b)
	d.versions(a, b)
	for _, p := range d.selected(a, b) {
		d.exchange(p.from, p.to)
	}
}

// A usePair is a pair of versions to compare.
type usePair struct{ from, to Use }

// selected returns the versions that the pins select, or without pins all
// versions that both documents have. A preview or upcoming version is paired
// with the stable version that it became.
func (d *documents) selected(a, b *model.Operation) []usePair {
	var pairs []usePair
	add := func(x, y *model.Revision) {
		if x != nil && y != nil {
			pairs = append(pairs, usePair{Use{a, x}, Use{b, y}})
		}
	}
	if d.pins.every() {
		for _, r := range a.Revisions {
			add(r, successorOf(r, a, b))
		}
		return pairs
	}
	x, y := a.Resolve(d.pins.From), b.Resolve(d.pins.To)
	if x != nil && y == nil {
		y = successorOf(x, a, b)
	}
	add(x, y)
	return pairs
}

// successorOf returns the revision in b that corresponds to a revision of a:
// the same version, or the stable version that it became, or nil.
func successorOf(r *model.Revision, a, b *model.Operation) *model.Revision {
	if same := revision(b, r.Version); same != nil {
		return same
	}
	return promoted(r, a, b)
}

func revision(o *model.Operation, v model.Version) *model.Revision {
	for _, r := range o.Revisions {
		if r.Version == v {
			return r
		}
	}
	return nil
}

// promoted returns the stable version of b that a public preview or an upcoming
// version of a has become: the oldest one that a lacks.
func promoted(r *model.Revision, a, b *model.Operation) *model.Revision {
	private := r.Version.Stage == model.Preview && r.Version.Name != ""
	if r.Version.Stage != model.Preview && r.Version.Stage != model.Upcoming || private || revision(b, r.Version) != nil {
		return nil
	}
	for _, s := range b.Revisions {
		if s.Version.Stage == model.Stable && revision(a, s.Version) == nil {
			return s
		}
	}
	return nil
}

// facts compares properties of an operation that do not depend on the version.
func (d *documents) facts(a, b *model.Operation) {
	report := func(kind Kind, before, after string, breaking bool, reason string) {
		if before != after {
			d.report(Change{
				Kind: kind, Where: Where{Operation: a.Name.Wire}, Before: before, After: after, Breaking: breaking && d.before(a),
				Reason: reason, Operations: []string{b.Name.Wire}, AtPin: d.before(a) || d.after(b), Pos: b.Pos,
			})
		}
	}
	report(OperationRenamed, a.Name.Wire, b.Name.Wire, false, "the request is the same")
	if Endpoint(a) != Endpoint(b) {
		same := place(a) == place(b)
		report(OperationMoved, Endpoint(a), Endpoint(b), !same, moved(same))
	}
	report(OperationRetagged, a.Tag.Name.Wire, b.Tag.Name.Wire, false, "tags are not sent")
	if a.Deprecated != b.Deprecated {
		d.deprecated(a, b)
	}
}

func (d *documents) deprecated(a, b *model.Operation) {
	c := Change{Kind: OperationDeprecated, Where: Where{Operation: a.Name.Wire}, Reason: "it still works",
		Operations: []string{b.Name.Wire}, AtPin: d.before(a) || d.after(b), Pos: b.Pos}
	if a.Deprecated {
		c.Kind, c.Reason = OperationUndeprecated, "it is no longer deprecated"
	}
	d.report(c)
}

func moved(same bool) string {
	if same {
		return "only the position in the path matters"
	}
	return "requests with the old method or path fail"
}

// roles compares the required roles. A caller needs one of them; an empty list
// means any role. A role that was added to many operations is one change.
func (d *documents) roles(a, b *model.Operation) {
	if !d.before(a) || !d.after(b) {
		return
	}
	if !d.roleless {
		d.eachRole(a, b)
	} else if len(b.Roles) > 0 {
		d.share(a, b, finding{kind: RoleAdded, after: "a list of required roles", rule: harmless("the older document contains no roles")})
	}
}

func (d *documents) eachRole(a, b *model.Operation) {
	for _, role := range a.Roles {
		if !slices.Contains(b.Roles, role) {
			d.share(a, b, finding{kind: RoleRemoved, before: role, rule: either(len(b.Roles) > 0,
				breaks("callers with only this role are rejected"), harmless("no role is required any more"))})
		}
	}
	for _, role := range b.Roles {
		if !slices.Contains(a.Roles, role) {
			d.share(a, b, finding{kind: RoleAdded, after: role, rule: either(len(a.Roles) == 0,
				breaks("callers without it are rejected"), harmless("another role is sufficient"))})
		}
	}
}
