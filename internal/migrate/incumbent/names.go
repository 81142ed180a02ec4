// Package incumbent changes code that uses an SDK of OpenAPI Generator's making, with
// getters, setters and request builders, into code for an SDK of ours. Facts about one
// such SDK are data.
package incumbent

import (
	"go/types"
	"maps"
	"reflect"
	"strings"

	"github.com/atlasgen/atlasgen/internal/dialect"
	"github.com/atlasgen/atlasgen/internal/migrate/pair"
)

// Facts are what is special about one incumbent SDK.
type Facts struct {
	Types     map[string]string   // types and functions with another name
	Presets   map[string][]string // fields that the constructor of a type sets, by type
	Mocks     func(string) bool   // reports whether an import path is that of mocks; or nil
	Debug     string              // the option that logs requests
	OAuth     string              // the option for service accounts, whose first argument is a context
	Code      string              // the function that compares the code of an error
	AsError   string              // the function that returns the body of an error
	Body      string              // the type of that body
	Functions map[string]string   // functions, and methods as Type.Method, whose successor is an expression: $0 is the receiver, $1 the first argument
}

// FactsOf returns the facts that a dialect states.
func FactsOf(i *dialect.Incumbent) Facts {
	return Facts{
		Types: i.Types.Map(), Presets: i.Presets.Lists(), Functions: i.Functions.Map(), Mocks: i.Mocks.Match,
		Debug: i.Debug, OAuth: i.OAuth, Code: i.Code, AsError: i.AsError, Body: i.Body,
	}
}

// names returns the map of names between two SDKs: structs have the fields with the
// same JSON names, services are called alike.
func names(older, newer *types.Package, unions map[string]union, facts Facts) pair.Names {
	facts.Types = maps.Clone(facts.Types)
	b := &namer{older: older, newer: newer, unions: unions, facts: facts}
	b.services()
	for _, name := range older.Scope().Names() {
		object := older.Scope().Lookup(name)
		if to, ok := facts.Types[name]; ok {
			kind := pair.FunctionKind
			if _, isType := object.(*types.TypeName); isType {
				kind = pair.TypeKind
			}
			b.rename(kind, "", name, "", to)
		}
		if t, ok := object.(*types.TypeName); ok {
			b.structure(t)
		}
	}
	for len(b.found) > 0 {
		next := b.found[0]
		b.found = b.found[1:]
		b.structure(next)
	}
	return b.names
}

type namer struct {
	older, newer *types.Package
	facts        Facts
	unions       map[string]union // of the newer SDK; not ranged over
	names        pair.Names
	found        []*types.TypeName // types whose successor has another name
}

func (b *namer) rename(kind, owner, from, toOwner, to string) {
	b.names.Renames = append(b.names.Renames, pair.Rename{Kind: kind, Type: owner, From: from, ToType: toOwner, To: to})
}

func (b *namer) remove(kind, owner, name, reason string) {
	b.names.Removed = append(b.names.Removed, pair.Removal{Kind: kind, Type: owner, Name: name, Reason: reason})
}

// services renames the client's fields and their types.
func (b *namer) services() {
	client := fields(b.older, "APIClient")
	next := map[string]string{}
	for f := range fields(b.newer, "Client") {
		if object, ok := b.newer.Scope().Lookup(f).(*types.TypeName); ok && !object.IsAlias() {
			next[fold(f)] = f
		}
	}
	for f := range client {
		to, ok := next[fold(f)]
		if !ok {
			continue
		}
		b.rename(pair.FieldKind, "APIClient", f, "Client", to)
		for _, suffix := range []string{"", "Service"} {
			if b.older.Scope().Lookup(f+suffix) != nil {
				b.rename(pair.TypeKind, "", f+suffix, "", to)
			}
		}
	}
}

// fold returns a name without differences in case and in the last word of services.
func fold(name string) string { return strings.TrimSuffix(strings.ToLower(name), "api") }

