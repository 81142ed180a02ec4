package agree

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
)

// readGoSamples states what the samples in Go show.
func readGoSamples(out *Outputs, s Statements) error {
	return out.eachSample("Go", func(p *jsonPage, source string) error {
		file, err := parser.ParseFile(token.NewFileSet(), "sample.go", source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		g := goSample{s: s, at: Subject{p.Name, p.Version}, params: map[string]string{}}
		for _, param := range out.required(p.Name) {
			g.params[fold(param.Name)] = param.Name
		}
		s.say(g.at, Body, "")
		ast.Inspect(file, g.visit)
		return nil
	})
}

// A goSample is a program that calls an operation.
type goSample struct {
	s      Statements
	at     Subject
	params map[string]string // required ones, by their folded names
}

func (g goSample) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.AssignStmt:
		switch name, _ := n.Lhs[0].(*ast.Ident); {
		case name == nil:
		case name.Name == "url":
			g.s.say(Subject{}, BaseURL, literal(n.Rhs[0]))
		case name.Name == "params":
			g.arguments(n.Rhs[0])
		}
	case *ast.CallExpr:
		g.call(n)
	}
	return true
}

// arguments reads the struct of the parameters, whose address is taken.
func (g goSample) arguments(value ast.Expr) {
	address, ok := value.(*ast.UnaryExpr)
	if !ok {
		return
	}
	n, ok := address.X.(*ast.CompositeLit)
	if !ok {
		return
	}
	name, ok := n.Type.(*ast.SelectorExpr)
	if !ok {
		return
	}
	g.s.say(g.at, Params, name.Sel.Name)
	for _, element := range n.Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		field, ok := pair.Key.(*ast.Ident)
		if ok && g.params[fold(field.Name)] != "" {
			g.s.say(g.at, Example+" "+Fact(g.params[fold(field.Name)]), literal(pair.Value))
		}
	}
}

// call reads the call of the operation, of os.Getenv and of json.Unmarshal.
func (g goSample) call(n *ast.CallExpr) {
	selector, ok := n.Fun.(*ast.SelectorExpr)
	if !ok {
		return
	}
	switch name := selector.Sel.Name; {
	case name == "Getenv":
		g.s.say(Subject{}, Variable+" "+Fact(literal(n.Args[0])), "named")
	case name == "Unmarshal":
		if bytes, ok := n.Args[0].(*ast.CallExpr); ok {
			g.s.replace(g.at, Body, canonical([]byte(literal(bytes.Args[0]))))
		}
	case strings.HasSuffix(name, "WithParams"):
		if field, ok := selector.X.(*ast.SelectorExpr); ok {
			g.s.say(g.at, Client, field.Sel.Name)
			g.s.say(g.at, Method, strings.TrimSuffix(name, "WithParams"))
		}
	}
}

// literal returns the text of a literal: of a list its items with commas between,
// of a call its argument.
func literal(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(x.Value); err == nil {
			return text
		}
		return x.Value
	case *ast.Ident:
		return x.Name
	case *ast.CallExpr:
		if len(x.Args) > 0 {
			return literal(x.Args[0])
		}
	case *ast.CompositeLit:
		var items []string
		for _, item := range x.Elts {
			items = append(items, literal(item))
		}
		return strings.Join(items, ",")
	case *ast.SelectorExpr:
		return "constant " + x.Sel.Name
	}
	return ""
}
