package load

import (
	"context"
	"errors"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/packages"
)

// An Error is a mistake that the compiler would report.
type Error struct {
	Pos  token.Position
	Text string
}

// Check type-checks the code with files in place of those on the disk. A package
// and its test variant report an error once.
func (p *Program) Check(ctx context.Context, files map[string][]byte) []Error {
	c := &checker{Program: p, ctx: ctx, files: files, checked: map[*packages.Package]*types.Package{}, seen: map[string]bool{}}
	for _, root := range p.Roots {
		c.pkg(root)
	}
	return c.errors
}

// A checker checks the packages of a program. Its maps are not ranged over.
type checker struct {
	*Program
	ctx     context.Context
	files   map[string][]byte
	checked map[*packages.Package]*types.Package // packages that changed, or import one that did
	seen    map[string]bool
	errors  []Error
}

func (c *checker) pkg(p *packages.Package) {
	if !c.affected(p) {
		return
	}
	var trees []*ast.File
	for i, tree := range p.Syntax {
		if data, ok := c.files[c.Set.PositionFor(tree.FileStart, false).Filename]; ok {
			tree = c.parse(c.Set.PositionFor(p.Syntax[i].FileStart, false).Filename, data)
		}
		trees = append(trees, tree)
	}
	config := types.Config{Importer: importerOf{c, p}, Sizes: p.TypesSizes, Error: c.add}
	if p.Module != nil && p.Module.GoVersion != "" {
		config.GoVersion = "go" + p.Module.GoVersion
	}
	checked, _ := config.Check(p.PkgPath, c.Set, trees, nil) // errors are in c.errors
	c.checked[p] = checked
}

// affected reports whether a package changed, or imports one that did.
func (c *checker) affected(p *packages.Package) bool {
	for _, name := range p.CompiledGoFiles {
		if _, ok := c.files[name]; ok {
			return true
		}
	}
	for _, imported := range p.Imports {
		if c.checked[imported] != nil {
			return true
		}
	}
	return false
}

func (c *checker) parse(name string, data []byte) *ast.File {
	tree, err := parser.ParseFile(c.Set, name, data, parser.SkipObjectResolution|parser.ParseComments|parser.AllErrors)
	var list scanner.ErrorList
	if errors.As(err, &list) {
		for _, e := range list {
			c.errors = append(c.errors, Error{Pos: e.Pos, Text: e.Msg})
		}
	}
	return tree
}

func (c *checker) add(err error) {
	var e types.Error
	if !errors.As(err, &e) || strings.HasPrefix(e.Msg, "\t") {
		return // a line that belongs to the error before it
	}
	pos := c.Set.PositionFor(e.Pos, false)
	key := pos.String() + e.Msg
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	c.errors = append(c.errors, Error{Pos: pos, Text: e.Msg})
}

// An importerOf finds what a package imports.
type importerOf struct {
	*checker
	pkg *packages.Package
}

// Import returns a package in its changed form, if it has one.
func (i importerOf) Import(path string) (*types.Package, error) {
	if path == i.To {
		return i.Newer, nil
	}
	if p := i.pkg.Imports[path]; p != nil {
		if changed := i.checked[p]; changed != nil {
			return changed, nil
		}
		if p.Types != nil {
			return p.Types, nil
		}
	}
	if known := i.known[path]; known == nil || !known.Complete() {
		if err := i.exports(i.ctx, []string{path}); err != nil {
			return nil, err
		}
	}
	return importer(i.known).Import(path)
}
