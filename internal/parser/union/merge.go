package union

// A union that some allowed value fails to tell apart is one object in Go if its
// arms do not contradict each other: it has the properties of all arms. The arms
// stay in the model, for outputs that show and check them.
// See docs/decisions/36-merged-unions.md.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/atlasgen/atlasgen/internal/model"
	"github.com/atlasgen/atlasgen/internal/parser/tree"
)

// maxMerged bounds the nested types that one merged union may need.
const maxMerged = 100

// Merge sets Merged or Conflict of a union whose values may select no arm. fields
// returns the object that an arm is in Go, or nil. Merge returns the declarations that
// the merged union needs; they have the names that they want.
func Merge(u *model.Union, at Place, fields func(*model.Decl) *model.Object) []*model.Decl {
	u.Conflict = "it leads to itself" // while it is being merged
	objects := make([]owned, len(u.Arms))
	for i, a := range u.Arms {
		o := fields(a.Decl)
		if o == nil {
			u.Conflict = "there is no one struct for " + a.Decl.Name.Go
			return nil
		}
		objects[i] = owned{a.Decl, o}
	}
	m := &merger{nested: map[string]*model.Decl{}}
	o := m.object(objects, at)
	u.Conflict = m.conflict
	if u.Conflict != "" {
		return nil
	}
	u.Merged = o
	return m.declared
}

// An owned is an object and the declaration that has it.
type owned struct {
	decl   *model.Decl
	object *model.Object
}

// A merger joins the arms of one union. conflict is empty until two of them
// contradict each other.
type merger struct {
	nested   map[string]*model.Decl // joined types by the types that they join
	declared []*model.Decl
	conflict string
}

// object returns an object with the properties of several.
func (m *merger) object(objects []owned, at Place) *model.Object {
	out := &model.Object{}
	var names []string
	for _, o := range objects {
		for _, p := range o.object.Properties {
			if !slices.Contains(names, p.Name.Wire) {
				names = append(names, p.Name.Wire)
			}
		}
		if o.object.Additional != nil {
			m.fail("%s has additional properties", o.decl.Name.Go)
		}
	}
	for _, name := range names {
		if m.conflict != "" {
			return out
		}
		out.Properties = append(out.Properties, m.property(objects, name, at))
	}
	out.Properties = at.Spell.Fields(out.Properties, nil)
	return out
}

func (m *merger) fail(format string, args ...any) {
	if m.conflict == "" {
		m.conflict = fmt.Sprintf(format, args...)
	}
}

// A use is a property of an object, with the name of the object.
type use struct {
	owner string
	*model.Property
}

// property joins the properties of one name.
func (m *merger) property(objects []owned, name string, at Place) *model.Property {
	var uses []use
	for _, o := range objects {
		if p := o.object.Property(name); p != nil {
			uses = append(uses, use{o.decl.Name.Go, p})
		}
	}
	joined := *uses[0].Property
	joined.Required = len(uses) == len(objects)
	schemas := make([]*model.Schema, len(uses))
	for i, u := range uses {
		joined.Required = joined.Required && u.Required
		schemas[i] = &u.Schema
	}
	m.flags(&joined.Schema, uses)
	joined.Type = m.join(schemas, at.In(at.Spell.Property(name).Go, "properties/"+tree.EscapePointer(name)))
	if joined.Type == nil {
		m.fail("property %s differs between %s", name, owners(uses))
	}
	return &joined
}

// flags joins what schemas say beside their types. The texts are those of the
// first.
func (m *merger) flags(joined *model.Schema, uses []use) {
	for _, u := range uses {
		if u.ReadOnly != joined.ReadOnly {
			m.fail("property %s is read-only in some of %s", u.Name.Wire, owners(uses))
		}
		joined.Nullable = joined.Nullable || u.Nullable
		joined.WriteOnly = joined.WriteOnly || u.WriteOnly
		joined.Deprecated = joined.Deprecated && u.Deprecated
		joined.Immutable = joined.Immutable && u.Immutable
		if u.Default != joined.Default {
			joined.Default = ""
		}
		if u.Example != joined.Example {
			joined.Example = ""
		}
	}
}

func owners(uses []use) string {
	names := make([]string, len(uses))
	for i, u := range uses {
		names[i] = u.owner
	}
	return strings.Join(names, ", ")
}
