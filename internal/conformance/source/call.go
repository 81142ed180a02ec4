package source

import (
	"go/ast"
	"reflect"
	"strconv"
)

// A Call is a method of a service with the operation that it sends.
type Call struct {
	Service, Method string // "ClustersApi", "GetClusterWithParams"
	Doc             string // the comment of the method
	Result          string // the type of the request without type arguments: "ListCall"
	Params          string // the type of the parameters: "GetClusterApiParams"

	Name, Verb, Path               string // of the operation
	Accept, AcceptCSV, ContentType string
	Sunset, Successor              string
	Deprecated                     bool

	Fields map[string]any // of the literal, as Eval returns them
}

// calls records the operations that a method refers to: by a literal, or by a
// variable that has one.
func (p *Package) calls(decl *ast.FuncDecl) {
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		literal := operationLiteral(n)
		if name, ok := n.(*ast.Ident); ok {
			literal = operationLiteral(p.values[name.Name])
		}
		if literal != nil {
			p.Calls = append(p.Calls, p.call(decl, literal))
		}
		return true
	})
}

// operationLiteral returns n, or what its address is taken of, if it is a literal
// of an Operation.
func operationLiteral(n ast.Node) *ast.CompositeLit {
	if address, ok := n.(*ast.UnaryExpr); ok {
		n = address.X
	}
	literal, ok := n.(*ast.CompositeLit)
	if !ok || TypeName(literal.Type) != "Operation" {
		return nil
	}
	return literal
}

func (p *Package) call(decl *ast.FuncDecl, literal *ast.CompositeLit) Call {
	c := Call{Service: TypeName(receiverOf(decl)), Method: decl.Name.Name, Doc: decl.Doc.Text()}
	if results := decl.Type.Results; results != nil {
		c.Result = TypeName(results.List[0].Type)
	}
	if params := decl.Type.Params.List; len(params) > 1 {
		c.Params = TypeName(params[1].Type)
	}
	fields, _ := p.Eval(literal).(map[string]any)
	c.Fields = fields
	text := func(name string) string { s, _ := fields[name].(string); return s }
	c.Name, c.Verb, c.Path = text("Name"), text("Method"), text("Path")
	c.Accept, c.AcceptCSV, c.ContentType = text("Accept"), text("AcceptCSV"), text("ContentType")
	c.Sunset, c.Successor, c.Deprecated = text("Sunset"), text("Successor"), fields["Deprecated"] == true
	return c
}

// Literal returns the fields of the first literal of a type, as Eval returns them.
func (p *Package) Literal(typeName string) map[string]any {
	var fields map[string]any
	for _, file := range p.Files {
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.CompositeLit); ok && fields == nil && TypeName(literal.Type) == typeName {
				fields, _ = p.Eval(literal).(map[string]any)
			}
			return fields == nil
		})
	}
	return fields
}

// Fields returns the fields of a struct type in their order, embedded ones
// excepted.
func (p *Package) Fields(name string) []Field { return FieldsOf(p.Types[name]) }

// FieldsOf returns the fields of a struct in their order, embedded ones excepted.
func FieldsOf(t ast.Expr) []Field {
	structure, ok := t.(*ast.StructType)
	if !ok {
		return nil
	}
	var all []Field
	for _, f := range structure.Fields.List {
		for _, ident := range f.Names {
			field := Field{Name: ident.Name, Type: f.Type}
			if f.Tag != nil {
				tag, _ := strconv.Unquote(f.Tag.Value) // it has been parsed
				field.Tag = reflect.StructTag(tag)
			}
			all = append(all, field)
		}
	}
	return all
}

// A Field is a field of a struct.
type Field struct {
	Name string
	Type ast.Expr
	Tag  reflect.StructTag
}
