package diff

import (
	"fmt"
	"go/types"
	"slices"
	"strings"
)

// A Symbol is a name that a package exports.
type Symbol struct {
	Kind NameKind
	Type string // whose method or field it is; else empty
	Name string
}

// exported returns the names that a package exports, the methods and fields of
// its types among them.
func exported(p *types.Package) []Symbol {
	var all []Symbol
	for _, name := range p.Scope().Names() {
		object := p.Scope().Lookup(name)
		if !object.Exported() {
			continue
		}
		all = append(all, Symbol{kindOfObject(object), "", name})
		if t, ok := object.(*types.TypeName); ok && !t.IsAlias() {
			all = append(all, members(t)...)
		}
	}
	return all
}

func kindOfObject(object types.Object) NameKind {
	switch object.(type) {
	case *types.TypeName:
		return TypeName
	case *types.Const:
		return ConstantName
	case *types.Func:
		return FunctionName
	default:
		return VariableName
	}
}

func members(t *types.TypeName) []Symbol {
	var all []Symbol
	if named, ok := t.Type().(*types.Named); ok {
		for m := range named.Methods() {
			if m.Exported() {
				all = append(all, Symbol{MethodName, t.Name(), m.Name()})
			}
		}
	}
	if s, ok := t.Type().Underlying().(*types.Struct); ok {
		for f := range s.Fields() {
			if f.Exported() {
				all = append(all, Symbol{FieldName, t.Name(), f.Name()})
			}
		}
	}
	return all
}

// missingIn returns the symbols of one package that another has not. Those of a
// type that it has not are left out: the type says it all.
func missingIn(before, after *types.Package) []Symbol {
	there := map[Symbol]bool{}
	for _, s := range exported(after) {
		there[s] = true
	}
	var gone []Symbol
	for _, s := range exported(before) {
		whole := s.Type == "" || there[Symbol{TypeName, "", s.Type}]
		if !there[s] && whole {
			gone = append(gone, s)
		}
	}
	return gone
}

// Complete adds to the names without a successor those that only the packages
// themselves know to be gone.
func (r *Renames) Complete(gone []Symbol) {
	known := map[Symbol]bool{}
	for _, n := range r.Names {
		known[Symbol{n.Kind, n.Type, n.From}] = true
	}
	for _, n := range r.Removed {
		known[Symbol{n.Kind, n.Type, n.Name}] = true
	}
	for _, s := range gone {
		if !known[s] {
			r.Removed = append(r.Removed, Removal{s.Kind, s.Type, s.Name, "the newer SDK has nothing in its place"})
		}
	}
	slices.SortFunc(r.Removed, func(a, b Removal) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
}
