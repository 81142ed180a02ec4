// Package source reads generated Go by its syntax trees, for the conformance
// tests. It shares no code with the emitters that write what it reads.
package source

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Package is a generated package.
type Package struct {
	Types   map[string]ast.Expr      // every declared type
	Methods map[string]*ast.FuncDecl // by "ClustersApi.GetCluster"
	Calls   []Call                   // by service and method
	Files   map[string]*ast.File     // by base name

	values map[string]ast.Expr // constants and variables
	known  map[string]any      // values that have been evaluated
}

// Read parses the Go files of a directory, tests excepted.
func Read(dir string) (*Package, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, name := range names {
		if files[filepath.Base(name)], err = os.ReadFile(name); err != nil {
			return nil, err
		}
	}
	return Parse(files)
}

// Parse parses the files of one package by their names, tests excepted.
func Parse(files map[string][]byte) (*Package, error) {
	p := &Package{
		Types: map[string]ast.Expr{}, Methods: map[string]*ast.FuncDecl{}, Files: map[string]*ast.File{},
		values: map[string]ast.Expr{}, known: map[string]any{},
	}
	set := token.NewFileSet()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, files[name], parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			return nil, fmt.Errorf("reading generated Go: %w", err)
		}
		p.Files[name] = file
		p.declarations(file)
	}
	for _, name := range slices.Sorted(maps.Keys(p.Methods)) {
		p.calls(p.Methods[name])
	}
	slices.SortFunc(p.Calls, func(a, b Call) int { return strings.Compare(a.Service+"."+a.Method, b.Service+"."+b.Method) })
	return p, nil
}

func (p *Package) declarations(file *ast.File) {
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if receiver := TypeName(receiverOf(decl)); receiver != "" && decl.Body != nil {
				p.Methods[receiver+"."+decl.Name.Name] = decl
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				p.declaration(spec)
			}
		}
	}
}

func (p *Package) declaration(spec ast.Spec) {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		p.Types[spec.Name.Name] = spec.Type
	case *ast.ValueSpec:
		for i, value := range spec.Values {
			p.values[spec.Names[i].Name] = value
		}
	}
}

func receiverOf(decl *ast.FuncDecl) ast.Expr {
	if decl.Recv == nil {
		return nil
	}
	return decl.Recv.List[0].Type
}

// TypeName returns the name of a type without pointers and type arguments, or "".
func TypeName(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.StarExpr:
		return TypeName(x.X)
	case *ast.IndexExpr:
		return TypeName(x.X)
	case *ast.IndexListExpr:
		return TypeName(x.X)
	}
	return ""
}

// Exported returns the exported names that the files declare outside of methods.
func (p *Package) Exported() map[string]bool {
	names := map[string]bool{}
	for _, file := range p.Files {
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
