package pair

import "go/types"

// Type returns a type with those of the older SDK replaced by their successors. An
// enum without one becomes a string. It returns nil if another type has none.
func (p *Pair) Type(t types.Type) types.Type {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		return p.named(t)
	case *types.Pointer:
		return p.wrap(t.Elem(), func(e types.Type) types.Type { return types.NewPointer(e) })
	case *types.Slice:
		return p.wrap(t.Elem(), func(e types.Type) types.Type { return types.NewSlice(e) })
	case *types.Array:
		return p.wrap(t.Elem(), func(e types.Type) types.Type { return types.NewArray(e, t.Len()) })
	case *types.Chan:
		return p.wrap(t.Elem(), func(e types.Type) types.Type { return types.NewChan(t.Dir(), e) })
	case *types.Map:
		key := p.Type(t.Key())
		return p.wrap(t.Elem(), func(e types.Type) types.Type {
			if key == nil {
				return nil
			}
			return types.NewMap(key, e)
		})
	case *types.Signature:
		return p.signature(t)
	default:
		return t
	}
}

func (p *Pair) wrap(elem types.Type, around func(types.Type) types.Type) types.Type {
	if e := p.Type(elem); e != nil {
		return around(e)
	}
	return nil
}

func (p *Pair) named(t *types.Named) types.Type {
	arguments, ok := p.arguments(t)
	if !ok {
		return nil
	}
	object := t.Obj()
	generic := t.Origin()
	if p.Of(object) {
		if successor := p.types[object.Name()]; successor != nil {
			return successor
		}
		next, ok := p.Newer.Scope().Lookup(p.Rename(Symbol{TypeKind, "", object.Name()}).To).(*types.TypeName)
		switch {
		case ok:
			generic, ok = types.Unalias(next.Type()).(*types.Named)
		case IsString(t):
			return types.Typ[types.String]
		}
		if !ok {
			return nil
		}
	}
	if len(arguments) == 0 || generic.TypeParams().Len() != len(arguments) {
		return generic
	}
	instance, err := types.Instantiate(nil, generic, arguments, false)
	if err != nil {
		return nil
	}
	return instance
}

// arguments returns the type arguments of a type, replaced.
func (p *Pair) arguments(t *types.Named) (list []types.Type, ok bool) {
	for i := range t.TypeArgs().Len() {
		argument := p.Type(t.TypeArgs().At(i))
		if argument == nil {
			return nil, false
		}
		list = append(list, argument)
	}
	return list, true
}

func (p *Pair) signature(t *types.Signature) types.Type {
	params, results := p.tuple(t.Params()), p.tuple(t.Results())
	if params == nil && t.Params().Len() > 0 || results == nil && t.Results().Len() > 0 {
		return nil
	}
	return types.NewSignatureType(nil, nil, nil, params, results, t.Variadic())
}

func (p *Pair) tuple(t *types.Tuple) *types.Tuple {
	var list []*types.Var
	for i := range t.Len() {
		v := t.At(i)
		next := p.Type(v.Type())
		if next == nil {
			return nil
		}
		list = append(list, types.NewParam(v.Pos(), v.Pkg(), v.Name(), next))
	}
	return types.NewTuple(list...)
}

// Nullable returns the T of a Nullable[T] of the newer SDK, or nil.
func (p *Pair) Nullable(t types.Type) types.Type {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() != p.Newer || named.Obj().Name() != "Nullable" || named.TypeArgs().Len() != 1 {
		return nil
	}
	return named.TypeArgs().At(0)
}

// NullableOf returns Nullable[t].
func (p *Pair) NullableOf(t types.Type) types.Type {
	generic := p.Newer.Scope().Lookup("Nullable").Type()
	instance, _ := types.Instantiate(nil, generic, []types.Type{t}, false) // it has one parameter, of any type
	return instance
}
