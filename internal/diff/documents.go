package diff

import (
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff/access"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Pins are the versions at which two documents are compared. If both are the
// zero Version, every version that both documents have is compared.
type Pins struct{ From, To model.Version }

// every reports whether all versions are compared.
func (p Pins) every() bool { return p == Pins{} }

// Documents compares two documents and returns the changes in the order of
// CompareChanges. It compares parameters and content in the versions that the
// pins select, or, without pins, in every version that both documents have.
// Changes of operations, versions, sunsets and names are always returned; AtPin
// distinguishes those that concern the pins.
func Documents(from, to *model.Document, pins Pins) []Change {
	d := &documents{
		comparer: newComparer(from, to), from: from, to: to, pins: pins,
		roleless: !slices.ContainsFunc(from.Operations, hasRoles), schemes: access.Pair(from, to),
	}
	pairs := Match(from.Operations, to.Operations)
	for _, p := range pairs {
		switch {
		case p.To == nil:
			d.removed(p.From)
		case p.From == nil:
			d.added(p.To)
		default:
			d.operation(p.From, p.To)
		}
	}
	d.securitySchemes(pairs)
	d.webhooks(from.Webhooks, to.Webhooks)
	return d.changes()
}

type documents struct {
	*comparer
	from, to *model.Document
	pins     Pins
	roleless bool // the older document contains no roles
	schemes  *access.Schemes
}

func hasRoles(o *model.Operation) bool { return len(o.Roles) > 0 }

// report adds a change whose verdict is already known.
func (d *documents) report(c Change) {
	if c.Breaking {
		c.Callers = c.Operations
	}
	d.change = append(d.change, c)
}

// An OperationPair is an operation before and after. One of them may be nil.
type OperationPair struct{ From, To *model.Operation }

// Match pairs operations by method and path, then by public name, then by
// operationId. A renamed operation is still the same request.
func Match(from, to []*model.Operation) []OperationPair {
	var pairs []OperationPair
	taken := map[*model.Operation]bool{}
	for _, key := range []func(*model.Operation) string{Endpoint, place, publicName, longName} {
		index := map[string]*model.Operation{}
		for _, b := range to {
			if !taken[b] && key(b) != "" {
				index[key(b)] = b
			}
		}
		for _, a := range from {
			if b := index[key(a)]; !taken[a] && b != nil && !taken[b] {
				taken[a], taken[b] = true, true
				pairs = append(pairs, OperationPair{a, b})
			}
		}
	}
	for _, a := range from {
		if !taken[a] {
			pairs = append(pairs, OperationPair{From: a})
		}
	}
	for _, b := range to {
		if !taken[b] {
			pairs = append(pairs, OperationPair{To: b})
		}
	}
	return pairs
}

// Endpoint returns the method and the path of an operation.
func Endpoint(o *model.Operation) string   { return o.Method + " " + o.Path }
func publicName(o *model.Operation) string { return o.Name.Wire }
func longName(o *model.Operation) string   { return o.ID }

// place returns the endpoint without the names of its parameters, which do not
// affect callers. It adds the public name, because two paths may have the same
// shape.
func place(o *model.Operation) string {
	path := o.Path
	for _, name := range model.PathNames(o.Path) {
		path = strings.Replace(path, "{"+name+"}", "{}", 1)
	}
	return o.Method + " " + path + " " + o.Name.Wire
}

func (d *documents) removed(o *model.Operation) {
	selected := d.before(o)
	breaking, reason := selected, "the pin selects no version of it"
	switch {
	case selected && !settled(o) && (d.pins.From.Stage == model.Stable || d.pins.every()):
		breaking, reason = false, "it only had previews"
	case selected:
		reason = "calls fail"
	}
	d.report(Change{
		Kind: OperationRemoved, Where: Where{Operation: o.Name.Wire}, Before: Endpoint(o) + " (" + versions(o.Revisions) + ")",
		Breaking: breaking, Reason: reason, Operations: []string{o.Name.Wire}, AtPin: selected, Pos: o.Pos,
	})
}

func (d *documents) added(o *model.Operation) {
	d.report(Change{
		Kind: OperationAdded, Where: Where{Operation: o.Name.Wire}, After: Endpoint(o) + " (" + versions(o.Revisions) + ")",
		Reason: "it is new", Operations: []string{o.Name.Wire}, AtPin: d.after(o), Pos: o.Pos,
	})
}

// before reports whether the older pin selects a version of an operation.
func (d *documents) before(o *model.Operation) bool {
	return d.pins.every() || o.Resolve(d.pins.From) != nil
}

// after reports whether the newer pin selects a version of an operation.
func (d *documents) after(o *model.Operation) bool {
	return d.pins.every() || o.Resolve(d.pins.To) != nil
}

// settled reports whether an operation has a version other than previews.
func settled(o *model.Operation) bool {
	return slices.ContainsFunc(o.Revisions, func(r *model.Revision) bool {
		return r.Version.Stage == model.Stable || r.Version.Stage == model.Unversioned
	})
}

func versions(revisions []*model.Revision) string {
	var list []string
	for _, r := range revisions {
		if r.Version.Stage == model.Unversioned {
			return "unversioned"
		}
		list = append(list, r.Version.String())
	}
	return strings.Join(list, ", ")
}
