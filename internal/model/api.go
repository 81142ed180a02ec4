package model

import (
	"slices"
	"strings"
)

// An API is what a pin selects from a Document: operations with one revision
// each, and only the declarations that these reach.
type API struct {
	Document  *Document
	Pin       Version
	Services  []*Service  // by Go name, each with at least one endpoint
	Endpoints []*Endpoint // by Go name
	Hooks     []*Hook     // webhooks in document order, then callbacks
	Decls     []*Decl     // by Go name
}

// A Service is a tag with the endpoints that name it first.
type Service struct {
	Tag       *Tag
	Endpoints []*Endpoint // by Go name
}

// An Endpoint is an Operation in one of its Revisions, as an API offers it.
type Endpoint struct {
	Name      Name // the operation's; in other versions than the pinned one followed by the version
	Forms     Forms
	Operation *Operation
	Revision  *Revision
}

// Resolve returns the API of a pin by the rules of docs/versions.md. With all,
// every other stable version of every operation is added under a dated name.
func (d *Document) Resolve(pin Version, all bool) *API {
	api := &API{Document: d, Pin: pin}
	for _, op := range d.Operations {
		chosen := op.Resolve(pin)
		if chosen != nil {
			api.Endpoints = append(api.Endpoints, &Endpoint{Name: op.Name, Forms: op.Forms, Operation: op, Revision: chosen})
		}
		for _, r := range op.Revisions {
			if all && r != chosen && r.Version.Stage == Stable {
				api.Endpoints = append(api.Endpoints, &Endpoint{Name: r.Dated, Forms: r.Forms, Operation: op, Revision: r})
			}
		}
	}
	slices.SortFunc(api.Endpoints, func(a, b *Endpoint) int { return strings.Compare(a.Name.Go, b.Name.Go) })
	api.Services = services(api.Endpoints)
	api.Hooks = api.hooks()
	api.Decls = reach(api.exchanges())
	if len(d.Operations)+len(api.Hooks) == 0 { // the document is a collection of schemas
		api.Decls = d.Decls
	}
	return api
}

// WithoutSunset returns the API without the endpoints that are announced to end before
// a date, and without what only they use. An empty date drops nothing.
func (a *API) WithoutSunset(before Date) *API {
	gone := func(e *Endpoint) bool { return e.Revision.Sunset != "" && e.Revision.Sunset < before }
	if !slices.ContainsFunc(a.Endpoints, gone) {
		return a
	}
	kept := *a
	kept.Endpoints = slices.DeleteFunc(slices.Clone(a.Endpoints), gone)
	kept.Services = services(kept.Endpoints)
	kept.Hooks = kept.hooks()
	kept.Decls = reach(kept.exchanges())
	return &kept
}

// Resolve returns the revision that a pin selects (docs/versions.md, rule 4), or nil.
// A document without versions is the same for every pin.
func (o *Operation) Resolve(pin Version) *Revision {
	var best *Revision
	for _, r := range o.Revisions {
		switch {
		case r.Version.Stage == Unversioned && (pin.Stage == Stable || pin.Stage == Unversioned):
			best = r
		case r.Version.UpTo(pin):
			best = r
		case pin.Stage != Stable && r.Version == pin:
			return r
		}
	}
	return best
}

// DatedName returns the name of the operation in a version other than the pinned one.
func (o *Operation) DatedName(v Version) Name {
	return Name{
		Go:    o.Name.Go + v.Compact(),
		Kebab: o.Name.Kebab + "-" + strings.ToLower(v.Compact()),
		Wire:  o.Name.Wire + v.Compact(),
	}
}

// Versions returns the versions of all operations, each once, in order.
func (d *Document) Versions() []Version {
	var versions []Version
	for _, op := range d.Operations {
		for _, r := range op.Revisions {
			versions = append(versions, r.Version)
		}
	}
	slices.SortFunc(versions, CompareVersions)
	return slices.Compact(versions)
}

// Versioned reports whether any operation has a version.
func (d *Document) Versioned() bool {
	return slices.ContainsFunc(d.Versions(), func(v Version) bool { return v.Stage != Unversioned })
}

func services(endpoints []*Endpoint) []*Service {
	var all []*Service
	of := map[*Tag]*Service{} // asked, never ranged over
	for _, e := range endpoints {
		s := of[e.Operation.Tag]
		if s == nil {
			s = &Service{Tag: e.Operation.Tag}
			of[s.Tag], all = s, append(all, s)
		}
		s.Endpoints = append(s.Endpoints, e)
	}
	slices.SortFunc(all, func(a, b *Service) int { return strings.Compare(a.Tag.Name.Go, b.Tag.Name.Go) })
	return all
}

// Resolved returns the type that references lead to.
func Resolved(t Type) Type {
	for {
		ref, ok := t.(*Ref)
		if !ok {
			return t
		}
		t = ref.Decl.Type
	}
}
