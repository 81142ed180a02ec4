package pair

import (
	"go/constant"
	"go/types"
)

// A Pair is an older SDK with a newer one. Its maps are not ranged over.
type Pair struct {
	Older  string         // import path of the older SDK's package
	Newer  *types.Package // the newer SDK's package
	index  index
	owners owners
	values map[value]string      // constants of the newer SDK
	types  map[string]types.Type // successors of types that are not found by name
}

// A value is a value of an enum.
type value struct {
	enum *types.TypeName
	wire string
}

// New returns the pair of two SDKs with the names that differ.
func New(older string, newer *types.Package, names Names) *Pair {
	p := &Pair{Older: older, Newer: newer, index: newIndex(names), owners: owners{}, values: map[value]string{}, types: map[string]types.Type{}}
	for _, name := range newer.Scope().Names() {
		object, ok := newer.Scope().Lookup(name).(*types.Const)
		named, isNamed := types.Type(nil), false
		if ok {
			named, isNamed = object.Type(), object.Val().Kind() == constant.String
		}
		if enum := enumOf(named, newer); isNamed && enum != nil && object.Exported() {
			if key := (value{enum, constant.StringVal(object.Val())}); p.values[key] == "" {
				p.values[key] = name
			}
		}
	}
	return p
}

// enumOf returns the name of an enum of a package, or nil.
func enumOf(t types.Type, of *types.Package) *types.TypeName {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() != of || !IsString(named) {
		return nil
	}
	return named.Obj()
}

// IsString reports whether the values of a type are strings.
func IsString(t types.Type) bool {
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsString != 0
}

// Constant returns the constant of an enum of the newer SDK that has a value.
func (p *Pair) Constant(enum types.Type, wire string) (name string, ok bool) {
	object := enumOf(enum, p.Newer)
	if object == nil {
		return "", false
	}
	name, ok = p.values[value{object, wire}]
	return name, ok
}

// Replace sets the successor of a type of the older SDK.
func (p *Pair) Replace(name string, successor types.Type) { p.types[name] = successor }

// Of reports whether the older SDK exports an object.
func (p *Pair) Of(object types.Object) bool {
	return object != nil && object.Pkg() != nil && object.Pkg().Path() == p.Older
}

// Symbol returns the name of an object of the older SDK.
func (p *Pair) Symbol(object types.Object) Symbol { return p.owners.symbol(object) }

// Removed returns why a name has no successor.
func (p *Pair) Removed(s Symbol) (Removal, bool) {
	r, ok := p.index.removed[s]
	return r, ok
}

// Rename returns the successor of a name, which may be the name itself.
func (p *Pair) Rename(s Symbol) Rename {
	if r, ok := p.index.renames[s]; ok {
		return r
	}
	owner := s.Owner
	if owner != "" {
		owner = p.Rename(Symbol{TypeKind, "", owner}).To
	}
	return Rename{s.Kind, s.Owner, s.Name, owner, s.Name}
}

// Member returns the field or method of the newer SDK that follows one of the older
// SDK; nil if there is none.
func (p *Pair) Member(s Symbol) types.Object {
	r := p.Rename(s)
	owner, ok := p.Newer.Scope().Lookup(r.ToType).(*types.TypeName)
	if !ok {
		return nil
	}
	object, _, _ := types.LookupFieldOrMethod(owner.Type(), true, p.Newer, r.To)
	return object
}

// Function returns the function of the newer SDK that follows one of the older SDK,
// or nil.
func (p *Pair) Function(s Symbol) types.Object { return p.Newer.Scope().Lookup(p.Rename(s).To) }
