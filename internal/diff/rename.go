package diff

import (
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff/surface"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Renames lists the exported names of one SDK that differ in another.
type Renames struct {
	Names   []Rename  // sorted, without names that stay the same
	Removed []Removal // sorted
}

// A Rename is an exported Go name with its successor.
type Rename struct {
	Kind   surface.Kind `json:"kind"`
	Type   string       `json:"type"` // the type of a method or field, in the older SDK; otherwise empty
	From   string       `json:"from"`
	ToType string       `json:"toType"` // the type in the newer SDK
	To     string       `json:"to"`
}

// A Removal is an exported Go name without a successor.
type Removal struct {
	Kind   surface.Kind `json:"kind"`
	Type   string       `json:"type"`
	Name   string       `json:"name"`
	Reason string       `json:"reason"`
}

// NewRenames returns the map from the names of one API to those of another.
// Both APIs have the same pin and versions.
func NewRenames(from, to *model.API) Renames {
	m := &renamer{comparer: newComparer(from.Document, to.Document), successors: map[string]string{}}
	m.endpoints(from, to)
	m.services(from, to)
	m.types(from, to)
	return m.finish()
}

type renamer struct {
	*comparer
	names      []Rename
	removed    []Removal
	successors map[string]string // type by older name; not ranged over
}

func (m *renamer) rename(r Rename) {
	if r.From != r.To || r.Type != "" && m.successor(r.Type) != r.ToType {
		m.names = append(m.names, r)
	}
}

// successor returns the newer name of a type.
func (m *renamer) successor(name string) string {
	if to, ok := m.successors[name]; ok {
		return to
	}
	return name
}

// endpoints follows the methods of services. It compares their parameters and
// content, which pairs the declarations.
func (m *renamer) endpoints(from, to *model.API) {
	for _, p := range match(operations(from), operations(to)) {
		if p.from == nil {
			continue
		}
		for _, e := range from.Endpoints {
			if e.Operation != p.from {
				continue
			}
			if f := newer(e, p, to); f != nil {
				m.endpoint(e, f)
			} else {
				m.gone(e)
			}
		}
	}
}

// services renames services whose methods have all moved to one other service,
// if no operation uses the old service any more.
func (m *renamer) services(from, to *model.API) {
	for _, s := range from.Services {
		name := s.Tag.Name.Go
		next := m.movedTo(name)
		if len(next) == 1 && !slices.ContainsFunc(to.Services, func(o *model.Service) bool { return o.Tag.Name.Go == name }) {
			m.rename(Rename{surface.TypeName, "", name, "", next[0]})
			m.names = append(m.names, Rename{surface.FieldName, "Client", s.Tag.Field, "Client", field(to, next[0])})
		}
	}
}

// field returns the client's field of a service that the API has.
func field(api *model.API, service string) string {
	i := slices.IndexFunc(api.Services, func(s *model.Service) bool { return s.Tag.Name.Go == service })
	return api.Services[i].Tag.Field
}

// movedTo returns the services to which the methods of one have moved.
func (m *renamer) movedTo(service string) []string {
	var next []string
	for _, r := range m.names {
		if r.Kind == surface.MethodName && r.Type == service && !slices.Contains(next, r.ToType) {
			next = append(next, r.ToType)
		}
	}
	return next
}

func operations(api *model.API) []*model.Operation {
	var all []*model.Operation
	for _, e := range api.Endpoints {
		if !slices.Contains(all, e.Operation) {
			all = append(all, e.Operation)
		}
	}
	return all
}

// newer returns the endpoint of the newer API that corresponds to e, or nil.
func newer(e *model.Endpoint, p operationPair, to *model.API) *model.Endpoint {
	for _, f := range to.Endpoints {
		sameName := dated(e) == dated(f) && (!dated(e) || e.Revision.Version == f.Revision.Version)
		if f.Operation == p.to && sameName {
			return f
		}
	}
	return nil
}

// dated reports whether the name of an endpoint contains its version.
func dated(e *model.Endpoint) bool { return e.Name.Go != e.Operation.Name.Go }

func (m *renamer) gone(e *model.Endpoint) {
	reason := fmt.Sprintf("the operation %s (%s) was removed", e.Name.Wire, endpoint(e.Operation))
	service := e.Operation.Tag.Name.Go
	for _, name := range []string{e.Name.Go, e.Forms.Long} {
		m.removed = append(m.removed, Removal{surface.MethodName, service, name, reason})
	}
	m.removed = append(m.removed, Removal{surface.TypeName, "", e.Forms.Params, reason})
}

func (m *renamer) endpoint(e, f *model.Endpoint) {
	from, to := e.Operation.Tag.Name.Go, f.Operation.Tag.Name.Go
	params := Rename{surface.TypeName, "", e.Forms.Params, "", f.Forms.Params}
	m.rename(params)
	m.successors[params.From] = params.To
	m.rename(Rename{surface.MethodName, from, e.Name.Go, to, f.Name.Go})
	m.rename(Rename{surface.MethodName, from, e.Forms.Long, to, f.Forms.Long})
	a, b := inOrder(e.Operation), inOrder(f.Operation)
	for _, p := range a {
		if q := counterpart(p, a, b); q != nil {
			m.rename(Rename{surface.FieldName, params.From, p.Name.Go, params.To, q.Name.Go})
		} else {
			m.removed = append(m.removed, Removal{surface.FieldName, params.From, p.Name.Go, fmt.Sprintf("the parameter %s was removed", p.Name.Wire)})
		}
	}
	m.exchange(use{e.Operation, e.Revision}, use{f.Operation, f.Revision})
}

// types follows the compared declarations.
func (m *renamer) types(from, to *model.API) {
	for _, d := range from.Structs() {
		if next := m.counterparts(d); len(next) > 0 {
			m.decl(d, best(d, next), to)
		} else if !declares(to, d.Name.Go) {
			m.removed = append(m.removed, Removal{surface.TypeName, "", d.Name.Go, "it is no longer used"})
		}
	}
}

// counterparts returns the newer declarations that d was compared with, in the
// order of comparison.
func (m *renamer) counterparts(d *model.Decl) []*model.Decl {
	var all []*model.Decl
	for _, n := range m.nodes {
		if n.from == d && n.to != nil {
			all = append(all, n.to)
		}
	}
	return all
}

// best returns the declaration with the name of d, or else the first.
func best(d *model.Decl, next []*model.Decl) *model.Decl {
	for _, n := range next {
		if n.Name.Go == d.Name.Go {
			return n
		}
	}
	return next[0]
}

func declares(api *model.API, name string) bool {
	return slices.ContainsFunc(api.Structs(), func(d *model.Decl) bool { return d.Name.Go == name })
}

func (m *renamer) decl(d, next *model.Decl, to *model.API) {
	if d.Name.Go != next.Name.Go {
		m.rename(Rename{surface.TypeName, "", d.Name.Go, "", next.Name.Go})
	}
	m.successors[d.Name.Go] = next.Name.Go
	if a, b := model.Fields(d.Type), model.Fields(next.Type); a != nil && b != nil {
		m.fields(d, next, a, b)
		return
	}
	switch a := d.Type.(type) {
	case *model.Enum:
		if b, ok := next.Type.(*model.Enum); ok {
			m.constants(a, b)
		}
	case *model.Union:
		if b, ok := next.Type.(*model.Union); ok && a.Merged == nil && b.Merged == nil {
			m.union(a, b)
		}
	}
}

func (m *renamer) fields(d, next *model.Decl, a, b *model.Object) {
	for _, p := range a.Properties {
		if q := b.Property(p.Name.Wire); q != nil {
			m.rename(Rename{surface.FieldName, d.Name.Go, p.Name.Go, next.Name.Go, q.Name.Go})
		} else {
			m.removed = append(m.removed, Removal{surface.FieldName, d.Name.Go, p.Name.Go, fmt.Sprintf("the property %s was removed", p.Name.Wire)})
		}
	}
}

func (m *renamer) union(a, b *model.Union) {
	m.rename(Rename{surface.TypeName, "", a.ValueName, "", b.ValueName})
	if a.Shared != nil && b.Shared != nil {
		m.rename(Rename{surface.TypeName, "", a.Shared.Name.Go, "", b.Shared.Name.Go})
		m.successors[a.Shared.Name.Go] = b.Shared.Name.Go
	}
}

func (m *renamer) constants(a, b *model.Enum) {
	for _, v := range a.Values {
		i := slices.IndexFunc(b.Values, func(w model.EnumValue) bool { return w.Wire == v.Wire })
		if i >= 0 {
			m.rename(Rename{surface.ConstantName, "", v.Go, "", b.Values[i].Go})
		} else {
			m.removed = append(m.removed, Removal{surface.ConstantName, "", v.Go, fmt.Sprintf("the value %s was removed", v.Wire)})
		}
	}
}

func (m *renamer) finish() Renames {
	slices.SortFunc(m.names, func(a, b Rename) int {
		return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
	slices.SortFunc(m.removed, func(a, b Removal) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return Renames{slices.Compact(m.names), slices.Compact(m.removed)}
}

// Complete adds the removed names that only a comparison of the packages finds.
func (r *Renames) Complete(gone []surface.Symbol) {
	known := map[surface.Symbol]bool{}
	for _, n := range r.Names {
		known[surface.Symbol{Kind: n.Kind, Type: n.Type, Name: n.From}] = true
	}
	for _, n := range r.Removed {
		known[surface.Symbol{Kind: n.Kind, Type: n.Type, Name: n.Name}] = true
	}
	for _, s := range gone {
		if !known[s] {
			r.Removed = append(r.Removed, Removal{s.Kind, s.Type, s.Name, "the newer SDK has no replacement"})
		}
	}
	slices.SortFunc(r.Removed, func(a, b Removal) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
}
