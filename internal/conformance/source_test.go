//go:build conformance

package conformance

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A source is the source of a generated package.
type source struct {
	types   map[string]ast.Expr // every declared type
	methods map[string]bool     // "ClustersApi.GetCluster"
	calls   []call              // by method
	files   map[string]*ast.File

	literals map[string]*ast.CompositeLit // variables with operations
}

// readSource parses the Go files of a directory, without tests.
func readSource(t testing.TB, dir string) source {
	t.Helper()
	s := source{types: map[string]ast.Expr{}, methods: map[string]bool{}, files: map[string]*ast.File{}, literals: map[string]*ast.CompositeLit{}}
	files := token.NewFileSet()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		s.files[filepath.Base(name)] = file
		s.declarations(file)
	}
	for _, file := range s.files {
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.FuncDecl); ok {
				s.function(decl)
			}
		}
	}
	slices.SortFunc(s.calls, func(a, b call) int { return strings.Compare(a.service+"."+a.method, b.service+"."+b.method) })
	return s
}

func (s *source) declarations(file *ast.File) {
	for _, decl := range file.Decls {
		general, ok := decl.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range general.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				s.types[spec.Name.Name] = spec.Type
			case *ast.ValueSpec:
				s.variable(spec)
			}
		}
	}
}

func (s *source) variable(spec *ast.ValueSpec) {
	for i, value := range spec.Values {
		if address, ok := value.(*ast.UnaryExpr); ok {
			value = address.X
		}
		if literal := operationLiteral(value); literal != nil {
			s.literals[spec.Names[i].Name] = literal
		}
	}
}

// operationLiteral returns n if it is a literal of an Operation, or nil.
func operationLiteral(n ast.Node) *ast.CompositeLit {
	literal, ok := n.(*ast.CompositeLit)
	if !ok {
		return nil
	}
	if name, ok := literal.Type.(*ast.Ident); !ok || name.Name != "Operation" {
		return nil
	}
	return literal
}

func (s *source) function(decl *ast.FuncDecl) {
	if decl.Recv == nil || decl.Body == nil {
		return
	}
	kind := decl.Recv.List[0].Type
	if star, ok := kind.(*ast.StarExpr); ok {
		kind = star.X
	}
	receiver, ok := kind.(*ast.Ident)
	if !ok {
		return
	}
	s.methods[receiver.Name+"."+decl.Name.Name] = true
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		literal := operationLiteral(n)
		if name, ok := n.(*ast.Ident); ok {
			literal = s.literals[name.Name]
		}
		if literal != nil {
			s.calls = append(s.calls, readCall(receiver.Name, decl.Name.Name, literal))
		}
		return true
	})
}

func readCall(service, method string, literal *ast.CompositeLit) call {
	c := call{service: service, method: method}
	fields := map[string]*string{
		"Method": &c.verb, "Path": &c.path, "Accept": &c.accept, "AcceptCSV": &c.csv, "ContentType": &c.contentType,
	}
	for _, element := range literal.Elts {
		pair := element.(*ast.KeyValueExpr)
		target := fields[pair.Key.(*ast.Ident).Name]
		if value, ok := pair.Value.(*ast.BasicLit); ok && target != nil {
			*target, _ = strconv.Unquote(value.Value)
		}
	}
	return c
}

// exported returns the exported names of files other than methods.
func exported(s source) map[string]bool {
	names := map[string]bool{}
	for _, file := range s.files {
		for _, decl := range file.Decls {
			for _, name := range declaredNames(decl) {
				if ast.IsExported(name) {
					names[name] = true
				}
			}
		}
	}
	return names
}

func declaredNames(decl ast.Decl) []string {
	if function, ok := decl.(*ast.FuncDecl); ok && function.Recv == nil {
		return []string{function.Name.Name}
	}
	general, ok := decl.(*ast.GenDecl)
	if !ok {
		return nil
	}
	var names []string
	for _, spec := range general.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			names = append(names, spec.Name.Name)
		case *ast.ValueSpec:
			for _, name := range spec.Names {
				names = append(names, name.Name)
			}
		}
	}
	return names
}

// runtimeNames returns the exported types and functions of the runtime.
func runtimeNames(t testing.TB) map[string]bool {
	t.Helper()
	return exported(readSource(t, filepath.Join(root, "templates", "go", "runtime")))
}
