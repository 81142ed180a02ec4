package source

import (
	"go/ast"
	"go/token"
	"strconv"
)

// Variable returns the value of a constant or variable, as Eval does, or nil.
func (p *Package) Variable(name string) any {
	if known, ok := p.known[name]; ok {
		return known
	}
	p.known[name] = nil // of what refers to itself
	v := p.Eval(p.values[name])
	p.known[name] = v
	return v
}

// Eval returns the value of a literal, of what it refers to in the package, or of
// an address of either: a string, an int, a bool, a map[string]any for a struct, a
// []any for a list. Other expressions are nil.
func (p *Package) Eval(x ast.Expr) any {
	switch x := x.(type) {
	case *ast.BasicLit:
		return basic(x)
	case *ast.Ident:
		if x.Name == "true" || x.Name == "false" {
			return x.Name == "true"
		}
		return p.Variable(x.Name)
	case *ast.UnaryExpr:
		return p.Eval(x.X)
	case *ast.BinaryExpr:
		left, _ := p.Eval(x.X).(string)
		right, _ := p.Eval(x.Y).(string)
		return left + right
	case *ast.CompositeLit:
		return p.composite(x)
	}
	return nil
}

func basic(x *ast.BasicLit) any {
	switch x.Kind {
	case token.STRING:
		s, _ := strconv.Unquote(x.Value) // it has been parsed
		return s
	case token.INT:
		n, _ := strconv.Atoi(x.Value)
		return n
	}
	return nil
}

func (p *Package) composite(x *ast.CompositeLit) any {
	fields, list := map[string]any{}, []any{}
	for _, element := range x.Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if !ok {
			list = append(list, p.Eval(element))
			continue
		}
		if key, ok := pair.Key.(*ast.Ident); ok {
			fields[key.Name] = p.Eval(pair.Value)
		}
	}
	if _, ok := x.Type.(*ast.ArrayType); ok || len(list) > 0 {
		return list
	}
	return fields
}
