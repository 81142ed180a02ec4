package diff

import (
	"fmt"
	"go/types"
	"slices"
	"strings"
)

// A Symbol is an exported name of a package.
type Symbol struct {
	Kind NameKind
	Type string // the type of a method or field; otherwise empty
	Name string
}

// exported returns the exported names of a package, with the methods and fields
// of its types.
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

// missingIn returns the symbols of one package that another lacks. If a type is
// missing, its methods and fields are not listed.
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

// Complete adds the removed names that only a comparison of the packages finds.
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
			r.Removed = append(r.Removed, Removal{s.Kind, s.Type, s.Name, "the newer SDK has no replacement"})
		}
	}
	slices.SortFunc(r.Removed, func(a, b Removal) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
}
