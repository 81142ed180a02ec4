package surface

import "go/types"

// A Symbol is an exported name of a package.
type Symbol struct {
	Kind Kind
	Type string // the type of a method or field; otherwise empty
	Name string
}

// A Kind is the kind of thing that a name stands for.
type Kind string

// The kinds of exported names of an SDK.
const (
	TypeName     Kind = "type"
	MethodName   Kind = "method"
	FieldName    Kind = "field"
	ConstantName Kind = "constant"
	FunctionName Kind = "function"
	VariableName Kind = "variable"
)

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

func kindOfObject(object types.Object) Kind {
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
