package diff

import (
	"github.com/atlasgen/atlasgen/internal/model"
)

// versions compares the versions of an operation and their sunsets.
func (d *documents) versions(a, b *model.Operation) {
	for _, r := range a.Revisions {
		if same := revision(b, r.Version); same != nil {
			d.version(a, b, r, same)
			continue
		}
		if next := promoted(r, a, b); next != nil {
			d.reportVersion(a, b, Change{Kind: VersionPromoted, Where: Where{Version: r.Version.String()}, Before: r.Version.String(), After: next.Version.String(),
				Reason: "a preview or upcoming version became stable"}, r, next)
			continue
		}
		breaking, reason := d.loss(a, b, r)
		d.reportVersion(a, b, Change{Kind: VersionRemoved, Where: Where{Version: r.Version.String()}, Before: r.Version.String(), Breaking: breaking, Reason: reason}, r)
	}
	for _, r := range b.Revisions {
		if revision(a, r.Version) == nil && !d.came(r, a, b) {
			d.reportVersion(a, b, Change{Kind: VersionAdded, Where: Where{Version: r.Version.String()}, After: r.Version.String(), Reason: "it must be requested explicitly"}, r)
		}
	}
	d.selection(a, b)
}

// came reports whether a stable version was a preview or upcoming version
// before.
func (d *documents) came(r *model.Revision, a, b *model.Operation) bool {
	for _, old := range a.Revisions {
		if promoted(old, a, b) == r {
			return true
		}
	}
	return false
}

// reportVersion reports a change of one or two versions of an operation. The
// last revision is the place of the change.
func (d *documents) reportVersion(a, b *model.Operation, c Change, revisions ...*model.Revision) {
	c.Where.Operation = a.Name.Wire
	c.Operations = []string{b.Name.Wire}
	c.Pos = b.Pos
	for _, r := range revisions {
		c.AtPin = c.AtPin || d.pins.every() || a.Resolve(d.pins.From) == r || b.Resolve(d.pins.To) == r
		for _, response := range r.Responses {
			for _, p := range response.Payloads {
				if r.Own(p) {
					c.Pos = p.Pos
				}
			}
		}
	}
	d.report(c)
}

// loss returns the verdict on a removed version.
func (d *documents) loss(a, b *model.Operation, r *model.Revision) (breaking bool, reason string) {
	switch {
	case !d.pins.every() && a.Resolve(d.pins.From) != r:
		return false, "the pin selects another version"
	case r.Version.Stage != model.Stable && d.pins.every():
		return false, "previews may be removed"
	default:
		return true, "calls that request it fail"
	}
}

// version compares one version in two documents.
func (d *documents) version(a, b *model.Operation, r, same *model.Revision) {
	where := Where{Version: r.Version.String()}
	if !a.Superseded(r) && b.Superseded(same) {
		d.reportVersion(a, b, Change{Kind: VersionSuperseded, Where: where, After: b.Successor(same).String(), Reason: "it still works"}, same)
	}
	if r.Sunset != same.Sunset {
		d.reportVersion(a, b, Change{Kind: SunsetChanged, Where: where, Before: day(r.Sunset), After: day(same.Sunset),
			Reason: "a sunset is not a removal"}, same)
	}
}

func day(d model.Date) string {
	if d.Undecided() {
		return "undecided"
	}
	return string(d)
}

// selection reports that the newer pin selects another version than the older
// one, or none.
func (d *documents) selection(a, b *model.Operation) {
	x, y := a.Resolve(d.pins.From), b.Resolve(d.pins.To)
	c := Change{Kind: VersionSelected, Reason: "differences are listed separately"}
	switch {
	case d.pins.every(), x == nil && y == nil, x != nil && y != nil && x.Version == y.Version:
		return
	case d.pins.From == d.pins.To && (x == nil || y == nil):
		return // the added or removed version is a change by itself
	case x == nil:
		c.After, c.Reason = y.Version.String(), "nothing selected it before"
		d.reportVersion(a, b, c, y)
	case y == nil:
		c.Before, c.Breaking, c.Reason = x.Version.String(), true, "the newer pin selects no version of it"
		d.reportVersion(a, b, c, x)
	default:
		c.Before, c.After = x.Version.String(), y.Version.String()
		d.reportVersion(a, b, c, y)
	}
}
