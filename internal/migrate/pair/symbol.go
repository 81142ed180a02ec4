package pair

import "go/types"

// The kinds of names.
const (
	TypeKind     = "type"
	MethodKind   = "method"
	FieldKind    = "field"
	ConstantKind = "constant"
	FunctionKind = "function"
	VariableKind = "variable"
)

// Owners maps each field to the name of its struct, which a field does not know.
type owners map[*types.Var]string

// symbol returns the name of an exported object.
func (o owners) symbol(object types.Object) Symbol {
	switch object := object.(type) {
	case *types.TypeName:
		return Symbol{TypeKind, "", object.Name()}
	case *types.Const:
		return Symbol{ConstantKind, "", object.Name()}
	case *types.Func:
		if recv := object.Signature().Recv(); recv != nil {
			return Symbol{MethodKind, typeName(recv.Type()), object.Name()}
		}
		return Symbol{FunctionKind, "", object.Name()}
	case *types.Var:
		if object.IsField() {
			return Symbol{FieldKind, o.of(object.Origin()), object.Name()}
		}
	}
	return Symbol{VariableKind, "", object.Name()}
}

// typeName returns the name of a type or of what it points to.
func typeName(t types.Type) string {
	if named := NamedOf(t); named != nil {
		return named.Obj().Name()
	}
	return ""
}

// NamedOf returns the named type that t is or points to, or nil.
func NamedOf(t types.Type) *types.Named {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, _ := types.Unalias(t).(*types.Named)
	return named
}

// of returns the name of the struct of a field, or an empty string.
func (o owners) of(field *types.Var) string {
	if _, known := o[field]; !known && field.Pkg() != nil {
		o.add(field.Pkg())
	}
	return o[field]
}

func (o owners) add(p *types.Package) {
	for _, name := range p.Scope().Names() {
		object, ok := p.Scope().Lookup(name).(*types.TypeName)
		if !ok || object.IsAlias() {
			continue
		}
		if s, ok := object.Type().Underlying().(*types.Struct); ok {
			for i := range s.NumFields() {
				o[s.Field(i)] = name
			}
		}
	}
}
