package model

import (
	"slices"
	"strings"
)

// Reach returns the declarations that an endpoint's request, parameters and
// responses use, directly or not, in the order in which they are met.
func (e *Endpoint) Reach() []*Decl { return reached([]*Endpoint{e}, false) }

// Walk calls enter for the declarations that an endpoint's request, parameters and
// responses use, and for those that a declaration uses if enter returns true for it.
func (e *Endpoint) Walk(enter func(*Decl) bool) {
	reacher{enter: enter}.endpoint(e)
}

// reach returns the declarations of several endpoints, by Go name.
func reach(endpoints []*Endpoint) []*Decl {
	decls := reached(endpoints, false)
	slices.SortFunc(decls, func(a, b *Decl) int { return strings.Compare(a.Name.Go, b.Name.Go) })
	return decls
}

// Structs returns the declarations of an API that Go types represent: Decls less
// the arms that are only reached through merged unions.
func (a *API) Structs() []*Decl {
	exchanges := a.exchanges()
	if len(exchanges) == 0 {
		return a.Decls
	}
	is := map[*Decl]bool{} // asked, never ranged over
	for _, d := range reached(exchanges, true) {
		is[d] = true
	}
	return slices.DeleteFunc(slices.Clone(a.Decls), func(d *Decl) bool { return !is[d] })
}

// reached returns the declarations of several endpoints in the order in which they
// are met. With merged set, it leaves out what only arms of merged unions use.
func reached(endpoints []*Endpoint, merged bool) []*Decl {
	var decls []*Decl
	seen := map[*Decl]bool{} // asked, never ranged over
	r := reacher{merged: merged, enter: func(d *Decl) bool {
		if seen[d] {
			return false
		}
		seen[d] = true
		decls = append(decls, d)
		return true
	}}
	for _, e := range endpoints {
		r.endpoint(e)
	}
	return decls
}

// A reacher is the visitor that meets declarations.
type reacher struct {
	enter  func(*Decl) bool // returns whether to go on below a declaration
	merged bool             // skip the arms of merged unions
}

func (r reacher) endpoint(e *Endpoint) {
	for _, p := range e.Operation.Params {
		if p.Fixed == "" {
			r.schema(&p.Schema)
		}
	}
	if e.Revision.Request != nil {
		r.schema(e.Revision.Request.Schema)
	}
	for _, response := range e.Revision.Responses {
		for _, h := range response.Headers {
			r.schema(&h.Schema)
		}
		for _, p := range response.Payloads {
			r.schema(p.Schema)
		}
	}
}

func (r reacher) schema(s *Schema) None {
	if s == nil {
		return None{}
	}
	return Visit(s.Type, r)
}

func (r reacher) decl(d *Decl) None {
	if !r.enter(d) {
		return None{}
	}
	return r.schema(&d.Schema)
}

func (r reacher) Primitive(Primitive) None { return None{} }
func (r reacher) FreeForm(FreeForm) None   { return None{} }
func (r reacher) Ref(t *Ref) None          { return r.decl(t.Decl) }
func (r reacher) Map(t *Map) None          { return r.schema(t.Elem) }

func (r reacher) List(t *List) None {
	for _, s := range t.Prefix {
		r.schema(s)
	}
	r.schema(t.Rest)
	return r.schema(t.Elem)
}

func (r reacher) Object(t *Object) None {
	for _, p := range t.Properties {
		r.schema(&p.Schema)
	}
	r.schema(t.Additional)
	for _, s := range t.Overridden {
		r.schema(s)
	}
	return None{}
}

func (r reacher) Enum(t *Enum) None {
	for _, d := range t.Of {
		r.decl(d)
	}
	return None{}
}

func (r reacher) Union(t *Union) None {
	if t.Merged != nil {
		r.Object(t.Merged)
		if r.merged {
			return None{}
		}
	}
	for _, a := range t.Arms {
		r.decl(a.Decl)
	}
	if t.Shared != nil {
		r.decl(t.Shared)
	}
	return None{}
}
