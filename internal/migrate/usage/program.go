package usage

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/atlasgen/atlasgen/internal/migrate/load"
)

// A Bench type-checks SDKs and programs from their source, without the go command.
type Bench struct {
	Set      *token.FileSet
	standard types.Importer
	sdks     map[string]*types.Package // by import path; not ranged over
	sources  map[string][]*ast.File
	known    map[*types.Package]*known
}

// NewBench returns a bench. It asks the go command where the types of the standard
// library are.
func NewBench() (*Bench, error) {
	list := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}}={{.Export}}", "net/http", "encoding/json", "log/slog", "iter", "hash/maphash", "compress/gzip", "encoding/xml")
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("listing the standard library: %w", err)
	}
	files := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), "=")
		files[path] = file
	}
	b := &Bench{Set: token.NewFileSet(), sdks: map[string]*types.Package{}, sources: map[string][]*ast.File{}, known: map[*types.Package]*known{}}
	b.standard = importer.ForCompiler(b.Set, "gc", func(path string) (io.ReadCloser, error) { return os.Open(files[path]) })
	return b, nil
}

// Import returns an SDK, or a package of the standard library.
func (b *Bench) Import(path string) (*types.Package, error) {
	if p := b.sdks[path]; p != nil {
		return p, nil
	}
	return b.standard.Import(path)
}

// SDK adds the package in a folder.
func (b *Bench) SDK(path, dir string) (*types.Package, error) {
	found, err := build.ImportDir(dir, 0)
	if err != nil {
		return nil, err
	}
	for _, name := range found.GoFiles {
		tree, err := parser.ParseFile(b.Set, filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		b.sources[path] = append(b.sources[path], tree)
	}
	config := types.Config{Importer: b, IgnoreFuncBodies: true}
	b.sdks[path], err = config.Check(path, b.Set, b.sources[path], nil)
	return b.sdks[path], err
}

// Program returns a program of files in a folder, to be changed from one SDK to
// another.
func (b *Bench) Program(dir string, files map[string]string, newer string) (*load.Program, error) {
	p := &packages.Package{ID: "main", Name: "main", PkgPath: "main", Imports: map[string]*packages.Package{}, TypesInfo: &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{}, Instances: map[*ast.Ident]types.Instance{},
	}}
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			return nil, err
		}
		tree, err := parser.ParseFile(b.Set, file, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		p.Syntax, p.GoFiles, p.CompiledGoFiles = append(p.Syntax, tree), append(p.GoFiles, file), append(p.CompiledGoFiles, file)
	}
	var err error
	config := types.Config{Importer: b}
	if p.Types, err = config.Check("main", b.Set, p.Syntax, p.TypesInfo); err != nil {
		return nil, err
	}
	for _, imported := range p.Types.Imports() {
		p.Imports[imported.Path()] = &packages.Package{ID: imported.Path(), PkgPath: imported.Path(), Name: imported.Name(), Types: imported}
	}
	return load.Assemble(b.Set, []*packages.Package{p}, b.sdks[newer], b.sources[newer]), nil
}
