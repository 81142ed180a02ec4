// Package surface compares two Go packages by their exported names and types. The
// packages and their imports need not be on disk.
package surface

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"strings"
)

// A world type-checks two packages with the same imports. Most of their files are
// the same, and parsed once.
type world struct {
	set        *token.FileSet
	stubs      stubs
	parsed     map[string]*ast.File // by name and content
	deprecated map[string][]string  // names, by the same key
}

func newWorld() *world {
	return &world{token.NewFileSet(), stubs{}, map[string]*ast.File{}, map[string][]string{}}
}

// check type-checks the surface of a package.
func (w *world) check(files []File) (*types.Package, error) {
	var trees []*ast.File
	for _, f := range files {
		if path.Ext(f.Name) != ".go" || strings.HasSuffix(f.Name, "_test.go") {
			continue
		}
		tree, err := w.parse(f)
		if err != nil {
			return nil, err
		}
		trees = append(trees, tree)
	}
	if len(trees) == 0 {
		return nil, fmt.Errorf("there is no Go code in %d files", len(files))
	}
	config := types.Config{Importer: w.stubs, IgnoreFuncBodies: true, DisableUnusedImportCheck: true}
	return config.Check(packagePath, w.set, trees, nil)
}

// parse returns the surface of a file.
func (w *world) parse(f File) (*ast.File, error) {
	key := f.key()
	if tree := w.parsed[key]; tree != nil {
		return tree, nil
	}
	tree, err := parser.ParseFile(w.set, f.Name, f.Data, parser.SkipObjectResolution|parser.ParseComments)
	if err != nil {
		return nil, err
	}
	w.deprecated[key] = deprecations(tree)
	tree.Comments = nil
	tree.Decls = surface(tree.Decls)
	w.stubs.declare(tree)
	w.parsed[key] = tree
	return tree, nil
}

// key identifies a file among those of both packages.
func (f File) key() string { return f.Name + "\x00" + string(f.Data) }

// newlyDeprecated returns the names that files deprecate and earlier ones do not.
func (w *world) newlyDeprecated(from, to []File) []string {
	old := map[string]bool{}
	for _, f := range from {
		for _, name := range w.deprecated[f.key()] {
			old[name] = true
		}
	}
	var names []string
	for _, f := range to {
		for _, name := range w.deprecated[f.key()] {
			if !old[name] && exportedPath(name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// exportedPath reports whether all parts of "Thing.Name" are exported.
func exportedPath(name string) bool {
	for part := range strings.SplitSeq(name, ".") {
		if !ast.IsExported(part) {
			return false
		}
	}
	return true
}

// packagePath is the import path of both packages. The real path of a module
// contains its major version, which would make all types different.
const packagePath = "compared"

// surface returns the declarations that importers can see, and those that they
// refer to: all types and methods, and other exported names.
func surface(decls []ast.Decl) []ast.Decl {
	var kept []ast.Decl
	for _, decl := range decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Recv != nil || d.Name.IsExported() {
				d.Body = &ast.BlockStmt{}
				kept = append(kept, d)
			}
		case *ast.GenDecl:
			if d.Tok == token.VAR {
				d.Specs = exportedVars(d.Specs)
			}
			if len(d.Specs) > 0 {
				kept = append(kept, d)
			}
		}
	}
	return kept
}

func exportedVars(specs []ast.Spec) []ast.Spec {
	var kept []ast.Spec
	for _, spec := range specs {
		for _, name := range spec.(*ast.ValueSpec).Names {
			if name.IsExported() {
				kept = append(kept, spec)
				break
			}
		}
	}
	return kept
}