// fields returns the fields of a struct, by name.
func fields(p *types.Package, owner string) map[string]field {
	object, ok := p.Scope().Lookup(owner).(*types.TypeName)
	if !ok {
		return nil
	}
	s, ok := object.Type().Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	all := map[string]field{}
	for i := range s.NumFields() {
		if s.Field(i).Exported() {
			tag, _, _ := strings.Cut(reflect.StructTag(s.Tag(i)).Get("json"), ",")
			all[s.Field(i).Name()] = field{s.Field(i), tag}
		}
	}
	return all
}

// A field is a field of a struct, with its JSON name.
type field struct {
	object *types.Var
	wire   string
}

// structure renames the fields of a struct whose names differ.
func (b *namer) structure(t *types.TypeName) {
	to := t.Name()
	if name, ok := b.facts.Types[to]; ok {
		to = name
	}
	older, newer := fields(b.older, t.Name()), fields(b.newer, to)
	if reserved := fields(b.newer, to+"Object"); len(reserved) > 0 && !alike(older, newer) && alike(older, reserved) {
		b.rename(pair.TypeKind, "", t.Name(), "", to+"Object")
		to, newer = to+"Object", reserved
	}
	if newer == nil || t.Name() == "APIClient" {
		return
	}
	for name, f := range older {
		next, ok := successor(name, f, newer)
		if ok {
			b.elements(f.object.Type(), newer[next].object.Type())
		}
		switch {
		case ok && next != name:
			b.rename(pair.FieldKind, t.Name(), name, to, next)
		case !ok && name == "NullFields":
			b.remove(pair.FieldKind, t.Name(), name, "send null with Null, for properties that may be null")
		case !ok:
			b.arms(to, f)
			b.remove(pair.FieldKind, t.Name(), name, to+" has no such property in common: it has variants, or the property is gone")
		}
	}
}

// alike reports whether two structs have a JSON name in common.
func alike(a, b map[string]field) bool {
	for _, f := range a {
		for _, g := range b {
			if f.wire != "" && f.wire == g.wire {
				return true
			}
		}
	}
	return false
}

// arms pairs the type of a field that variants of a union have.
func (b *namer) arms(union string, f field) {
	for _, arm := range b.unions[union].arms {
		for _, g := range fields(b.newer, arm.object.Name()) {
			if g.wire == f.wire && f.wire != "" {
				b.elements(f.object.Type(), g.object.Type())
			}
		}
	}
}

// elements pairs the types of two fields if the newer SDK has no type with the name
// of the older one.
func (b *namer) elements(old, next types.Type) {
	from, to := named(old), named(next)
	if from == nil || to == nil || from.Obj().Pkg() != b.older || to.Obj().Pkg() != b.newer {
		return
	}
	name := from.Obj().Name()
	if b.facts.Types[name] != "" || b.newer.Scope().Lookup(name) != nil {
		return
	}
	if _, isStruct := from.Underlying().(*types.Struct); isStruct {
		b.facts.Types[name] = to.Obj().Name()
		b.rename(pair.TypeKind, "", name, "", to.Obj().Name())
		b.found = append(b.found, from.Obj())
	}
}

// named returns the named type that a field holds, at any depth.
func named(t types.Type) *types.Named {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		if t.TypeArgs().Len() == 1 {
			return named(t.TypeArgs().At(0))
		}
		return t
	case *types.Pointer:
		return named(t.Elem())
	case *types.Slice:
		return named(t.Elem())
	case *types.Map:
		return named(t.Elem())
	}
	return nil
}

// successor returns the field with the same JSON name, or else with the same name in
// any case, or else the body.
func successor(name string, f field, newer map[string]field) (string, bool) {
	for next, g := range newer {
		if f.wire != "" && f.wire != "-" && f.wire == g.wire {
			return next, true
		}
	}
	if f.wire != "" {
		return "", false
	}
	for next := range newer {
		if plain(next) == plain(name) {
			return next, true
		}
	}
	if _, ok := newer["Body"]; ok {
		return "Body", true
	}
	return "", false
}
