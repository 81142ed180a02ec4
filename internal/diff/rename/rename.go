// Package rename maps the exported names of one SDK to those of another.
package rename

import (
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/diff"
	"github.com/atlasgen/atlasgen/internal/diff/surface"
	"github.com/atlasgen/atlasgen/internal/model"
)

// Between returns the map from the names of one API to those of another.
// Both APIs have the same pin and versions.
func Between(from, to *model.API) surface.Renames {
	m := &renamer{Pairing: diff.NewPairing(from.Document, to.Document), successors: map[string]string{}}
	m.endpoints(from, to)
	m.services(from, to)
	m.types(from, to)
	return m.finish()
}

type renamer struct {
	*diff.Pairing
	names      []surface.Rename
	removed    []surface.Removal
	successors map[string]string // type by older name; not ranged over
}

func renamed(kind surface.Kind, typ, from, toType, to string) surface.Rename {
	return surface.Rename{Kind: kind, Type: typ, From: from, ToType: toType, To: to}
}

func removed(kind surface.Kind, typ, name, reason string) surface.Removal {
	return surface.Removal{Kind: kind, Type: typ, Name: name, Reason: reason}
}

func (m *renamer) rename(r surface.Rename) {
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
	for _, p := range diff.Match(operations(from), operations(to)) {
		if p.From == nil {
			continue
		}
		for _, e := range from.Endpoints {
			if e.Operation != p.From {
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
			m.rename(renamed(surface.TypeName, "", name, "", next[0]))
			m.names = append(m.names, renamed(surface.FieldName, "Client", s.Tag.Field, "Client", field(to, next[0])))
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
func newer(e *model.Endpoint, p diff.OperationPair, to *model.API) *model.Endpoint {
	for _, f := range to.Endpoints {
		sameName := dated(e) == dated(f) && (!dated(e) || e.Revision.Version == f.Revision.Version)
		if f.Operation == p.To && sameName {
			return f
		}
	}
	return nil
}

// dated reports whether the name of an endpoint contains its version.
func dated(e *model.Endpoint) bool { return e.Name.Go != e.Operation.Name.Go }

func (m *renamer) gone(e *model.Endpoint) {
	reason := fmt.Sprintf("the operation %s (%s) was removed", e.Name.Wire, diff.Endpoint(e.Operation))
	service := e.Operation.Tag.Name.Go
	for _, name := range []string{e.Name.Go, e.Forms.Long} {
		m.removed = append(m.removed, removed(surface.MethodName, service, name, reason))
	}
	m.removed = append(m.removed, removed(surface.TypeName, "", e.Forms.Params, reason))
}

func (m *renamer) endpoint(e, f *model.Endpoint) {
	from, to := e.Operation.Tag.Name.Go, f.Operation.Tag.Name.Go
	params := renamed(surface.TypeName, "", e.Forms.Params, "", f.Forms.Params)
	m.rename(params)
	m.successors[params.From] = params.To
	m.rename(renamed(surface.MethodName, from, e.Name.Go, to, f.Name.Go))
	m.rename(renamed(surface.MethodName, from, e.Forms.Long, to, f.Forms.Long))
	for p, q := range diff.Params(e.Operation, f.Operation) {
		if q != nil {
			m.rename(renamed(surface.FieldName, params.From, p.Name.Go, params.To, q.Name.Go))
		} else {
			m.removed = append(m.removed, removed(surface.FieldName, params.From, p.Name.Go, fmt.Sprintf("the parameter %s was removed", p.Name.Wire)))
		}
	}
	m.Exchange(diff.Use{Op: e.Operation, Revision: e.Revision}, diff.Use{Op: f.Operation, Revision: f.Revision})
}

// types follows the compared declarations.
func (m *renamer) types(from, to *model.API) {
	for _, d := range from.Structs() {
		if next := m.Counterparts(d); len(next) > 0 {
			m.decl(d, best(d, next), to)
		} else if !declares(to, d.Name.Go) {
			m.removed = append(m.removed, removed(surface.TypeName, "", d.Name.Go, "it is no longer used"))
		}
	}
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
		m.rename(renamed(surface.TypeName, "", d.Name.Go, "", next.Name.Go))
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
		b, ok := next.Type.(*model.Union)
		switch {
		case ok && a.Merged == nil && b.Merged == nil:
			m.union(a, b)
		case ok && a.Merged != nil && b.Merged == nil:
			m.unmerged(a.Merged, b)
		}
	}
}

func (m *renamer) fields(d, next *model.Decl, a, b *model.Object) {
	for _, p := range a.Properties {
		if q := b.Property(p.Name.Wire); q != nil {
			m.rename(renamed(surface.FieldName, d.Name.Go, p.Name.Go, next.Name.Go, q.Name.Go))
		} else {
			m.removed = append(m.removed, removed(surface.FieldName, d.Name.Go, p.Name.Go, fmt.Sprintf("the property %s was removed", p.Name.Wire)))
		}
	}
}

func (m *renamer) union(a, b *model.Union) {
	m.rename(renamed(surface.TypeName, "", a.ValueName, "", b.ValueName))
	if a.Shared != nil && b.Shared != nil {
		m.rename(renamed(surface.TypeName, "", a.Shared.Name.Go, "", b.Shared.Name.Go))
		m.successors[a.Shared.Name.Go] = b.Shared.Name.Go
	}
}

func (m *renamer) constants(a, b *model.Enum) {
	for _, v := range a.Values {
		i := slices.IndexFunc(b.Values, func(w model.EnumValue) bool { return w.Wire == v.Wire })
		if i >= 0 {
			m.rename(renamed(surface.ConstantName, "", v.Go, "", b.Values[i].Go))
		} else {
			m.removed = append(m.removed, removed(surface.ConstantName, "", v.Go, fmt.Sprintf("the value %s was removed", v.Wire)))
		}
	}
}

func (m *renamer) finish() surface.Renames {
	slices.SortFunc(m.names, func(a, b surface.Rename) int {
		return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
	slices.SortFunc(m.removed, func(a, b surface.Removal) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return surface.Renames{Names: slices.Compact(m.names), Removed: withoutSuccessor(slices.Compact(m.removed), m.names)}
}
